import {
  cursorOf,
  isoOf,
  limitOf,
  pageOf,
  platformRefusal,
  type Actor,
  type Instant,
  type PlainDate,
  type Sql,
} from '@yby/platform';
import { areaOf, cityOf } from '../people/city-of';
import { openOfCity, proposalView } from '../offices/read-proposals';
import { provinceOf } from './check-city';
import type { CitySettings } from './city-input';
import type { CityDetail, CityPage, CityQuery, CityRow, CityVersionView } from './city-views';

interface StoredCity {
  readonly stem: string;
  readonly division: string;
  readonly name: string;
  readonly organId: string;
  readonly organName: string;
  readonly counties: number;
  readonly since: Instant;
  readonly version: number;
  readonly settings: CitySettings;
}

// Before a city's first day there is no row of it; so there is always a version that has begun.
const selection = `
SELECT c.stem, c.division, c.name, o.id AS "organId", o.name_zh AS "organName", c.since, c.version,
  (SELECT count(*)::int FROM identity.organ k WHERE k.parent_id = o.id AND k.level = 'county' AND k.state = 'open') AS counties,
  (SELECT s.settings FROM identity.city_settings s WHERE s.stem = c.stem AND s.from_on <= $1 ORDER BY s.version DESC LIMIT 1) AS settings
FROM identity.city c JOIN identity.organ o ON o.division = c.division AND o.level = 'city' AND o.state = 'open'
WHERE c.stem BETWEEN $2 AND $3`;

/** Lowest and highest city that the caller may look at: a province's all of its own, a city's itself, a county's none. */
function seenBy(actor: Actor): [from: string, to: string] {
  const province = provinceOf(actor);
  if (province) return [`${province}00`, `${province}99`];
  const [from, to] = areaOf(actor);
  return from === to ? ['0', '0'] : [cityOf(from), cityOf(to)];
}

export async function listCities(sql: Sql, actor: Actor, query: CityQuery, today: PlainDate): Promise<CityPage> {
  const after = cursorOf(query, ['digits'])?.[0] ?? null;
  const limit = limitOf(query);
  const rows = await sql.rows<StoredCity>(
    `${selection} AND ($4::text IS NULL OR c.stem > $4) ORDER BY c.stem LIMIT $5`,
    [today, ...seenBy(actor), after, limit + 1],
  );
  const page = pageOf(
    rows,
    limit,
    (row) => rowView(row, actor),
    ({ stem }) => [stem],
  );
  return { ...page, acts: provinceOf(actor) && actor.roles.includes('sysadmin') ? ['enter'] : [] };
}

/** @throws Refusal platform.not-found also for another city */
export async function getCity(sql: Sql, actor: Actor, stem: string, today: PlainDate): Promise<CityDetail> {
  const row = await sql.maybe<StoredCity>(`${selection} AND c.stem = $4`, [today, ...seenBy(actor), stem]);
  if (!row) throw platformRefusal('not-found');
  const versions = await sql.rows<Omit<CityVersionView, 'agreedAt'> & { agreedAt: Instant }>(
    `SELECT version, from_on AS "from", settings, agreed_at AS "agreedAt" FROM identity.city_settings
     WHERE stem = $1 ORDER BY version DESC LIMIT 100`,
    [stem],
  );
  const pending = await openOfCity(sql, row.division);
  return {
    ...rowView(row, actor),
    versions: versions.map((one) => ({ ...one, agreedAt: isoOf(one.agreedAt) })),
    pending: pending && proposalView(pending, actor),
  };
}

function rowView(row: StoredCity, actor: Actor): CityRow {
  const own = actor.division === row.division && actor.roles.includes('sysadmin');
  return { ...row, since: isoOf(row.since), acts: own ? ['change-settings'] : [] };
}
