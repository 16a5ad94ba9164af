import { defineLifecycle } from '@yby/platform';

/**
 * 全国系统登记: where this system is not authorised to issue, every paper of ours is a copy that the national system has to
 * know. One record a paper; its state is the copy's standing there, never the paper's own.
 */
export const nationalLifecycle = defineLifecycle({
  name: 'national_record',
  table: 'permits.national_record',
  zh: '全国系统登记',
  states: {
    waiting: { zh: '待报送', en: 'waiting' },
    sent: { zh: '已报送', en: 'sent' },
    registered: { zh: '已登记', en: 'registered' },
    declined: { zh: '被退回', en: 'declined' },
  },
  acts: {
    open: { zh: '建立', en: 'open', from: [null], to: ['waiting'], who: ['system'] },
    send: { zh: '报送', en: 'send', from: ['waiting'], to: ['sent'], who: ['system'] },
    register: {
      zh: '登记全国编号',
      en: 'enter the national number',
      from: ['waiting', 'sent', 'declined'],
      to: ['registered'],
      who: ['approver', 'supervisor', 'system'],
    },
    decline: { zh: '退回', en: 'decline', from: ['sent'], to: ['declined'], who: ['system'] },
    again: {
      zh: '重新报送',
      en: 'send again',
      from: ['sent', 'registered', 'declined'],
      to: ['waiting'],
      who: ['approver', 'supervisor', 'system'],
    },
  },
});

export type NationalState = keyof typeof nationalLifecycle.states;
export const nationalStates = Object.keys(nationalLifecycle.states) as NationalState[];
