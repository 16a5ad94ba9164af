import { declareRefusals } from '@yby/platform';

export const auditRefusal = declareRefusals('audit', {
  'nothing-sealed': {
    status: 404,
    zh: '日志尚无已封存的批次',
    en: 'No batch of the journal is sealed yet',
    todoZh: '办理第一件事后约一秒即有批次，请稍后再查',
    todoEn: 'The first batch comes about a second after the first act; ask again then',
  },
});
