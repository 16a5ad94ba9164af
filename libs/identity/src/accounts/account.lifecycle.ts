import { defineLifecycle } from '@yby/platform';

/** An account. A lock after wrong passwords is no state: it ends by itself after 30 minutes (see sessions/attempts). */
export const accountLifecycle = defineLifecycle({
  name: 'account',
  table: 'identity.account',
  zh: '账户',
  states: {
    active: { zh: '正常', en: 'active' },
    locked: { zh: '停用', en: 'suspended' },
    closed: { zh: '注销', en: 'closed', final: true },
  },
  acts: {
    open: { zh: '开户', en: 'open', from: [null], to: ['active'], who: ['sysadmin', 'enterprise_admin', 'system'] },
    assign: {
      zh: '调整岗位',
      en: 'change offices',
      from: ['active'],
      to: ['active'],
      who: ['secadmin', 'enterprise_admin'],
    },
    entrust: { zh: '续签委托书', en: 'enter a mandate', from: ['active'], to: ['active'], who: ['enterprise_admin'] },
    lock: { zh: '停用', en: 'suspend', from: ['active'], to: ['locked'], who: ['secadmin', 'system'] },
    unlock: { zh: '恢复', en: 'restore', from: ['locked'], to: ['active'], who: ['secadmin'] },
    leave: {
      zh: '本人注销',
      en: 'leave',
      from: ['active'],
      to: ['closed'],
      who: ['enterprise_admin', 'agent', 'storekeeper', 'driver'],
    },
    close: {
      zh: '注销',
      en: 'close',
      from: ['active', 'locked'],
      to: ['closed'],
      who: ['sysadmin', 'enterprise_admin'],
    },
  },
});

export type AccountState = keyof typeof accountLifecycle.states;
