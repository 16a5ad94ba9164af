// Instants, calendar days and the step between them. All of China keeps one zone, +08:00 without summer time since
// 1991-09-15, so the step is plain arithmetic and needs no zone database (and no difference between server and browser).

/** Epoch milliseconds. Branded, so that a count of minutes or a bare Date.now() of elsewhere is no instant. */
export type Instant = number & { readonly __instant: 'epoch milliseconds' };

/** A calendar day in Asia/Shanghai, 'YYYY-MM-DD'; compares as text. Text from outside goes through `plainDate`. */
export type PlainDate = `${number}-${number}-${number}`;

const DAY = 86_400_000;
const SHANGHAI = 8 * 3_600_000;
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** @throws RangeError unless `ms` is a whole number that a date can hold. */
export function instant(ms: number): Instant {
  if (!Number.isSafeInteger(ms) || Math.abs(ms) > 8.64e15) throw new RangeError(`not an instant: ${ms}`);
  return ms as Instant;
}

/** Reads ISO 8601 with a zone ('Z' or '+08:00'); a text without a zone is refused, because it would mean two moments. */
export function instantOf(iso: string): Instant {
  const ms = ISO.test(iso) && isPlainDate(iso.slice(0, 10)) ? Date.parse(iso) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError(`not an ISO 8601 instant with a zone: ${iso}`);
  return ms as Instant;
}

/** ISO 8601 in UTC with milliseconds, the form on the wire. */
export function isoOf(at: Instant): string {
  return new Date(at).toISOString();
}

const PLAIN = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

// Plain arithmetic: asked several times in each decision of the law, a Date would be most of its cost.
export function isPlainDate(text: string): text is PlainDate {
  const match = PLAIN.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (day < 1 || day > (MONTH_DAYS[month - 1] ?? 0)) return false;
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
}

/** @throws RangeError for anything but an existing day written YYYY-MM-DD. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`not a calendar day: ${text}`);
  return text;
}

/** For libraries that insist on a Date; converts, reads no clock. */
export function jsDateOf(at: Instant): Date {
  return new Date(at);
}

/** The calendar day in Asia/Shanghai on which the instant falls. */
export function toPlainDate(at: Instant): PlainDate {
  return dayOf(at + SHANGHAI);
}

/** 00:00:00.000 +08:00 of the day. */
export function startOfDay(date: PlainDate): Instant {
  return (utc(date) - SHANGHAI) as Instant;
}

/** 23:59:59.999 +08:00 of the day: the last moment on which something "until that day" still holds. */
export function endOfDay(date: PlainDate): Instant {
  return (startOfDay(date) + DAY - 1) as Instant;
}

/** Whole minutes since local midnight, 0–1439. */
export function minuteOfDay(at: Instant): number {
  return Math.floor((at - startOfDay(toPlainDate(at))) / 60_000);
}

/** The instant of a local wall-clock minute of the day (0–1440). */
export function atMinute(date: PlainDate, minute: number): Instant {
  return (startOfDay(date) + minute * 60_000) as Instant;
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return dayOf(utc(date) + days * DAY);
}

/** Same day of the month, clamped to the month's end: 2026-01-31 + 1 month = 2026-02-28. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return dayOf(first.getTime() + (Math.min(day, last) - 1) * DAY);
}

/** Days from a to b, negative when b is earlier. */
export function daysBetween(a: PlainDate, b: PlainDate): number {
  return (utc(b) - utc(a)) / DAY;
}

/** 1 Monday … 7 Sunday (ISO). */
export function weekday(date: PlainDate): number {
  return ((((utc(date) / DAY + 3) % 7) + 7) % 7) + 1;
}

function utc(date: PlainDate): number {
  return Date.parse(`${plainDate(date)}T00:00:00Z`);
}

function dayOf(ms: number): PlainDate {
  return new Date(ms).toISOString().slice(0, 10) as PlainDate;
}
