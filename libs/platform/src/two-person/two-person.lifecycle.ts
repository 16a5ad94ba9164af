import { defineLifecycle } from '../lifecycle/lifecycle';

/** An act that needs two different persons: one proposes, another confirms (等保 2.0 level 3, separation of duties). */
export const twoPersonLifecycle = defineLifecycle({
  name: 'two_person_act',
  table: 'platform.two_person_act',
  zh: '双人办理事项',
  states: {
    proposed: { zh: '待确认', en: 'proposed' },
    confirmed: { zh: '已确认', en: 'confirmed', final: true },
    rejected: { zh: '已否决', en: 'rejected', final: true },
    expired: { zh: '已失效', en: 'expired', final: true },
  },
  acts: {
    propose: {
      zh: '提出',
      en: 'propose',
      from: [null],
      to: ['proposed'],
      who: ['sysadmin', 'secadmin', 'supervisor', 'auditadmin'],
    },
    confirm: {
      zh: '确认',
      en: 'confirm',
      from: ['proposed'],
      to: ['confirmed'],
      who: ['sysadmin', 'secadmin', 'supervisor', 'auditadmin'],
    },
    reject: {
      zh: '否决',
      en: 'reject',
      from: ['proposed'],
      to: ['rejected'],
      who: ['sysadmin', 'secadmin', 'supervisor', 'auditadmin'],
    },
    expire: { zh: '失效', en: 'expire', from: ['proposed'], to: ['expired'], who: ['system'] },
  },
});
