import { workCalendar, type Actor, type Sql } from '@yby/platform';
import { identityRefusal } from '../identity.refusals';
import { cityOf } from '../people/city-of';
import { administratorOffices, type CitySettings, type EnterCity } from './city-input';

/** Somebody of a province's authority: the province answers for which cities work here. */
export function provinceOf({ division, enterpriseId }: Actor): string | null {
  return enterpriseId === null && division?.endsWith('0000') ? division.slice(0, 2) : null;
}

/** @throws Refusal identity.hours-unordered */
export function checkSettings({ officeHours }: CitySettings): void {
  const spans = officeHours.split(',').map((span) => ({ from: span.slice(0, 5), to: span.slice(6) }));
  try {
    workCalendar([], { spans });
  } catch {
    throw identityRefusal('hours-unordered');
  }
}

/**
 * All that can be wrong with a city, asked when it is proposed and again when it is confirmed.
 * @throws Refusal identity.city-misplaced, identity.city-exists, identity.three-administrators, identity.username-taken,
 *   identity.hours-unordered
 */
export async function checkCity(sql: Sql, province: string, city: EnterCity): Promise<void> {
  const stem = cityOf(city.division);
  const codes = city.counties.map(({ division }) => division);
  const foreign = codes.filter((code) => cityOf(code) !== stem || code.endsWith('00'));
  if (!stem.startsWith(province) || stem.endsWith('00') || !city.division.endsWith('00') || foreign.length)
    throw identityRefusal('city-misplaced', { divisions: foreign.length ? foreign : [city.division] });
  const twice = codes.filter((code, at) => codes.indexOf(code) !== at);
  if (twice.length) throw identityRefusal('city-misplaced', { divisions: twice });
  checkSettings(city.settings);
  const offices = new Set(city.administrators.map(({ office }) => office));
  const usernames = city.administrators.map(({ username }) => username.trim().toLowerCase());
  if (offices.size !== administratorOffices.length || new Set(usernames).size !== usernames.length)
    throw identityRefusal('three-administrators');
  const known = await sql.maybe<{ city: boolean; taken: boolean }>(
    `SELECT EXISTS (SELECT FROM identity.city WHERE stem = $1)
         OR EXISTS (SELECT FROM identity.organ WHERE division BETWEEN $1 || '00' AND $1 || '99' AND state = 'open') AS city,
       EXISTS (SELECT FROM identity.account WHERE username = ANY($2::text[])) AS taken`,
    [stem, usernames],
  );
  if (known!.city) throw identityRefusal('city-exists', { name: city.name });
  if (known!.taken) throw identityRefusal('username-taken');
}
