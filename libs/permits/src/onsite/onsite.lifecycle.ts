import { defineLifecycle } from '@yby/platform';

/** 实地核查: asked for by the officer who decides, done by an inspector. It stops no clock (行政许可法 45 does not name it). */
export const onsiteLifecycle = defineLifecycle({
  name: 'onsite_verification',
  table: 'permits.onsite_verification',
  zh: '实地核查',
  states: {
    asked: { zh: '待核查', en: 'asked' },
    done: { zh: '已核查', en: 'done', final: true },
    cancelled: { zh: '已取消', en: 'cancelled', final: true },
  },
  acts: {
    ask: { zh: '提出核查', en: 'ask', from: [null], to: ['asked'], who: ['approver'] },
    report: { zh: '报告结果', en: 'report', from: ['asked'], to: ['done'], who: ['inspector'] },
    cancel: { zh: '取消', en: 'cancel', from: ['asked'], to: ['cancelled'], who: ['approver'] },
  },
});

export type OnsiteState = keyof typeof onsiteLifecycle.states;
export const onsiteStates = Object.keys(onsiteLifecycle.states) as OnsiteState[];

/** Why somebody goes there: the three cases of 办法 7 and 20, or the officer's own doubt. */
export const onsiteGrounds = ['first_application', 'materials_flawed', 'materials_doubtful', 'other'] as const;
export type OnsiteGround = (typeof onsiteGrounds)[number];

export const onsiteOutcomes = ['matches', 'differs', 'not_reached'] as const;
export type OnsiteOutcome = (typeof onsiteOutcomes)[number];
