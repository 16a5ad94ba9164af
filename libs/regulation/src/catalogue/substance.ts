import type { Bilingual, EvidenceMark, PlainDate, QuantityUnit } from '@yby/platform/contract';
import type { Listing } from './listing';

export type Category = 1 | 2 | 3;

/** One entry of the catalogue. An entry may be a group (an acid "and its esters"): then CAS numbers are examples only. */
export interface Substance {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly abbr: string | null;
  /** For display: one CAS number, or several joined by '; '. */
  readonly cas: string;
  readonly casNumbers: readonly string[];
  readonly group: boolean;
  readonly category: Category;
  /** 药品类: category 1 substances under the drug regulator, single-ingredient preparations included (附表说明二). */
  readonly drugType: boolean;
  readonly effectiveFrom: PlainDate;
  readonly effectiveFromMark: EvidenceMark;
  /** Last day of this version of the entry; null while it is listed so. */
  readonly effectiveTo: PlainDate | null;
  /** Division prefix of a regional listing (条例 2: a province may add), null for the whole country. */
  readonly region: string | null;
  readonly legalBasis: string;
  /** Possible salts are controlled too: categories 1 and 2 (附表说明一). */
  readonly salts: boolean;
  /** 条例 16: individuals may buy category 3 only. */
  readonly individualPurchase: boolean;
  /** Units in which it may be applied for; mg first. Pieces for drug-type preparations only. */
  readonly units: readonly QuantityUnit[];
  readonly notes: Bilingual | null;
  /** How well listing and category are known. */
  readonly confidence: 'verified' | 'from memory';
}

export interface SubstanceRow {
  readonly category: Category;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly abbr?: string;
  readonly cas: readonly string[];
  readonly drugType?: boolean;
  readonly group?: boolean;
  readonly listed: Listing;
  readonly confidence?: 'from memory';
  readonly notes?: Bilingual;
}

/** Completes a row by what follows from its category (附表说明一, 说明二; 条例 16). */
export function row(given: SubstanceRow): Substance {
  const { listed, cas, category, drugType = false } = given;
  return {
    code: given.code,
    nameZh: given.nameZh,
    nameEn: given.nameEn,
    abbr: given.abbr ?? null,
    cas: cas.join('; '),
    casNumbers: cas,
    group: given.group ?? false,
    category,
    drugType,
    effectiveFrom: listed.effectiveFrom,
    effectiveFromMark: listed.dayMark,
    effectiveTo: null,
    region: null,
    legalBasis: listed.legalBasis,
    salts: category !== 3,
    individualPurchase: category === 3,
    units: drugType ? ['mg', 'tablet', 'injection'] : ['mg'],
    notes: given.notes ?? null,
    confidence: given.confidence ?? 'verified',
  };
}
