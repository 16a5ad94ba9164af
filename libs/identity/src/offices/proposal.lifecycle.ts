import { defineLifecycle } from '@yby/platform';

/** A change that one administrator proposes and another confirms; the platform's two-person act stands behind it. */
export const proposalLifecycle = defineLifecycle({
  name: 'proposal',
  table: 'identity.proposal',
  zh: '待确认事项',
  states: {
    proposed: { zh: '待确认', en: 'proposed' },
    confirmed: { zh: '已确认', en: 'confirmed', final: true },
    rejected: { zh: '已否决', en: 'rejected', final: true },
    expired: { zh: '已失效', en: 'expired', final: true },
  },
  acts: {
    propose: { zh: '提出', en: 'propose', from: [null], to: ['proposed'], who: ['sysadmin'] },
    confirm: { zh: '确认', en: 'confirm', from: ['proposed'], to: ['confirmed'], who: ['secadmin'] },
    reject: { zh: '否决', en: 'reject', from: ['proposed'], to: ['rejected'], who: ['sysadmin', 'secadmin'] },
    expire: { zh: '失效', en: 'expire', from: ['proposed'], to: ['expired'], who: ['system'] },
  },
});

export const proposalStates = ['proposed', 'confirmed', 'rejected', 'expired'] as const;
export type ProposalState = keyof typeof proposalLifecycle.states;
