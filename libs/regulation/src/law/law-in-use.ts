// The edition that this process works with. Decisions take a law explicitly; what only needs a name or a unit asks here.
// Replaced as a whole when an edition is recorded: by the server's LawBook, by the page that has fetched it.
import type { PlainDate } from '@yby/platform/contract';
import type { Substance } from '../catalogue/substance';
import type { Law } from './law';
import { shippedLaw } from './shipped-law';

let inUse: Law = shippedLaw;

export const lawInUse = (): Law => inUse;

export function takeIntoUse(law: Law): void {
  inUse = law;
}

export const findSubstance = (code: string): Substance | null => inUse.findSubstance(code);

/** @throws RangeError for a code that is not in the catalogue */
export const substanceOf = (code: string): Substance => inUse.substanceOf(code);

export const substancesOn = (date: PlainDate): readonly Substance[] => inUse.substancesOn(date);
