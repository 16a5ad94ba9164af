import { defineLifecycle } from '@yby/platform';

/** 可疑情况: whoever checks a paper tells what looks wrong at once (条例 18; 办法 22); an officer of the county closes it. */
export const suspicionLifecycle = defineLifecycle({
  name: 'suspicion',
  table: 'permits.suspicion',
  zh: '可疑情况',
  states: {
    reported: { zh: '待核查', en: 'reported' },
    closed: { zh: '已核查', en: 'closed', final: true },
  },
  acts: {
    report: {
      zh: '报告',
      en: 'report',
      from: [null],
      to: ['reported'],
      who: ['agent', 'storekeeper', 'driver', 'approver', 'inspector', 'supervisor'],
    },
    close: { zh: '办结', en: 'close', from: ['reported'], to: ['closed'], who: ['inspector', 'supervisor'] },
  },
});

export type SuspicionState = keyof typeof suspicionLifecycle.states;
