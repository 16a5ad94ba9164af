import { defineLifecycle } from '@yby/platform';

/** Second factors taken away by two administrators, so that their person enrols anew (GB/T 22239-2019 8.1.4.1, 8.1.4.2). */
export const factorResetLifecycle = defineLifecycle({
  name: 'factor_reset',
  table: 'identity.factor_reset',
  zh: '第二验证方式重置',
  states: {
    proposed: { zh: '待确认', en: 'proposed' },
    confirmed: { zh: '已重置', en: 'reset', final: true },
    rejected: { zh: '已否决', en: 'rejected', final: true },
    expired: { zh: '已失效', en: 'expired', final: true },
  },
  acts: {
    propose: { zh: '提出', en: 'propose', from: [null], to: ['proposed'], who: ['secadmin'] },
    confirm: { zh: '确认', en: 'confirm', from: ['proposed'], to: ['confirmed'], who: ['secadmin', 'sysadmin'] },
    reject: { zh: '否决', en: 'reject', from: ['proposed'], to: ['rejected'], who: ['secadmin', 'sysadmin'] },
    expire: { zh: '失效', en: 'expire', from: ['proposed'], to: ['expired'], who: ['system'] },
  },
});

export type FactorResetState = keyof typeof factorResetLifecycle.states;
