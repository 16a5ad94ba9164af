import type { Bilingual, EvidenceMark, PlainDate } from '@yby/platform/contract';

/**
 * required: the police of this city decide. other_authority: somebody else is asked, named in `authority`.
 * not_required: the formal, dated answer that no paper is needed. forbidden: not possible at all.
 */
export type Outcome = 'required' | 'not_required' | 'forbidden' | 'other_authority';

export const instruments = [
  'purchase_permit',
  'purchase_filing',
  'transport_permit',
  'transport_filing',
  'transfer_filing',
  'production_permit',
  'production_filing',
  'dealing_permit',
  'dealing_filing',
  'import_permit',
  'export_permit',
  'none',
] as const;
export type Instrument = (typeof instruments)[number];

export type AuthorityLevel = 'nation' | 'province' | 'city' | 'county';
export type Organ = 'police' | 'drug_regulator' | 'emergency_management' | 'commerce';

export interface Authority extends Bilingual {
  readonly level: AuthorityLevel;
  readonly organ: Organ;
  /** The six-digit division of the organ; null while the place is unknown, or for the nation. */
  readonly division: string | null;
  /** Police unit assigned to the site: it acts in place of the division's own. */
  readonly unit: { readonly code: string; readonly zh: string; readonly en: string } | null;
}

export type DocumentKind =
  | 'legitimate_use_statement'
  | 'sales_contract'
  | 'business_licence'
  | 'identity_document'
  | 'handler_identity'
  | 'mandate'
  | 'purchase_certificate';

export interface RequiredDocument extends Bilingual {
  readonly kind: DocumentKind;
  readonly rule: string;
  readonly mark: EvidenceMark;
  /** False: only in the case that the text names, or when the organ asks for it. */
  readonly required: boolean;
  /** Where it comes from, so that nothing already proven is asked for twice (国办函〔2016〕108号). */
  readonly source: 'attachment' | 'register' | 'field';
}

/** Something to observe, to know, or that stops the matter; `code` is stable for programs. */
export interface Point extends Bilingual {
  readonly code: string;
  readonly rule: string;
  readonly mark: EvidenceMark;
}

export interface LaterDuty extends Bilingual {
  /** Code of the duty, e.g. 'O-4'. */
  readonly duty: string;
  readonly who: 'seller' | 'buyer' | 'owner' | 'carrier' | 'authority' | 'all';
  readonly rule: string;
  readonly mark: EvidenceMark;
  /** Calendar days after the event (sale, delivery). */
  readonly dueDays?: number;
  /** A fixed day. */
  readonly due?: PlainDate;
}

export interface Because extends Bilingual {
  /** Id of the rule in the law's table: 'P-filing'. */
  readonly id: string;
  /** Regulation and article: '条例 17'. */
  readonly rule: string;
  readonly mark: EvidenceMark;
}

export interface Validity {
  readonly months: number;
  readonly uses: 'one' | 'multi';
  /** What one use is, by configuration of the authority: one delivery, or one contract with several deliveries. */
  readonly oneUse: 'delivery' | 'contract';
}

export interface Requirement {
  readonly outcome: Outcome;
  readonly instrument: Instrument;
  /** Codes of the substances that this answer is about. */
  readonly substances: readonly string[];
  /** Null when nobody has to be asked. */
  readonly authority: Authority | null;
  readonly documents: readonly RequiredDocument[];
  /** Time limit for the decision, in working days after acceptance (行政许可法 82). sameDay: workingDays is 0. */
  readonly statutory: { readonly workingDays: number; readonly sameDay: boolean } | null;
  /** The one-day promise: 1 = before the end of the working day of acceptance. Null: not in the promise. */
  readonly promised: { readonly workingDays: number; readonly cutOff: string } | null;
  /** When to file: before the act, or within so many days after its start (条例 13). */
  readonly file: { readonly when: 'before' } | { readonly when: 'after-start'; readonly days: number } | null;
  readonly validity: Validity | null;
  readonly multiUseEligible: boolean;
  /** On-site verification: mandatory in the three cases of 办法 7 and 20, else open to the organ; null where not foreseen. */
  readonly onsite: 'mandatory' | 'optional' | null;
  /** Officers who decide. */
  readonly officers: 1 | 2;
  readonly conditions: readonly Point[];
  /** Each of them prevents submission. */
  readonly stops: readonly Point[];
  readonly flags: readonly Point[];
  readonly later: readonly LaterDuty[];
  readonly because: readonly Because[];
  /** Lines fall under different instruments: the fields above are the strictest part's, `parts` has all of them. */
  readonly mixed: boolean;
  readonly parts: readonly Requirement[];
  /** The answer rests on something known from memory only (a category, a day in force, a deciding article). */
  readonly provisional: boolean;
}
