import { defineLifecycle } from '@yby/platform';

/** 更名、迁移、合并、分立: proposed by the giving county, settled by the receiving one. A change of name is recorded when it is verified. */
export const transferLifecycle = defineLifecycle({
  name: 'transfer',
  table: 'enterprise.transfer',
  zh: '单位转移',
  states: {
    proposed: { zh: '待接收', en: 'proposed' },
    accepted: { zh: '已完成', en: 'accepted', final: true },
    declined: { zh: '不予接收', en: 'declined', final: true },
    withdrawn: { zh: '已撤回', en: 'withdrawn', final: true },
  },
  acts: {
    propose: { zh: '提出', en: 'propose', from: [null], to: ['proposed'], who: ['approver'] },
    record: { zh: '登记更名', en: 'record', from: [null], to: ['accepted'], who: ['approver'] },
    accept: { zh: '接收', en: 'accept', from: ['proposed'], to: ['accepted'], who: ['approver'] },
    decline: { zh: '不予接收', en: 'decline', from: ['proposed'], to: ['declined'], who: ['approver'] },
    withdraw: { zh: '撤回', en: 'withdraw', from: ['proposed'], to: ['withdrawn'], who: ['approver'] },
  },
});

export type TransferState = keyof typeof transferLifecycle.states;
