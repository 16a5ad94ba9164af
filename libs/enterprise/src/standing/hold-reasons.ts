import type { Bilingual, EvidenceMark } from '@yby/platform/contract';

export const holdScopes = ['purchase', 'sale', 'transport', 'all'] as const;
export type HoldScope = (typeof holdScopes)[number];

export const scopeWords: Readonly<Record<HoldScope, Bilingual>> = {
  purchase: { zh: '购买', en: 'purchase' },
  sale: { zh: '销售', en: 'sale' },
  transport: { zh: '运输', en: 'transport' },
  all: { zh: '全部业务', en: 'all business' },
};

interface HoldReason extends Bilingual {
  /** Articles that it may rest on; the officer names one. */
  readonly articles: readonly string[];
  /** How well the article was checked against the official text. */
  readonly mark: EvidenceMark;
}

/**
 * Why an enterprise may be held. That the law lets the police stop the processing of applications for it is verified for
 * none of them but a decided ban (条例 38), which is a fact of its own: a hold is a working measure until the decision.
 */
export const holdReasons = {
  under_investigation: {
    zh: '涉嫌违反易制毒化学品管理规定，正在调查',
    en: 'Under investigation for a breach of the precursor rules',
    articles: ['条例 32', '办法 26'],
    mark: 'from memory',
  },
  loss_reported: {
    zh: '发生丢失、被盗或被抢，正在核查',
    en: 'Loss, theft or robbery is being looked into',
    articles: ['条例 34'],
    mark: 'from memory',
  },
  order_to_correct: {
    zh: '责令改正尚未完成',
    en: 'An order to correct is not yet fulfilled',
    articles: ['条例 40', '办法 36'],
    mark: 'from memory',
  },
  report_missing: {
    zh: '未按规定报告年度或销售情况',
    en: 'A yearly or sales report is missing',
    articles: ['条例 36', '条例 19', '条例 40'],
    mark: 'from memory',
  },
  inspection_refused: {
    zh: '拒不接受监督检查',
    en: 'An inspection was refused',
    articles: ['条例 42', '条例 32'],
    mark: 'from memory',
  },
  transport_mismatch: {
    zh: '运输情况与证件载明不符，正在处理',
    en: 'A transport differed from its paper; being dealt with',
    articles: ['条例 41'],
    mark: 'from memory',
  },
} as const satisfies Readonly<Record<string, HoldReason>>;

export type HoldReasonCode = keyof typeof holdReasons;
export const holdReasonCodes = Object.keys(holdReasons) as HoldReasonCode[];

export const releaseReasons = {
  corrected: { zh: '已改正，复查合格', en: 'Corrected and checked again' },
  unfounded: { zh: '经查不成立', en: 'Found to be without ground' },
  decided: { zh: '已作出处理决定', en: 'A decision has been taken' },
  mistaken: { zh: '设定有误', en: 'Set by mistake' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type ReleaseReasonCode = keyof typeof releaseReasons;
export const releaseReasonCodes = Object.keys(releaseReasons) as ReleaseReasonCode[];

export const creditClasses = ['A', 'B', 'C', 'D'] as const;
export type CreditClass = (typeof creditClasses)[number];

export const enterpriseFlags = ['key_supervision', 'newly_registered', 'repair_pending'] as const;
export type EnterpriseFlag = (typeof enterpriseFlags)[number];
