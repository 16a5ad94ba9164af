import fc from 'fast-check';
import {
  addDays,
  addMonths,
  daysBetween,
  endOfDay,
  instant,
  instantOf,
  isoOf,
  isPlainDate,
  minuteOfDay,
  plainDate,
  startOfDay,
  toPlainDate,
  weekday,
} from './time';

test('a moment before midnight UTC is the next day in Shanghai', () => {
  expect(toPlainDate(instantOf('2026-11-22T16:00:00.000Z'))).toBe('2026-11-23');
  expect(toPlainDate(instantOf('2026-11-22T15:59:59.999Z'))).toBe('2026-11-22');
});

test('a day runs from 00:00:00.000 to 23:59:59.999 +08:00', () => {
  expect(isoOf(startOfDay('2026-11-23'))).toBe('2026-11-22T16:00:00.000Z');
  expect(isoOf(endOfDay('2026-11-23'))).toBe('2026-11-23T15:59:59.999Z');
  expect(minuteOfDay(instantOf('2026-11-23T16:30:00+08:00'))).toBe(990);
});

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-11-23', 6, '2027-05-23'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-12-15', 1, '2027-01-15'],
] as const)('%s + %i months = %s (clamped to the month’s end)', (from, months, to) => {
  expect(addMonths(from, months)).toBe(to);
});

test.each(['2026-02-29', '2026-13-01', '2026-1-1', '20260101', '', '2026-01-01T00:00'])('%s is no day', (text) => {
  expect(isPlainDate(text)).toBe(false);
  expect(() => plainDate(text)).toThrow(RangeError);
});

test.each(['2026-11-23T10:00:00', '2026-02-30T00:00:00Z', '2026-11-23', 'now', ''])('%s is no instant', (text) => {
  expect(() => instantOf(text)).toThrow(RangeError);
});

test('fractions and infinities are no instants', () => {
  expect(() => instant(1.5)).toThrow(RangeError);
  expect(() => instant(Number.POSITIVE_INFINITY)).toThrow(RangeError);
});

test('2026-11-23 is a Monday, the day before a Sunday', () => {
  expect(weekday('2026-11-23')).toBe(1);
  expect(weekday('2026-11-22')).toBe(7);
});

test('days, instants and their texts agree with each other', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1_000_000_000_000, max: 4_000_000_000_000 }),
      fc.integer({ min: -9999, max: 9999 }),
      (ms, n) => {
        const at = instant(ms);
        const day = toPlainDate(at);
        expect(instantOf(isoOf(at))).toBe(at);
        expect(startOfDay(day) <= at && at <= endOfDay(day)).toBe(true);
        expect(daysBetween(day, addDays(day, n))).toBe(n);
        expect(weekday(addDays(day, 7))).toBe(weekday(day));
      },
    ),
  );
});

test('a calendar day is what the calendar itself knows, for every text of two centuries and their edges', () => {
  const wrong: string[] = [];
  for (let year = 1899; year <= 2101; year++)
    for (let month = 0; month <= 13; month++)
      for (const day of [0, 1, 28, 29, 30, 31, 32]) {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const ms = Date.parse(`${text}T00:00:00Z`);
        if (isPlainDate(text) !== (!Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text))
          wrong.push(text);
      }
  expect(wrong).toEqual([]);
});
