// What an officer may return a filing for (行政许可法 32: everything missing, told once), each with an example of how it is
// right. A filing is not a licence: only completeness, form and truth are looked at (条例 14, 17; 办法 5, 8).
import type { Bilingual, EvidenceMark } from '@yby/platform/contract';

export interface ReturnDefect extends Bilingual {
  readonly code: string;
  readonly rule: string;
  /** How well the article's wording is known. */
  readonly mark: EvidenceMark;
  readonly example: Bilingual;
  readonly applies: readonly ('purchase' | 'transport')[];
}

const defect = (
  code: string,
  rule: string,
  zh: string,
  en: string,
  exampleZh: string,
  exampleEn: string,
  applies: ReturnDefect['applies'] = ['purchase', 'transport'],
): ReturnDefect => ({
  code,
  rule,
  mark: markOf(code, rule),
  zh,
  en,
  example: { zh: exampleZh, en: exampleEn },
  applies,
});

/** Of Order 87 only parts of 5 and 23 were seen in full; the seal of 办法 5 and the rest are reposts or memory. */
function markOf(code: string, rule: string): EvidenceMark {
  if (code === 'statement-unsealed') return 'from memory';
  return rule === '办法 10' || rule === '办法 11' ? 'secondary' : 'verified';
}

export const returnDefects: readonly ReturnDefect[] = [
  defect(
    'statement-missing',
    '办法 5',
    '缺少合法使用需要证明',
    'the statement of legitimate need is missing',
    '《合法使用需要证明》原件扫描件,写明品种、数量和用途',
    'a scan of the original statement naming substance, quantity and use',
    ['purchase'],
  ),
  defect(
    'statement-incomplete',
    '办法 5',
    '合法使用需要证明未写明品种、数量或者用途',
    'the statement does not name substance, quantity or use',
    '“甲苯 500 千克,用于 2026 年第四季度油漆稀释”',
    '“toluene 500 kg, for thinning paint in the fourth quarter of 2026”',
    ['purchase'],
  ),
  defect(
    'statement-unsealed',
    '办法 5',
    '合法使用需要证明未盖单位公章(个人未签名)',
    'the statement bears no seal (or signature)',
    '落款处盖与企业名称一致的公章',
    'the unit’s seal, same name as in the licence, at the foot',
    ['purchase'],
  ),
  defect(
    'quantity-mismatch',
    '办法 5',
    '申报品种、数量与证明或者合同不一致',
    'substance or quantity differs from the statement or contract',
    '申报 500 千克,证明和合同也为 500 千克',
    'application, statement and contract all say 500 kg',
  ),
  defect(
    'use-unclear',
    '办法 5',
    '用途不具体,或者与单位生产经营不符',
    'the use is vague or does not fit the unit’s business',
    '写到产品和工序:“电镀前酸洗”,不写“生产用”',
    'name product and step: “pickling before plating”, not “production”',
    ['purchase'],
  ),
  defect(
    'licence-unclear',
    '条例 14',
    '营业执照或者登记证书不清晰、已过期或者经营范围不相符',
    'licence unreadable, expired, or its scope does not fit',
    '有效期内的营业执照副本彩色扫描件,四角完整',
    'a colour scan of the valid duplicate, all four corners visible',
  ),
  defect(
    'handler-identity',
    '办法 11',
    '经办人身份信息不全或者与委托不符',
    'the handler’s identity is incomplete or differs from the mandate',
    '经办人姓名、身份证号、电话与授权一致',
    'name, identity number and telephone as in the authorisation',
  ),
  defect(
    'mandate-incomplete',
    '办法 10',
    '委托代购未提交委托文书,或者未载明双方、品种、数量',
    'no mandate for buying through an agent, or parties, substance, quantity are missing',
    '委托书写明委托方、受托方、品种、数量,双方盖章',
    'a mandate naming both parties, substance and quantity, sealed by both',
    ['purchase'],
  ),
  defect(
    'seller-scope',
    '条例 13',
    '所选供方未备案或者未获许可经营该品种',
    'the seller chosen is not filed or licensed for this substance',
    '选择经营备案含该品种的供方',
    'choose a seller whose filing covers the substance',
    ['purchase'],
  ),
  defect(
    'contract-missing',
    '条例 21',
    '缺少购销合同,或者合同双方与货主、收货人不符',
    'the contract is missing or its parties are not owner and consignee',
    '双方盖章的购销合同,收货人与申请一致',
    'a contract sealed by both, the consignee as in the application',
    ['transport'],
  ),
  defect(
    'carrier-qualification',
    '办法 23',
    '承运人无相应危险货物运输资质',
    'the carrier lacks the qualification for dangerous goods',
    '承运人道路危险货物运输许可在有效期内且含该类别',
    'a valid dangerous-goods licence covering the class',
    ['transport'],
  ),
  defect(
    'places-unclear',
    '条例 22',
    '运出地、运入地不明确',
    'origin or destination is not clear',
    '写到县(市、区)和地址',
    'name county and address',
    ['transport'],
  ),
];
