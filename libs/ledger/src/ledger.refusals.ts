import { declareRefusals } from '@yby/platform';

export const ledgerRefusal = declareRefusals('ledger', {
  'stock-short': {
    status: 409,
    zh: '{name}库存不足：现有 {there}，需要 {asked}',
    en: 'Not enough {nameEn} in stock: {thereEn} of {askedEn}',
    todoZh: '请核对台账；实物多于账面的，先盘点登记，再办理',
    todoEn: 'Check the ledger; if there is more in the store than in the books, take stock first',
    rule: '条例 19',
  },
  'delivered-ahead': {
    status: 422,
    zh: '交货日期 {deliveredOn} 晚于今天',
    en: 'The day of delivery {deliveredOn} lies in the future',
    todoZh: '请在交货当天登记',
    todoEn: 'Enter it on the day of delivery',
  },
  'not-your-consignment': {
    status: 403,
    zh: '只有收货单位可以确认收货',
    en: 'Only the receiving enterprise may confirm receipt',
    todoZh: '请由收货单位的经办人或仓库保管员办理',
    todoEn: 'Ask an agent or storekeeper of the buyer',
  },
  'lines-differ': {
    status: 422,
    zh: '收货明细与发货明细不符：每个品种须按发货计量单位填写一行',
    en: 'The lines differ from those sent: name each line once, in the unit in which it was sent',
    todoZh: '未收到的品种请填 0',
    todoEn: 'Write 0 for what did not arrive',
  },
  'reason-required': {
    status: 422,
    zh: '收到的数量与发货数量不同，须说明原因',
    en: 'What arrived is not what was sent: say why',
    todoZh: '请填写差异原因；丢失、被盗、被抢须立即报告公安机关',
    todoEn: 'Give the reason; report loss, theft or robbery to the police at once',
    rule: '条例 34',
  },
});
