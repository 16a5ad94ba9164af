import type { Bilingual, EvidenceMark, PlainDate } from '@yby/platform/contract';
import type { Law } from '@yby/regulation/contract';

/** One thing to correct before a filing can be submitted: where, why, which rule, and what to do. */
export interface FilingDefect extends Bilingual {
  /** Path in the document, e.g. `sites.0.keepers`. */
  readonly field: string;
  readonly code: string;
  readonly rule: string;
  /** How well the rule's wording is known. */
  readonly mark: EvidenceMark;
  readonly todoZh: string;
  readonly todoEn: string;
}

export interface Checking {
  readonly law: Law;
  readonly day: PlainDate;
  /** Notes a defect; the words of the rule stand in `filingRules`. */
  readonly say: (field: string, code: DefectCode, why?: Bilingual) => void;
}

interface Row {
  readonly zh: string;
  readonly en: string;
  readonly todoZh: string;
  readonly todoEn: string;
  readonly rule: string;
  readonly mark: EvidenceMark;
}

const row = (
  zh: string,
  en: string,
  todoZh: string,
  todoEn: string,
  rule = '行政许可法 31',
  mark: EvidenceMark = 'secondary',
): Row => ({ zh, en, todoZh, todoEn, rule, mark });

/** Every defect that a filing can have. */
export const filingRules = {
  missing: row('此项未填写', 'this is not filled in', '请填写', 'fill it in'),
  uscc: row(
    '统一社会信用代码有误',
    'not a unified social credit code',
    '请对照营业执照核对 18 位代码',
    'compare the 18 characters with the licence',
    'GB 32100-2015',
    'verified',
  ),
  'no-kind': row('未选择单位类型', 'no kind of unit is chosen', '至少选择一类', 'choose at least one'),
  'individual-alone': row(
    '个人购买者不能同时是单位',
    'an individual buyer is no unit',
    '请只选“个人”，或者取消“个人”',
    'choose the individual alone, or not at all',
    '办法 4',
    'verified',
  ),
  division: row(
    '行政区划代码不存在或者不是县（市、区）',
    'not a county',
    '请选择所在县（市、区）',
    'choose the county',
    'GB/T 2260',
    'verified',
  ),
  phone: row(
    '联系电话有误',
    'not a telephone number',
    '手机 11 位，或者区号加号码',
    'eleven digits, or area code and number',
  ),
  identity: row(
    '身份证件号码有误',
    'not such an identity number',
    '请对照证件核对',
    'compare it with the document',
    'GB 11643-1999',
    'verified',
  ),
  country: row(
    '护照须注明签发国',
    'a passport needs its country',
    '填写三位国家代码，如 KOR',
    'three letters, such as KOR',
  ),
  'licence-missing': row(
    '缺少营业执照或者法人登记证书',
    'business licence or certificate of registration is missing',
    '添加主体资格证照',
    'add the licence that makes it a unit',
    '条例 14',
    'verified',
  ),
  'production-missing': row(
    '生产单位缺少生产许可或者备案',
    'a producer needs its production permit or filing',
    '添加生产许可证或者生产备案证明',
    'add the production permit or filing',
    '条例 7、13',
    'verified',
  ),
  'dealing-missing': row(
    '经营单位缺少经营许可或者备案',
    'a dealer needs its dealing permit or filing',
    '添加经营许可证或者经营备案证明',
    'add the dealing permit or filing',
    '条例 9、13',
    'verified',
  ),
  'carriage-missing': row(
    '承运单位缺少危险货物运输许可',
    'a carrier needs its dangerous-goods licence',
    '添加道路危险货物运输许可',
    'add the licence for dangerous goods',
    '办法 23',
    'secondary',
  ),
  'scope-missing': row(
    '许可或者备案未写明品种范围',
    'the licence names no substances',
    '按证照勾选品种',
    'tick the substances that it covers',
    '条例 13',
    'verified',
  ),
  'licence-ended': row(
    '证照已过期',
    'the licence has ended',
    '请先换证，再填写新证',
    'renew it, then enter the new one',
    '条例 14',
    'verified',
  ),
  'licence-twice': row('同一证照重复填写', 'the same licence stands twice', '请删除一份', 'remove one'),
  'scan-missing': row(
    '缺少扫描件',
    'its scan is missing',
    '上传清晰、四角完整的扫描件',
    'upload a clear scan with all four corners',
  ),
  day: row('日期有误', 'not a day of the calendar', '按“年-月-日”填写', 'write it as YYYY-MM-DD'),
  'day-order': row('结束日期早于开始日期', 'ends before it begins', '请核对两个日期', 'compare both days'),
  'day-future': row('开始日期晚于今天', 'has not begun yet', '生效后再填写', 'enter it once it has begun'),
  'site-missing': row(
    '缺少储存场所',
    'no storehouse is named',
    '添加至少一处储存场所',
    'add the place where the goods are kept',
    '条例 5',
    'secondary',
  ),
  coordinates: row(
    '坐标有误',
    'not coordinates in China',
    '在现场用手机定位，或者从地图上取 WGS-84 经纬度',
    'take latitude and longitude (WGS-84) on the spot',
  ),
  capacity: row(
    '储存能力有误',
    'not a capacity',
    '填写千克数，最多六位小数',
    'write kilograms with at most six decimals',
  ),
  'capacity-missing': row(
    '未写明每一申报品种的储存能力',
    'the capacity for a declared substance is missing',
    '在至少一处储存场所填写该品种的储存能力',
    'give it at one of the storehouses',
  ),
  keepers: row(
    '双人保管：须有两名不同的保管人',
    'two different persons must hold the keys',
    '填写两名保管人',
    'name two keepers',
    '双人双锁（出处待核）',
    'from memory',
  ),
  'two-locks': row(
    '第一类须双人双锁',
    'category 1 is kept under two locks',
    '装好两把锁后勾选',
    'tick it once both locks are there',
    '双人双锁（出处待核）',
    'from memory',
  ),
  'agent-missing': row(
    '缺少经办人',
    'nobody acts for the unit',
    '添加至少一名经办人及其委托',
    'add an agent and the mandate',
    '办法 10',
    'secondary',
  ),
  'mandate-missing': row(
    '经办人缺少委托书或者委托期限',
    'the mandate or its dates are missing',
    '上传委托书并填写起止日期',
    'upload the mandate and give its dates',
    '办法 10',
    'secondary',
  ),
  'mandate-ended': row(
    '委托已到期',
    'the mandate has ended',
    '请重新出具委托书',
    'give a new mandate',
    '办法 10',
    'secondary',
  ),
  'need-missing': row(
    '未申报品种',
    'no substance is declared',
    '添加拟购买、使用或者经营的品种',
    'add what is bought, used or dealt in',
    '条例 14',
    'verified',
  ),
  substance: row(
    '当日目录中没有此品种',
    'not in the catalogue of that day',
    '从目录中选择',
    'choose from the catalogue',
    '条例 附表',
    'verified',
  ),
  twice: row('同一品种重复填写', 'the same substance stands twice', '请合并为一行', 'make it one row'),
  amount: row(
    '数量有误',
    'not an amount',
    '填写大于零的数，最多六位小数',
    'a number above zero with at most six decimals',
  ),
  use: row(
    '用途未写明',
    'the use is not told',
    '写到产品和工序，如“油漆稀释”',
    'name product and step, such as thinning paint',
    '条例 14',
    'verified',
  ),
  cas: row('CAS 号有误', 'not a CAS number', '请核对校验位', 'check its last digit'),
} as const satisfies Record<string, Row>;

export type DefectCode = keyof typeof filingRules;

export const blank = (text: string): boolean => text.trim() === '';
