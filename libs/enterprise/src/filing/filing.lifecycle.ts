import { defineLifecycle } from '@yby/platform';

/** What an enterprise declares (登记、变更): saved as typed, submitted whole, returned with everything that is missing (行政许可法 32). */
export const filingLifecycle = defineLifecycle({
  name: 'filing',
  table: 'enterprise.filing',
  zh: '单位申报',
  states: {
    draft: { zh: '填写中', en: 'draft' },
    submitted: { zh: '待核验', en: 'waiting for verification' },
    returned: { zh: '退回补正', en: 'returned' },
    approved: { zh: '已通过', en: 'approved', final: true },
    withdrawn: { zh: '已撤回', en: 'withdrawn', final: true },
  },
  acts: {
    open: {
      zh: '开始填写',
      en: 'open',
      from: [null],
      to: ['draft'],
      who: ['enterprise_admin', 'agent', 'approver', 'system'],
    },
    save: {
      zh: '保存',
      en: 'save',
      from: ['draft', 'returned'],
      to: ['draft', 'returned'],
      who: ['enterprise_admin', 'agent', 'approver'],
    },
    submit: {
      zh: '提交',
      en: 'submit',
      from: ['draft', 'returned'],
      to: ['submitted'],
      who: ['enterprise_admin', 'agent', 'approver'],
    },
    return: { zh: '退回补正', en: 'return', from: ['submitted'], to: ['returned'], who: ['approver'] },
    approve: { zh: '通过', en: 'approve', from: ['submitted'], to: ['approved'], who: ['approver'] },
    withdraw: {
      zh: '撤回',
      en: 'withdraw',
      from: ['draft', 'submitted', 'returned'],
      to: ['withdrawn'],
      who: ['enterprise_admin', 'agent'],
    },
  },
});

export type FilingState = keyof typeof filingLifecycle.states;
