// The legal grounds on which a filing may be refused. Not accepting a filing without a ground is itself an offence
// (条例 43), so an officer chooses from this list and writes the facts beside it.
import type { Bilingual, EvidenceMark } from '@yby/platform/contract';

export interface RefusalReason extends Bilingual {
  readonly code: string;
  readonly rule: string;
  /** 'secondary' also where the article is certain but the ground is read out of it, not named in it. */
  readonly mark: EvidenceMark;
}

const reason = (code: string, rule: string, mark: EvidenceMark, zh: string, en: string): RefusalReason => ({
  code,
  rule,
  mark,
  zh,
  en,
});

export const refusalReasons: readonly RefusalReason[] = [
  reason(
    'individual-category',
    '条例 16',
    'verified',
    '个人申请购买第一类、第二类易制毒化学品',
    'an individual applies to buy category 1 or 2',
  ),
  reason(
    'barred',
    '条例 38',
    'verified',
    '申请人在停止受理期限内(自处罚决定之日起三年内)',
    'the applicant is within the period of non-acceptance, up to three years from the penalty decision',
  ),
  reason(
    'false-material',
    '行政许可法 78',
    'verified',
    '隐瞒有关情况或者提供虚假材料',
    'facts were concealed or false material was given',
  ),
  reason(
    'no-legitimate-use',
    '条例 14',
    'secondary',
    '没有合法使用需要,经补正仍不能证明',
    'no legitimate need, not shown even after correction',
  ),
  reason(
    'seller-not-entitled',
    '条例 13',
    'secondary',
    '供方无该品种的生产、经营许可或者备案,且未更换',
    'the seller has no permit or filing for the substance and was not changed',
  ),
  reason(
    'licence-lost',
    '办法 20',
    'secondary',
    '营业执照已被吊销、注销,或者经营范围不包括所申请事项',
    'the business licence is revoked or deregistered, or its scope does not cover the matter',
  ),
  reason('wrong-authority', '行政许可法 32', 'verified', '不属于本机关职权范围', 'outside the powers of this organ'),
];
