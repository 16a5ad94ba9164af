import { defineLifecycle } from '@yby/platform';

/** An authority: it may get another name, and ends when nothing and nobody belongs to it any more. */
export const organLifecycle = defineLifecycle({
  name: 'organ',
  table: 'identity.organ',
  zh: '机关',
  states: {
    open: { zh: '正常', en: 'open' },
    closed: { zh: '撤销', en: 'closed', final: true },
  },
  acts: {
    enter: { zh: '登记', en: 'enter', from: [null], to: ['open'], who: ['sysadmin', 'system'] },
    rename: { zh: '更名', en: 'rename', from: ['open'], to: ['open'], who: ['sysadmin'] },
    close: { zh: '撤销', en: 'close', from: ['open'], to: ['closed'], who: ['sysadmin'] },
  },
});

export type OrganState = keyof typeof organLifecycle.states;
