// Working days and working minutes. Licensing periods are working days without statutory holidays (行政许可法 82); the
// one-day promise counts working minutes. A year for which the State Council's list is not loaded is computed from
// weekends and statutory days, and every answer that touches it says `provisional`.
import { addDays, atMinute, toPlainDate, weekday, type Instant, type PlainDate } from '../time';

/** How far a datum was checked: against an official text, a repost of one, or memory only. */
export type EvidenceMark = 'verified' | 'secondary' | 'from memory';

export interface HolidayYear {
  readonly year: number;
  /** False: no official list was found; days off are the statutory ones only and the year is provisional. */
  readonly official: boolean;
  readonly off: readonly PlainDate[];
  /** Weekend days declared working days (调休上班). */
  readonly work: readonly PlainDate[];
  readonly source: string;
  readonly mark: EvidenceMark;
  readonly importedOn: PlainDate;
}

/** Office hours as ordered, disjoint spans of local wall-clock time 'HH:MM'. */
export interface OfficeHours {
  readonly spans: readonly { readonly from: string; readonly to: string }[];
}

export const defaultOfficeHours: OfficeHours = {
  spans: [
    { from: '08:30', to: '12:00' },
    { from: '13:30', to: '17:30' },
  ],
};

export interface DayKind {
  readonly working: boolean;
  readonly provisional: boolean;
}

export interface DayAnswer {
  readonly date: PlainDate;
  readonly provisional: boolean;
}

export interface MomentAnswer {
  readonly at: Instant;
  readonly provisional: boolean;
}

export interface WorkCalendar {
  readonly hours: OfficeHours;
  dayKind(date: PlainDate): DayKind;
  /** The n-th working day after `date`; the day itself is not counted. n = 0: `date` itself, or the next working day. */
  addWorkingDays(date: PlainDate, n: number): DayAnswer;
  /** Whole working minutes in [a, b); 0 when b ≤ a. */
  workingMinutesBetween(a: Instant, b: Instant): number;
  /** The earliest instant by which `minutes` (≥ 0, whole) of working time have passed. */
  addWorkingMinutes(at: Instant, minutes: number): MomentAnswer;
  /** Close of the working day of `at`; on a non-working day or after closing, of the next working day. */
  endOfWorkingDay(at: Instant): MomentAnswer;
  /** `at` itself while the office is open, else the next opening (also after the lunch break). */
  nextOpening(at: Instant): MomentAnswer;
}

/**
 * Builds the calendar from holiday lists, pure data: years without an official list are answered provisionally.
 * @throws RangeError when a list names a day of another year, a day twice, or when office hours are not ordered spans.
 */
export function workCalendar(years: readonly HolidayYear[], hours: OfficeHours = defaultOfficeHours): WorkCalendar {
  const spans = readSpans(hours);
  const known = readYears(years);
  const closing = spans[spans.length - 1]!.to;

  const dayKind = (date: PlainDate): DayKind => {
    const year = known.get(date.slice(0, 4));
    const weekend = weekday(date) > 5;
    const provisional = !year?.official;
    if (!year) return { working: !weekend && !isSolarHoliday(date), provisional };
    return { working: year.work.has(date) || (!weekend && !year.off.has(date)), provisional };
  };

  const addWorkingDays = (date: PlainDate, n: number): DayAnswer => {
    if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`not a count of working days: ${n}`);
    let day = date;
    let kind = dayKind(day);
    let provisional = n === 0 && kind.provisional;
    for (let left = n; left > 0 || (n === 0 && !kind.working);) {
      day = addDays(day, 1);
      kind = dayKind(day);
      provisional ||= kind.provisional;
      if (kind.working) left -= 1;
    }
    return { date: day, provisional };
  };

  /** The office's open spans from `at` on, forever, each with the provisional mark of all days passed so far. */
  function* openFrom(at: Instant): Generator<{ from: Instant; to: Instant; provisional: boolean }> {
    let provisional = false;
    for (let day = toPlainDate(at); ; day = addDays(day, 1)) {
      const kind = dayKind(day);
      provisional ||= kind.provisional;
      if (!kind.working) continue;
      for (const span of spans) {
        const to = atMinute(day, span.to);
        if (to > at) yield { from: Math.max(at, atMinute(day, span.from)) as Instant, to, provisional };
      }
    }
  }

  const firstOpen = (at: Instant) => openFrom(at).next().value as { from: Instant; to: Instant; provisional: boolean };

  return {
    hours,
    dayKind,
    addWorkingDays,
    workingMinutesBetween(a, b) {
      let ms = 0;
      if (b > a)
        for (const span of openFrom(a)) {
          if (span.from >= b) break;
          ms += Math.min(span.to, b) - span.from;
        }
      return Math.floor(ms / MINUTE);
    },
    addWorkingMinutes(at, minutes) {
      if (!Number.isSafeInteger(minutes) || minutes < 0) throw new RangeError(`not working minutes: ${minutes}`);
      if (minutes === 0) return { at, provisional: dayKind(toPlainDate(at)).provisional };
      let left = minutes * MINUTE;
      for (const span of openFrom(at)) {
        const length = span.to - span.from;
        if (length >= left) return { at: (span.from + left) as Instant, provisional: span.provisional };
        left -= length;
      }
      throw new RangeError('a calendar without end ended');
    },
    endOfWorkingDay(at) {
      const today = toPlainDate(at);
      const open = dayKind(today).working && at <= atMinute(today, closing);
      const day = open ? { date: today, provisional: dayKind(today).provisional } : addWorkingDays(today, 1);
      const provisional = day.provisional || dayKind(today).provisional;
      return { at: atMinute(day.date, closing), provisional };
    },
    nextOpening(at) {
      const span = firstOpen(at);
      return { at: span.from, provisional: span.provisional };
    },
  };
}

const MINUTE = 60_000;

/** Minutes since midnight of 'HH:MM'. @throws RangeError for anything else. */
export function minuteOf(time: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (!match) throw new RangeError(`not a time of day HH:MM: ${time}`);
  return Number(match[1]) * 60 + Number(match[2]);
}

function readSpans(hours: OfficeHours): { from: number; to: number }[] {
  const spans = hours.spans.map((span) => ({ from: minuteOf(span.from), to: minuteOf(span.to) }));
  const flat = spans.flatMap((span) => [span.from, span.to]);
  if (!spans.length || flat.some((minute, i) => i > 0 && minute <= flat[i - 1]!))
    throw new RangeError('office hours must be ordered spans that do not touch');
  return spans;
}

function readYears(years: readonly HolidayYear[]) {
  const known = new Map<string, { official: boolean; off: Set<string>; work: Set<string> }>();
  for (const { year, official, off, work } of years) {
    const days = [...off, ...work];
    if (days.some((day) => !day.startsWith(`${year}-`))) throw new RangeError(`the list of ${year} names another year`);
    if (new Set(days).size !== days.length) throw new RangeError(`the list of ${year} names a day twice`);
    if (known.has(String(year))) throw new RangeError(`two lists for ${year}`);
    known.set(String(year), { official, off: new Set(off), work: new Set(work) });
  }
  return known;
}

/** Statutory days with a fixed solar date (holiday decision of 2024-11-10); lunar ones need a list. */
function isSolarHoliday(date: PlainDate): boolean {
  return ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].includes(date.slice(5));
}
