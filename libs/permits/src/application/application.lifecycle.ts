import { defineLifecycle } from '@yby/platform';

/**
 * An application (reference: 行政许可法 32 acceptance and one-time notice; 条例 14, 17, 20). Submitting a complete file is its
 * acceptance; what needs no paper, or another authority's, gets its formal dated answer instead.
 */
export const applicationLifecycle = defineLifecycle({
  name: 'application',
  table: 'permits.application',
  zh: '申请',
  states: {
    accepted: { zh: '已受理', en: 'accepted' },
    paused: { zh: '中止计时', en: 'paused' },
    correction_required: { zh: '待补正', en: 'correction required' },
    approved: { zh: '已通过', en: 'approved', final: true },
    refused: { zh: '不予办理', en: 'refused', final: true },
    withdrawn: { zh: '已撤回', en: 'withdrawn', final: true },
    lapsed: { zh: '逾期失效', en: 'lapsed', final: true },
    forwarded: { zh: '已转报', en: 'forwarded' },
    answered: { zh: '上级已答复', en: 'answered', final: true },
    not_required: { zh: '无需办理', en: 'not required', final: true },
    not_accepted: { zh: '不予受理', en: 'not accepted', final: true },
  },
  acts: {
    submit: {
      zh: '提交',
      en: 'submit',
      from: [null],
      to: ['accepted', 'not_required', 'not_accepted'],
      who: ['agent'],
    },
    approve: { zh: '通过', en: 'approve', from: ['accepted'], to: ['approved'], who: ['approver', 'supervisor'] },
    return: {
      zh: '退回补正',
      en: 'return',
      from: ['accepted'],
      to: ['correction_required'],
      who: ['approver', 'supervisor'],
    },
    refuse: { zh: '不予办理', en: 'refuse', from: ['accepted'], to: ['refused'], who: ['approver', 'supervisor'] },
    forward: { zh: '转报', en: 'forward', from: ['accepted'], to: ['forwarded'], who: ['approver'] },
    receive: {
      zh: '登记上级收件',
      en: 'note the reception',
      from: ['forwarded'],
      to: ['forwarded'],
      who: ['approver'],
    },
    answer: { zh: '登记上级答复', en: 'enter the answer', from: ['forwarded'], to: ['answered'], who: ['approver'] },
    resubmit: {
      zh: '补正后提交',
      en: 'resubmit',
      from: ['correction_required'],
      to: ['accepted', 'not_required', 'not_accepted'],
      who: ['agent'],
    },
    withdraw: {
      zh: '撤回',
      en: 'withdraw',
      from: ['accepted', 'paused', 'correction_required'],
      to: ['withdrawn'],
      who: ['agent'],
    },
    pause: { zh: '中止计时', en: 'pause', from: ['accepted'], to: ['paused'], who: ['approver'] },
    resume: {
      zh: '恢复计时',
      en: 'resume',
      from: ['paused'],
      to: ['accepted'],
      who: ['approver', 'supervisor', 'system'],
    },
    lapse: { zh: '逾期失效', en: 'lapse', from: ['correction_required'], to: ['lapsed'], who: ['system'] },
  },
});

export type ApplicationState = keyof typeof applicationLifecycle.states;
export type ApplicationAct = keyof typeof applicationLifecycle.acts;
