import { defineLifecycle, type Role } from '@yby/platform';

const who: readonly Role[] = ['supervisor', 'sysadmin', 'approver', 'legal_reviewer', 'inspector'];
const states = {
  entered: { zh: '有效', en: 'entered' },
  cancelled: { zh: '已取消', en: 'cancelled', final: true },
} as const;

/** Days away; cancelled when plans change, and over by the calendar. */
export const leaveLifecycle = defineLifecycle({
  name: 'leave',
  table: 'identity.leave',
  zh: '休假登记',
  states,
  acts: {
    enter: { zh: '登记', en: 'enter', from: [null], to: ['entered'], who: [...who] },
    cancel: { zh: '取消', en: 'cancel', from: ['entered'], to: ['cancelled'], who: [...who] },
  },
});

export const deputyLifecycle = defineLifecycle({
  name: 'deputy',
  table: 'identity.deputy',
  zh: '代理',
  states,
  acts: {
    enter: { zh: '指定', en: 'name', from: [null], to: ['entered'], who: [...who] },
    cancel: { zh: '取消', en: 'cancel', from: ['entered'], to: ['cancelled'], who: [...who] },
  },
});

/** 行政许可法 24: by the legal organ, which remains the one in whose name is decided. */
export const delegationLifecycle = defineLifecycle({
  name: 'delegation',
  table: 'identity.delegation',
  zh: '委托办理',
  states,
  acts: {
    enter: { zh: '委托', en: 'delegate', from: [null], to: ['entered'], who: ['supervisor'] },
    cancel: { zh: '终止', en: 'end', from: ['entered'], to: ['cancelled'], who: ['supervisor'] },
  },
});
