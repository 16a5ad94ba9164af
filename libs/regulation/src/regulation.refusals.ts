import { declareRefusals } from '@yby/platform';

export const regulationRefusal = declareRefusals('regulation', {
  'unreadable-ask': {
    status: 400,
    zh: '有 {count} 处填写有误，无法回答',
    en: '{count} field(s) are wrong; the question cannot be answered',
    todoZh: '请按提示改正后再问',
    todoEn: 'Correct the fields named below and ask again',
  },
  'not-formal': {
    status: 422,
    zh: '不属于无需办理的情形，不能出具书面答复：{needed}（{rules}）',
    en: 'No formal reply: this is not a case where nothing is needed, but: {neededEn} ({rules})',
    todoZh: '请按答复办理：{next}',
    todoEn: 'Do as the answer says: {nextEn}',
  },
  'unusable-changes': {
    status: 422,
    zh: '修订内容有 {count} 处不能使用',
    en: '{count} row(s) of the amendment cannot be used',
    todoZh: '请按提示改正后再导入',
    todoEn: 'Correct the rows named below and import again',
  },
  'nothing-changes': {
    status: 422,
    zh: '导入的内容与现行法规数据相同',
    en: 'The amendment says what the law says already',
    todoZh: '请核对是否已经导入',
    todoEn: 'Check whether it has been imported before',
  },
  'law-moved-on': {
    status: 409,
    zh: '修订提出后法规数据已更新或施行日已过，有 {count} 处不再适用',
    en: 'The law has moved on since the amendment was brought; {count} row(s) no longer fit',
    todoZh: '请否决本件，按现行数据重新导入',
    todoEn: 'Reject it and import again on top of the present edition',
  },
  'division-unknown': {
    status: 404,
    zh: '{why}',
    en: '{whyEn}',
    todoZh: '请从上一级逐级选择，或按名称查找',
    todoEn: 'Choose level by level from above, or look it up by name',
    rule: 'GB/T 2260',
  },
  'not-your-area': {
    status: 403,
    zh: '法规数据为各市共用，由省级管理员修订；本市只能修订本市的设置',
    en: 'The law is shared by all cities: the province amends it, a city its own settings alone',
    todoZh: '请联系省级系统管理员',
    todoEn: 'Ask the province’s system administrator',
  },
});
