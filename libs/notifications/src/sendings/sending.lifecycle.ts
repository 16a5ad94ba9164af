import { defineLifecycle } from '@yby/platform';

/** One e-mail or text message on its way. */
export const sendingLifecycle = defineLifecycle({
  name: 'sending',
  table: 'notifications.sending',
  zh: '外发通知',
  states: {
    queued: { zh: '待发', en: 'queued' },
    failed: { zh: '未成功，将重试', en: 'failed, will be tried again' },
    sent: { zh: '已发', en: 'sent', final: true },
    dead: { zh: '无法送达', en: 'given up', final: true },
    dropped: { zh: '无需再发', en: 'not needed any more', final: true },
  },
  acts: {
    queue: { zh: '排队', en: 'queue', from: [null], to: ['queued'], who: ['system'] },
    send: { zh: '发出', en: 'send', from: ['queued', 'failed'], to: ['sent'], who: ['system'] },
    fail: { zh: '重试', en: 'try again later', from: ['queued', 'failed'], to: ['failed'], who: ['system'] },
    bury: { zh: '放弃', en: 'give up', from: ['queued', 'failed'], to: ['dead'], who: ['system'] },
    drop: { zh: '撤下', en: 'drop', from: ['queued', 'failed'], to: ['dropped'], who: ['system'] },
  },
});

export type SendingState = keyof typeof sendingLifecycle.states;
