import { defineLifecycle } from '@yby/platform';

/** An enterprise in the register. Bans and violations are facts beside it, not states. */
export const enterpriseLifecycle = defineLifecycle({
  name: 'enterprise',
  table: 'enterprise.enterprise',
  zh: '单位',
  states: {
    registered: { zh: '已登记', en: 'registered' },
    closed: { zh: '已注销', en: 'closed', final: true },
  },
  acts: {
    register: { zh: '登记', en: 'register', from: [null], to: ['registered'], who: ['approver', 'system'] },
    close: { zh: '注销', en: 'close', from: ['registered'], to: ['closed'], who: ['approver', 'system'] },
  },
});

export type EnterpriseState = keyof typeof enterpriseLifecycle.states;
