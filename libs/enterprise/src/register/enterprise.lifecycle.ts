import { defineLifecycle } from '@yby/platform';

/** An enterprise in the register. Bans, holds and violations are facts beside it, not states. */
export const enterpriseLifecycle = defineLifecycle({
  name: 'enterprise',
  table: 'enterprise.enterprise',
  zh: '单位',
  states: {
    draft: { zh: '待登记', en: 'not registered yet' },
    registered: { zh: '已登记', en: 'registered' },
    suspended: { zh: '已停业', en: 'suspended' },
    closed: { zh: '已注销', en: 'closed', final: true },
    moved_out: { zh: '已迁出', en: 'moved out', final: true },
  },
  acts: {
    join: { zh: '开户', en: 'join', from: [null], to: ['draft'], who: ['approver', 'system'] },
    register: { zh: '登记', en: 'register', from: [null, 'draft'], to: ['registered'], who: ['approver', 'system'] },
    suspend: {
      zh: '停业',
      en: 'suspend',
      from: ['registered'],
      to: ['suspended'],
      who: ['enterprise_admin', 'approver'],
    },
    resume: {
      zh: '复业',
      en: 'resume',
      from: ['suspended'],
      to: ['registered'],
      who: ['enterprise_admin', 'approver'],
    },
    close: {
      zh: '注销',
      en: 'close',
      from: ['registered', 'suspended'],
      to: ['closed'],
      who: ['enterprise_admin', 'approver', 'system'],
    },
    move_out: {
      zh: '迁出',
      en: 'move out',
      from: ['registered', 'suspended'],
      to: ['moved_out'],
      who: ['approver', 'supervisor', 'system'],
    },
  },
});

export type EnterpriseState = keyof typeof enterpriseLifecycle.states;
