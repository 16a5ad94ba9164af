import { defineLifecycle, roles, type Role } from '@yby/platform';

const everybody = Object.keys(roles) as Role[];

/** Where a person is written to; another address is another row. Nothing but the code itself goes to an address that is not verified. */
export const addressLifecycle = defineLifecycle({
  name: 'address',
  table: 'notifications.address',
  zh: '通知地址',
  states: {
    pending: { zh: '待验证', en: 'not verified yet' },
    verified: { zh: '已验证', en: 'verified', final: true },
  },
  acts: {
    enter: { zh: '填写', en: 'enter', from: [null], to: ['pending'], who: everybody },
    verify: { zh: '验证', en: 'verify', from: ['pending'], to: ['verified'], who: everybody },
  },
});

export type AddressState = keyof typeof addressLifecycle.states;
