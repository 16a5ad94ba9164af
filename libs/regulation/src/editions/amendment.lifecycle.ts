import { defineLifecycle } from '@yby/platform';

/** 法规数据修订: the system administrator brings it, the security administrator confirms it (等保 2.0, two persons). */
export const amendmentLifecycle = defineLifecycle({
  name: 'amendment',
  table: 'regulation.amendment',
  zh: '法规数据修订',
  states: {
    proposed: { zh: '待确认', en: 'proposed' },
    confirmed: { zh: '已生成新版', en: 'confirmed', final: true },
    rejected: { zh: '已否决', en: 'rejected', final: true },
    expired: { zh: '已失效', en: 'expired', final: true },
  },
  acts: {
    propose: { zh: '导入', en: 'propose', from: [null], to: ['proposed'], who: ['sysadmin'] },
    confirm: { zh: '确认', en: 'confirm', from: ['proposed'], to: ['confirmed'], who: ['secadmin'] },
    reject: { zh: '否决', en: 'reject', from: ['proposed'], to: ['rejected'], who: ['sysadmin', 'secadmin'] },
    expire: { zh: '失效', en: 'expire', from: ['proposed'], to: ['expired'], who: ['system'] },
  },
});
