import { declareRefusals } from '@yby/platform';

export const regulationRefusal = declareRefusals('regulation', {
  'unreadable-ask': {
    status: 400,
    zh: '有 {count} 处填写有误，无法回答',
    en: '{count} field(s) are wrong; the question cannot be answered',
    todoZh: '请按提示改正后再问',
    todoEn: 'Correct the fields named below and ask again',
  },
});
