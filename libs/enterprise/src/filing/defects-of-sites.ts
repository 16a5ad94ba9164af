import { blank, type Checking } from './defect';
import { amountOf } from './amounts';
import { isCounty } from './defects-of-unit';
import { isIndividual, type FilingDocument, type SiteFacts } from './filing-document';

/** Kinds of units that may have no storehouse of their own. */
const roving = ['carrier', 'equipment_dealer'];

// The frame that all of China lies in.
const NORTH = 54;
const SOUTH = 3;
const EAST = 136;
const WEST = 73;

const degrees = (text: string): number => (/^\d{1,3}(\.\d{1,8})?$/.test(text.trim()) ? Number(text) : Number.NaN);
export const latOf = ({ lat }: Pick<SiteFacts, 'lat'>): number => degrees(lat);
export const lonOf = ({ lon }: Pick<SiteFacts, 'lon'>): number => degrees(lon);

/** Storehouses: where they are, what they hold, and two persons with two locks. */
export function checkSites(document: FilingDocument, { law, day, say }: Checking): void {
  if (isIndividual(document)) return;
  const { unit, sites, needs } = document;
  if (sites.length === 0 && !unit.kinds.every((kind) => roving.includes(kind))) say('sites', 'site-missing');
  sites.forEach((site, i) => {
    const at = `sites.${i}`;
    for (const name of ['name', 'address'] as const) if (blank(site[name])) say(`${at}.${name}`, 'missing');
    if (!isCounty(site.division)) say(`${at}.division`, 'division');
    const [lat, lon] = [latOf(site), lonOf(site)];
    if (!(lat >= SOUTH && lat <= NORTH)) say(`${at}.lat`, blank(site.lat) ? 'missing' : 'coordinates');
    if (!(lon >= WEST && lon <= EAST)) say(`${at}.lon`, blank(site.lon) ? 'missing' : 'coordinates');
    const held = new Set<string>();
    site.capacities.forEach((capacity, k) => {
      if (held.has(capacity.substance)) say(`${at}.capacities.${k}.substance`, 'twice');
      held.add(capacity.substance);
      if (!law.listedOn(capacity.substance, day)) say(`${at}.capacities.${k}.substance`, 'substance');
      if ((amountOf(capacity) ?? 0n) <= 0n) say(`${at}.capacities.${k}.amount`, 'capacity');
    });
    const keepers = new Set(site.keepers.map(({ name }) => name.trim()).filter(Boolean));
    if (keepers.size < 2) say(`${at}.keepers`, 'keepers');
    const first = site.capacities.some(({ substance }) => law.listedOn(substance, day)?.category === 1);
    if (first && !site.twoLocks) say(`${at}.twoLocks`, 'two-locks');
  });
  if (sites.length === 0) return;
  const stored = new Set(sites.flatMap(({ capacities }) => capacities.map(({ substance }) => substance)));
  needs.forEach(({ substance }, i) => {
    if (!blank(substance) && !stored.has(substance)) say(`needs.${i}.store`, 'capacity-missing');
  });
}
