// One edition of the law, ready to be asked: indexes over LawData, and nothing that changes.
import { workCalendar, type PlainDate, type WorkCalendar } from '@yby/platform/contract';
import type { Substance } from '../catalogue/substance';
import type { Activity } from '../requirement/ask';
import { defaultSettings, officeHoursOf, type LawData, type Setting, type SettingKey } from './law-data';
import { covers, type Route } from './routes';
import type { Rule } from './rule';

interface Dated {
  readonly from: PlainDate;
  readonly to: PlainDate | null;
}

const holds = (row: Dated, date: PlainDate): boolean => row.from <= date && (row.to === null || date <= row.to);

export class Law {
  private readonly byId = new Map<string, Rule[]>();
  private readonly byCode = new Map<string, Substance[]>();
  private readonly calendars = new Map<string, WorkCalendar>();

  /** @param number the edition, 0 for law that was never recorded (tests, a browser without server) */
  constructor(
    readonly data: LawData,
    readonly number = 0,
  ) {
    for (const rule of data.rules) push(this.byId, rule.id, rule);
    for (const substance of data.substances) push(this.byCode, substance.code, substance);
  }

  /** The version of a rule in force on that day, or null when none is. @throws RangeError for an id of no rule */
  findRule(id: string, date: PlainDate): Rule | null {
    const versions = this.byId.get(id);
    if (!versions) throw new RangeError(`no such rule: ${id}`);
    return versions.find((one) => holds(one, date)) ?? null;
  }

  get rules(): readonly Rule[] {
    return this.data.rules;
  }

  /** The newest version of the entry, for its name; null for an unknown code. */
  findSubstance(code: string): Substance | null {
    return this.byCode.get(code)?.at(-1) ?? null;
  }

  /** @throws RangeError for a code that is not in the catalogue */
  substanceOf(code: string): Substance {
    const found = this.findSubstance(code);
    if (!found) throw new RangeError(`not a code of the catalogue: ${code}`);
    return found;
  }

  /** The version of the entry in force on that day, null when it is not (yet, or any more) listed. */
  listedOn(code: string, date: PlainDate): Substance | null {
    return (
      this.byCode
        .get(code)
        ?.find((one) => one.effectiveFrom <= date && (one.effectiveTo === null || date <= one.effectiveTo)) ?? null
    );
  }

  /** The entries in force on that day, in the order of the catalogue. */
  substancesOn(date: PlainDate): readonly Substance[] {
    return this.data.substances.filter(
      (one) => one.effectiveFrom <= date && (one.effectiveTo === null || date <= one.effectiveTo),
    );
  }

  /** @throws RangeError when no row covers the substance on that day: a hole in the table */
  routeOf(activity: Activity, substance: Substance, date: PlainDate): Route {
    const found = this.data.routes.find(
      (route) => route.activity === activity && covers(route, substance) && holds(route, date),
    );
    if (!found) throw new RangeError(`no route for ${activity} of ${substance.code} on ${date}`);
    return found;
  }

  /** Null when no list has been loaded. */
  keyAreasOn(date: PlainDate): readonly string[] | null {
    if (this.data.keyAreasSource === null) return null;
    return this.data.keyAreas.filter((area) => holds(area, date)).map(({ division }) => division);
  }

  /** What the authority of a place has set, or the product's proposal. */
  setting(key: SettingKey, place: string | undefined, date: PlainDate): string {
    let found: Setting | null = null;
    for (const row of this.data.settings)
      if (row.key === key && (place ?? '').startsWith(row.area) && holds(row, date))
        if (!found || row.area.length > found.area.length) found = row;
    return found?.value ?? defaultSettings[key];
  }

  /** Working days and minutes of a place's office on that day's office hours. */
  calendar(place?: string, date: PlainDate = '2100-01-01'): WorkCalendar {
    const hours = this.setting('office-hours', place, date);
    let calendar = this.calendars.get(hours);
    if (!calendar) {
      calendar = workCalendar(this.data.holidays, officeHoursOf(hours));
      this.calendars.set(hours, calendar);
    }
    return calendar;
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
