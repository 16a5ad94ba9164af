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
    open: { zh: '开户', en: 'open', from: [null], to: ['active'], who: ['sysadmin', 'system'] },
    lock: { zh: '停用', en: 'suspend', from: ['active'], to: ['locked'], who: ['secadmin', 'system'] },
    unlock: { zh: '恢复', en: 'restore', from: ['locked'], to: ['active'], who: ['secadmin'] },
    close: { zh: '注销', en: 'close', from: ['active', 'locked'], to: ['closed'], who: ['sysadmin'] },
  },
});

export type AccountState = keyof typeof accountLifecycle.states;
