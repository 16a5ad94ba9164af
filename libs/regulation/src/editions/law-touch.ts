// What differs between two editions, told so that every module can find whom it concerns.
import { canonicalJson, type Fact } from '@yby/platform';
import type { PlainDate } from '@yby/platform/contract';
import type { Category, Substance } from '../catalogue/substance';
import type { Law } from '../law/law';
import type { LawData } from '../law/law-data';
import { covers } from '../law/routes';
import type { Activity } from '../requirement/ask';

export interface TouchedSubstance {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly casNumbers: readonly string[];
  readonly category: Category;
  /** Null for a new entry. */
  readonly categoryBefore: Category | null;
}

export interface LawTouch {
  /** The first day on which anything changes. */
  readonly from: PlainDate;
  /** Entries that are new or change themselves. */
  readonly substances: readonly TouchedSubstance[];
  /** Ids of rules, routes and settings that change. */
  readonly rules: readonly string[];
  /** Activities whose rules change, each with the codes that fall under them. */
  readonly activities: readonly { readonly activity: Activity; readonly codes: readonly string[] }[];
  /** Divisions (leading digits) that are named; empty: everywhere. */
  readonly areas: readonly string[];
  /** Years whose days off change: open time limits move. */
  readonly holidayYears: readonly number[];
}

/** Null when the two say the same. */
export function touchOf(before: Law, after: Law, today: PlainDate): LawTouch | null {
  const days: PlainDate[] = [];
  const substances = touchedSubstances(before, after, days);
  const rules = differing(
    before.data.rules,
    after.data.rules,
    ({ id }) => id,
    ({ from }) => from,
    days,
  );
  const routes = differing(
    before.data.routes,
    after.data.routes,
    ({ id }) => id,
    ({ from }) => from,
    days,
  );
  const areas = differing(
    before.data.keyAreas,
    after.data.keyAreas,
    ({ division }) => division,
    ({ from }) => from,
    days,
  );
  const settings = differing(
    before.data.settings,
    after.data.settings,
    ({ key, area }) => `${key} ${area}`,
    ({ from }) => from,
    days,
  );
  const years = differing(
    before.data.holidays,
    after.data.holidays,
    ({ year }) => String(year),
    () => today,
    days,
  );
  if (days.length === 0) return null;
  const activities = activitiesOf(after.data, rules, routes);
  return {
    from: days.sort()[0]!,
    substances,
    rules: [...rules, ...routes, ...settings],
    activities: areas.length ? withTransport(activities, after) : activities,
    areas: areas.map((division) => division.replace(/(00){1,2}$/, '')),
    holidayYears: years.map(Number),
  };
}

function touchedSubstances(before: Law, after: Law, days: PlainDate[]): TouchedSubstance[] {
  const changed = differing(
    before.data.substances,
    after.data.substances,
    ({ code }) => code,
    ({ effectiveFrom }) => effectiveFrom,
    days,
  );
  return changed.map((code) => {
    const now: Substance = after.substanceOf(code);
    const { nameZh, nameEn, casNumbers, category } = now;
    return { code, nameZh, nameEn, casNumbers, category, categoryBefore: before.findSubstance(code)?.category ?? null };
  });
}

/** Whatever the order of the members: a row from the database has another one than a row from a file. */
const textOf = (row: unknown): string => canonicalJson(row as Fact);

/** Keys of rows that are new, gone or different; the days on which the new ones begin are added to `days`. */
function differing<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (row: T) => string,
  dayOf: (row: T) => PlainDate,
  days: PlainDate[],
): string[] {
  const texts = (rows: readonly T[]) => new Set(rows.map((row) => textOf(row)));
  const old = texts(before);
  const now = texts(after);
  const added = after.filter((row) => !old.has(textOf(row)));
  const gone = before.filter((row) => !now.has(textOf(row)));
  const keys = [...new Set([...added, ...gone].map(keyOf))];
  for (const key of keys) {
    // A row that only got a last day is in both lists with the same first day: what begins anew says when.
    const beginning = added.filter(
      (row) => keyOf(row) === key && !gone.some((one) => keyOf(one) === key && dayOf(one) === dayOf(row)),
    );
    const row = beginning[0] ?? added.find((one) => keyOf(one) === key) ?? gone.find((one) => keyOf(one) === key)!;
    days.push(dayOf(row));
  }
  return keys;
}

function activitiesOf(data: LawData, rules: readonly string[], routes: readonly string[]): LawTouch['activities'] {
  const named = new Set(rules);
  const touched = data.routes.filter(
    (route) =>
      routes.includes(route.id) ||
      [...route.because, ...route.conditions, route.timeRule, route.validityRule, route.onsiteRule].some(
        (id) => id !== null && named.has(id),
      ),
  );
  const activities = new Map<Activity, Set<string>>();
  for (const route of touched)
    for (const substance of data.substances)
      if (covers(route, substance)) {
        const codes = activities.get(route.activity) ?? new Set();
        activities.set(route.activity, codes.add(substance.code));
      }
  return [...activities].map(([activity, codes]) => ({ activity, codes: [...codes] }));
}

/** A key area concerns every movement there, whatever is moved (条例 20). */
function withTransport(activities: LawTouch['activities'], law: Law): LawTouch['activities'] {
  const codes = [...new Set(law.data.substances.map(({ code }) => code))];
  return [...activities.filter(({ activity }) => activity !== 'transport'), { activity: 'transport', codes }];
}
