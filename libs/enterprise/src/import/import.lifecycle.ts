import { defineLifecycle } from '@yby/platform';

/**
 * An existing register brought in as one file. It is read and checked first, every fault of every row named, and carried out
 * wholly or not at all. A file with faults stays as it is: the repaired one is another import.
 */
export const importLifecycle = defineLifecycle({
  name: 'import',
  table: 'enterprise.import',
  zh: '批量导入',
  states: {
    uploaded: { zh: '核对中', en: 'being checked' },
    checked: { zh: '有错误', en: 'has faults' },
    ready: { zh: '可以导入', en: 'ready' },
    ordered: { zh: '导入中', en: 'being carried out' },
    carried_out: { zh: '已导入', en: 'carried out', final: true },
    cancelled: { zh: '已取消', en: 'cancelled', final: true },
  },
  acts: {
    upload: { zh: '上传', en: 'upload', from: [null], to: ['uploaded'], who: ['sysadmin', 'supervisor'] },
    read: { zh: '读取', en: 'read', from: ['uploaded'], to: ['uploaded'], who: ['system'] },
    check: { zh: '核对', en: 'check', from: ['uploaded'], to: ['checked', 'ready'], who: ['system'] },
    order: { zh: '确认导入', en: 'order', from: ['ready'], to: ['ordered'], who: ['sysadmin', 'supervisor'] },
    carry_out: { zh: '写入', en: 'carry out', from: ['ordered'], to: ['carried_out'], who: ['system'] },
    // The register may have changed since the check: then nothing is written, and the faults are named anew.
    fall_back: { zh: '重新核对有误', en: 'find new faults', from: ['ordered'], to: ['checked'], who: ['system'] },
    cancel: {
      zh: '取消',
      en: 'cancel',
      from: ['uploaded', 'checked', 'ready'],
      to: ['cancelled'],
      who: ['sysadmin', 'supervisor'],
    },
  },
});

export type ImportState = keyof typeof importLifecycle.states;
