import type { Bilingual, EvidenceMark } from '@yby/platform/contract';

/** What an officer may return a filing for, each with an example of how it is right. */
export interface FilingReason extends Bilingual {
  readonly code: string;
  readonly rule: string;
  readonly mark: EvidenceMark;
  readonly exampleZh: string;
  readonly exampleEn: string;
}

const reason = (
  code: string,
  zh: string,
  en: string,
  exampleZh: string,
  exampleEn: string,
  rule = '行政许可法 32',
  mark: EvidenceMark = 'secondary',
): FilingReason => ({ code, zh, en, exampleZh, exampleEn, rule, mark });

export const filingReasons: readonly FilingReason[] = [
  reason(
    'name-differs',
    '单位名称与证照不一致',
    'the name differs from the licence',
    '与营业执照完全一致，含括号和“有限公司”',
    'exactly as on the licence, with brackets and “Co., Ltd.”',
  ),
  reason(
    'legal-rep-differs',
    '法定代表人与证照不一致',
    'the legal representative differs from the licence',
    '变更后的最新执照上的法定代表人',
    'the person on the latest licence',
  ),
  reason(
    'address-unclear',
    '地址不具体或者与实际不符',
    'the address is vague or wrong',
    '写到街道门牌：“金达路 18 号”',
    'street and number: “18 Jinda Road”',
  ),
  reason(
    'kind-differs',
    '单位类型与证照、经营范围不符',
    'the kind of unit does not fit its licences',
    '只使用不销售的选“使用单位”',
    'who uses and does not sell is a user',
  ),
  reason(
    'licence-unreadable',
    '证照扫描件不清晰或者不完整',
    'a scan is unreadable or incomplete',
    '彩色扫描，四角完整，文字可辨',
    'in colour, all four corners, every word legible',
  ),
  reason(
    'licence-mismatch',
    '证照号码、期限或者范围与扫描件不一致',
    'number, dates or scope differ from the scan',
    '逐项对照证照填写',
    'enter each item as it stands on the licence',
  ),
  reason(
    'site-unclear',
    '储存场所位置不清或者坐标不符',
    'the storehouse cannot be found, or its coordinates are wrong',
    '在库房门口取坐标，地址写到库号',
    'take the coordinates at its door, name the number of the building',
  ),
  reason(
    'capacity-implausible',
    '储存能力与场所、年需用量不相称',
    'the capacity fits neither the place nor the yearly need',
    '按设计储量填写，并附验收材料',
    'the designed capacity, with the acceptance papers',
  ),
  reason(
    'dual-lock-missing',
    '双人双锁未落实',
    'two persons with two locks are not in place',
    '两名保管人各持一把钥匙，附照片',
    'two keepers with one key each, with a photo',
    '双人双锁（出处待核）',
    'from memory',
  ),
  reason(
    'mandate-unclear',
    '委托书未盖章或者未写明权限、期限',
    'the mandate bears no seal, or no scope and dates',
    '写明委托事项和起止日期，盖单位公章',
    'what for, from when to when, sealed by the unit',
    '办法 10',
    'secondary',
  ),
  reason(
    'identity-unclear',
    '人员身份信息与证件不一致',
    'a person’s identity differs from the document',
    '姓名、证件号码与证件一致',
    'name and number as on the document',
  ),
  reason(
    'need-unexplained',
    '年需用量或者用途说明不充分',
    'yearly need or use is not explained',
    '按产品产量和单耗说明需用量',
    'explain it by output and use per unit',
    '条例 14',
    'verified',
  ),
  reason(
    'other',
    '其他（请在说明中写明）',
    'other (say what)',
    '写明缺什么、怎样补',
    'what is missing and how to mend it',
  ),
];
