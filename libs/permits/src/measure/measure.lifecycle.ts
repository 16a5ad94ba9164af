import { defineLifecycle } from '@yby/platform';

/** 处置: what an organ does to a permit that it has issued. One officer proposes it, a supervisor other than he confirms it. */
export const measureLifecycle = defineLifecycle({
  name: 'measure',
  table: 'permits.measure',
  zh: '处置',
  states: {
    proposed: { zh: '待确认', en: 'proposed' },
    confirmed: { zh: '已确认', en: 'confirmed', final: true },
    rejected: { zh: '已否决', en: 'rejected', final: true },
    lapsed: { zh: '已失效', en: 'lapsed', final: true },
  },
  acts: {
    propose: { zh: '提出', en: 'propose', from: [null], to: ['proposed'], who: ['approver', 'supervisor'] },
    confirm: { zh: '确认', en: 'confirm', from: ['proposed'], to: ['confirmed'], who: ['supervisor'] },
    reject: { zh: '否决', en: 'reject', from: ['proposed'], to: ['rejected'], who: ['supervisor'] },
    lapse: { zh: '失效', en: 'lapse', from: ['proposed'], to: ['lapsed'], who: ['system'] },
  },
});

export type MeasureState = keyof typeof measureLifecycle.states;

export const measureActs = ['suspend', 'restore', 'revoke', 'annul', 'withdraw', 'deregister'] as const;
export type MeasureAct = (typeof measureActs)[number];
