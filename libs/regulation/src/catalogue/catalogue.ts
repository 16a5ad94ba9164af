// The catalogue of precursor chemicals as effective-dated data: 47 entries, 19 + 20 + 8.
import type { PlainDate } from '@yby/platform/contract';
import { categoryOne } from './category-one';
import { categoryThree } from './category-three';
import { categoryTwo } from './category-two';
import type { Substance } from './substance';

export const catalogue: readonly Substance[] = [...categoryOne, ...categoryTwo, ...categoryThree];

const byCode = new Map(catalogue.map((substance) => [substance.code, substance]));

/** The entry of that code, whatever the date, or null. */
export function findSubstance(code: string): Substance | null {
  return byCode.get(code) ?? null;
}

/** @throws RangeError for a code that is not in the catalogue. */
export function substanceOf(code: string): Substance {
  const found = byCode.get(code);
  if (!found) throw new RangeError(`not a code of the catalogue: ${code}`);
  return found;
}

/** The entries in force on that day, in the order of the catalogue. */
export function substancesOn(date: PlainDate): readonly Substance[] {
  return catalogue.filter((substance) => substance.effectiveFrom <= date);
}
