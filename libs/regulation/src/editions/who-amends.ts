import { CITIES_PORT, type Actor, type CitiesHere, type Ports, type Sql } from '@yby/platform';
import { regulationRefusal } from '../regulation.refusals';
import type { StoredAmendment } from './amendment';
import type { LawChanges } from './law-changes';

const stemOf = ({ division }: Pick<Actor, 'division'>): string => (division ?? '').slice(0, 4);
const ofProvince = ({ division }: Pick<Actor, 'division'>): boolean => (division ?? '').endsWith('0000');

/** Whether the changes touch nothing but what the authorities of that city may set for themselves. */
function staysIn(stem: string, { settings = [], ...others }: LawChanges): boolean {
  return Object.keys(others).length === 0 && settings.every(({ area }) => area.startsWith(stem));
}

/**
 * The law is the same for all cities of the house: where there are several, the province amends it, and a city what holds for itself
 * alone.
 * @throws Refusal regulation.not-your-area
 */
export async function mayAmend(sql: Sql, ports: Ports, actor: Actor, changes: LawChanges): Promise<void> {
  if (ofProvince(actor) || staysIn(stemOf(actor), changes)) return;
  for (const cities of ports.all<CitiesHere>(CITIES_PORT))
    if ((await cities.count(sql)) > 1) throw regulationRefusal('not-your-area');
}

/** The second person is of the first one's city, or of the province. */
export function isOurs(row: Pick<StoredAmendment, 'division'>, actor: Actor): boolean {
  return row.division === null || ofProvince(actor) || stemOf(row) === stemOf(actor);
}

/** Everybody reads what is amended; which person of another city does it is that city's matter. */
export function tellsNames(row: StoredAmendment, actor: Actor): boolean {
  // What is brought and confirmed in one carries the name of an authority.
  return isOurs(row, actor) || ofProvince(row) || row.closed_by === row.proposed_by;
}
