import type { PlainDate, QuantityWire } from '@yby/platform/contract';

/** 条例 7–29, and the transfer within Zhejiang (浙江省禁毒条例 20). */
export const activities = ['production', 'dealing', 'purchase', 'transport', 'transfer', 'import', 'export'] as const;
export type Activity = (typeof activities)[number];

export type BuyerKind = 'unit' | 'individual';

/** What is handled of an entry: the substance, a salt of it (附表说明一), a single-ingredient preparation (说明二), a mixture. */
export const lineForms = ['substance', 'salt', 'preparation', 'mixture'] as const;
export type LineForm = (typeof lineForms)[number];

/** Products of the γ-butyrolactone exemption; anything else is 'other'. */
export const mixtureProducts = [
  'photoresist',
  'alignment_liquid',
  'thinner',
  'photosensitive_liquid',
  'antireflective_liquid',
  'printing_ink',
  'other',
] as const;
export type MixtureProduct = (typeof mixtureProducts)[number];

export const payments = ['transfer', 'cash', 'barter'] as const;
export type Payment = (typeof payments)[number];

/** What the goods are for, as far as an exemption asks for it (条例 23, 25). */
export const purposes = ['production', 'sale', 'teaching', 'research', 'medical', 'treatment', 'other'] as const;
export type Purpose = (typeof purposes)[number];

/** Why a user gives goods away (浙江省禁毒条例 20). */
export const transferReasons = ['conversion', 'shutdown', 'urgent_production', 'other'] as const;
export type TransferReason = (typeof transferReasons)[number];

export interface RequirementLine {
  /** Code of the catalogue, e.g. 'PC3-01'. */
  readonly substance: string;
  readonly quantity: QuantityWire;
  /** 'substance' when missing; pieces (tablets, injections) are always preparations. */
  readonly form?: LineForm;
  /** Share by mass of a mixture in percent, at most three decimals: '37.5'. */
  readonly percent?: string;
  readonly product?: MixtureProduct;
}

export interface Barring {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly scope: 'purchase' | 'transport' | 'all';
  readonly decisionNo: string;
}

/** What is known of the party's conduct; unknown means that no favour can be derived from it. */
export interface Standing {
  readonly firstFilingOn?: PlainDate | null;
  /** Violations decided in the last twelve months. */
  readonly violationsLastYear?: number;
  /** Since when transport has been safe without interruption (条例 22). */
  readonly safeTransportSince?: PlainDate | null;
  /** Decisions to accept no applications (条例 38). */
  readonly bans?: readonly Barring[];
  /** A drug-crime record among legal representative, managers or sales staff (条例 7, 9). */
  readonly drugCrimeRecord?: boolean;
  /** Last day of the business licence or registration; null: without end. */
  readonly licenceValidTo?: PlainDate | null;
  /** Credit class asks for a second officer. */
  readonly secondOfficer?: boolean;
}

/** What the officer's file says about one application (办法 7, 20). */
export interface FileFacts {
  readonly firstApplication?: boolean;
  readonly materialsFlawed?: boolean;
  readonly materialsDoubtful?: boolean;
}

/** "I want to do this: what do I need?" Divisions are GB/T 2260 codes of counties. */
export interface RequirementAsk {
  readonly activity: Activity;
  /** The buyer, or in transport the owner of the goods. */
  readonly buyerKind: BuyerKind;
  readonly lines: readonly RequirementLine[];
  /** The day for which the law is asked. */
  readonly date: PlainDate;
  /** Where the party sits: buyer, producer, dealer, importer. */
  readonly buyerDivision?: string;
  readonly originDivision?: string;
  readonly destinationDivision?: string;
  /** Both places lie in one county but are not the same place; else equal divisions are taken for a slip. */
  readonly withinCounty?: boolean;
  /** Divisions passed on the way; only key areas among them matter. */
  readonly route?: readonly string[];
  /** Police unit assigned to the site, where the division code alone does not tell (development zones). */
  readonly siteUnit?: { readonly code: string; readonly zh: string; readonly en: string };
  /** For the buyer's own use, not for resale. */
  readonly selfUse?: boolean;
  /** Bought so far this calendar year for own use, by substance, without this purchase. */
  readonly yearToDate?: Readonly<Record<string, QuantityWire>>;
  readonly standing?: Standing;
  readonly file?: FileFacts;
  readonly multiUse?: boolean;
  /** A medical institution with the purchase card for narcotics and psychotropics of class one (条例 16). */
  readonly medicalCard?: boolean;
  readonly purpose?: Purpose;
  /** The purchase permit or transfer order travels with the goods (条例 23). */
  readonly purchasePaperCarried?: boolean;
  /** Carried on the person with diagnosis and identity document, within one prescription's maximum (条例 25). */
  readonly prescription?: boolean;
  /** Somebody else buys on behalf of the buyer (办法 10). */
  readonly agent?: boolean;
  readonly payment?: Payment;
  /** Whether the seller may sell all of it on that day; undefined: not known yet. */
  readonly sellerMaySell?: boolean;
  /** Between the inland and a bonded area (条例 30). */
  readonly bonded?: boolean;
  readonly transferReason?: TransferReason;
}
