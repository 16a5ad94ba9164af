import { addDays, type PlainDate } from '@yby/platform/contract';
import { carryingKind, inForce, sellingKinds, type Licence } from '../register/licence';

/** Days before its end from which a licence counts as expiring. */
export const EXPIRING_DAYS = 30;

/** What a licence is for. */
export type Right = 'apply' | 'sell' | 'carry';

export interface LicenceGap {
  readonly right: Right;
  /** Last valid day of the licence that ended or ends latest. */
  readonly end: PlainDate;
  readonly over: boolean;
  /** Catalogue codes that it is about; only of `sell`. */
  readonly substances: readonly string[];
}

const rights: Readonly<Record<Right, readonly string[]>> = {
  apply: ['business_licence', 'registration_certificate'],
  sell: sellingKinds,
  carry: [carryingKind],
};

/**
 * Rights that the licences on file once gave and no longer give on that day, or will not give thirty days on. A right that
 * no licence on file ever gave is no gap: the enterprise does not need it for what it is.
 */
export function licenceGaps(licences: readonly Licence[], on: PlainDate): LicenceGap[] {
  const gaps = new Map<string, { right: Right; end: PlainDate; over: boolean; substances: string[] }>();
  for (const right of Object.keys(rights) as Right[]) {
    const giving = licences.filter(({ kind }) => rights[right].includes(kind));
    const parts = right === 'sell' ? [...new Set(giving.flatMap(({ substances }) => substances))] : [null];
    for (const part of parts) {
      const covering = giving.filter(({ substances }) => part === null || substances.includes(part));
      const end = gapOf(covering, on);
      if (end === null) continue;
      const over = end < on;
      const key = `${right} ${end}`;
      const gap = gaps.get(key) ?? { right, end, over, substances: [] };
      if (part !== null) gap.substances.push(part);
      gaps.set(key, gap);
    }
  }
  return [...gaps.keys()].sort().map((key) => ({ ...gaps.get(key)!, substances: gaps.get(key)!.substances.sort() }));
}

/** Last day of cover when it is over, or over within thirty days; else null. */
function gapOf(covering: readonly Licence[], on: PlainDate): PlainDate | null {
  const begun = covering.filter(({ validFrom }) => validFrom <= on);
  if (begun.length === 0) return null;
  const soon = addDays(on, EXPIRING_DAYS);
  const over = !covering.some((one) => inForce(one, on));
  if (!over && covering.some((one) => inForce(one, soon))) return null;
  const ends = begun.map(({ validTo }) => validTo).filter((end): end is PlainDate => end !== null);
  return ends.sort().at(-1) ?? null;
}
