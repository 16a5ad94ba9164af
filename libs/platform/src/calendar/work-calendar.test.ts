import fc from 'fast-check';
import { chinaHolidays } from './china-holidays';
import { addDays, instantOf, isoOf, weekday, type Instant, type PlainDate } from '../time';
import { minuteOf, workCalendar } from './work-calendar';

const calendar = workCalendar(chinaHolidays);
const local = (text: string): Instant => instantOf(`${text.replace(' ', 'T')}:00+08:00`);
const shown = (at: Instant): string =>
  isoOf((at + 8 * 3_600_000) as Instant)
    .slice(0, 16)
    .replace('T', ' ');

describe('days of the State Council notices', () => {
  test.each<[PlainDate, boolean, boolean, string]>([
    ['2026-11-23', true, false, 'an ordinary Monday'],
    ['2026-11-21', false, false, 'an ordinary Saturday'],
    ['2026-02-14', true, false, 'a Saturday made a working day'],
    ['2026-02-23', false, false, 'a Monday of the Spring Festival'],
    ['2026-10-10', true, false, 'a Saturday made a working day after the National Day'],
    ['2025-01-26', true, false, 'a Sunday made a working day'],
    ['2025-10-08', false, false, 'the last day of the double festival of 2025'],
    ['2027-02-05', false, true, 'the eve of the Spring Festival 2027, without a notice'],
    ['2027-03-01', true, true, 'a Monday of 2027'],
    ['2031-10-02', false, true, 'a statutory solar day of a year without any record'],
    ['2031-10-07', true, true, 'a Tuesday that a notice would perhaps free'],
  ])('%s working %s, provisional %s: %s', (date, working, provisional) => {
    expect(calendar.dayKind(date)).toEqual({ working, provisional });
  });

  test('every make-up day of the lists is a weekend day, and every list names its source', () => {
    for (const year of chinaHolidays) {
      for (const day of year.work) expect(weekday(day)).toBeGreaterThan(5);
      expect(year.source).not.toBe('');
    }
  });

  test('a list that names a day of another year, or twice, is refused', () => {
    const row = { official: true, work: [], source: 'x', mark: 'verified', importedOn: '2026-01-01' } as const;
    expect(() => workCalendar([{ ...row, year: 2026, off: ['2027-01-01'] }])).toThrow(RangeError);
    expect(() => workCalendar([{ ...row, year: 2026, off: ['2026-01-01', '2026-01-01'] }])).toThrow(RangeError);
    expect(() => workCalendar([], { spans: [{ from: '12:00', to: '08:00' }] })).toThrow(RangeError);
    expect(() => minuteOf('24:00')).toThrow(RangeError);
  });
});

describe('working days: the day of the event is not counted', () => {
  test.each<[PlainDate, number, PlainDate, boolean]>([
    ['2026-11-23', 3, '2026-11-26', false],
    ['2026-11-26', 3, '2026-12-01', false],
    ['2026-02-12', 3, '2026-02-24', false],
    ['2026-11-21', 0, '2026-11-23', false],
    ['2026-11-23', 0, '2026-11-23', false],
    ['2026-09-30', 1, '2026-10-08', false],
    ['2026-12-31', 1, '2027-01-04', true],
  ])('%s + %i → %s (provisional %s)', (from, n, to, provisional) => {
    expect(calendar.addWorkingDays(from, n)).toEqual({ date: to, provisional });
  });

  test('a working day has 450 minutes, a lunch break none', () => {
    expect(calendar.workingMinutesBetween(local('2026-11-23 00:00'), local('2026-11-24 00:00'))).toBe(450);
    expect(calendar.workingMinutesBetween(local('2026-11-23 12:00'), local('2026-11-23 13:30'))).toBe(0);
    expect(calendar.workingMinutesBetween(local('2026-11-20 17:00'), local('2026-11-23 09:00'))).toBe(60);
    expect(calendar.workingMinutesBetween(local('2026-11-23 09:00'), local('2026-11-20 17:00'))).toBe(0);
  });
});

describe('moments', () => {
  test.each([
    ['2026-11-23 10:00', 60, '2026-11-23 11:00'],
    ['2026-11-23 11:30', 60, '2026-11-23 14:00'],
    ['2026-11-23 11:00', 60, '2026-11-23 12:00'],
    ['2026-11-20 17:00', 60, '2026-11-23 09:00'],
    ['2026-11-21 10:00', 1, '2026-11-23 08:31'],
  ])('%s + %i working minutes → %s', (from, minutes, to) => {
    expect(shown(calendar.addWorkingMinutes(local(from), minutes).at)).toBe(to);
  });

  test.each([
    ['2026-11-23 10:00', '2026-11-23 10:00', '2026-11-23 17:30'],
    ['2026-11-23 12:10', '2026-11-23 13:30', '2026-11-23 17:30'],
    ['2026-11-23 17:30', '2026-11-24 08:30', '2026-11-23 17:30'],
    ['2026-11-23 17:31', '2026-11-24 08:30', '2026-11-24 17:30'],
    ['2026-11-21 10:00', '2026-11-23 08:30', '2026-11-23 17:30'],
    ['2026-02-14 09:00', '2026-02-14 09:00', '2026-02-14 17:30'],
  ])('at %s the office opens at %s and the working day ends at %s', (at, opening, end) => {
    expect(shown(calendar.nextOpening(local(at)).at)).toBe(opening);
    expect(shown(calendar.endOfWorkingDay(local(at)).at)).toBe(end);
  });
});

describe('properties', () => {
  const moments = fc
    .integer({ min: local('2025-01-01 00:00'), max: local('2027-11-30 00:00') })
    .map((n) => n as Instant);

  test('adding working minutes and measuring them back gives the same minutes', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 5_000 }), (at, minutes) => {
        expect(calendar.workingMinutesBetween(at, calendar.addWorkingMinutes(at, minutes).at)).toBe(minutes);
      }),
    );
  });

  test('later starts and longer spans never end earlier', () => {
    fc.assert(
      fc.property(moments, fc.nat(500_000_000), fc.nat(2_000), fc.nat(2_000), (at, gap, minutes, more) => {
        const later = (at + gap) as Instant;
        const first = calendar.addWorkingMinutes(at, minutes).at;
        expect(calendar.addWorkingMinutes(later, minutes).at).toBeGreaterThanOrEqual(first);
        expect(calendar.addWorkingMinutes(at, minutes + more).at).toBeGreaterThanOrEqual(first);
        expect(calendar.endOfWorkingDay(later).at).toBeGreaterThanOrEqual(calendar.endOfWorkingDay(at).at);
      }),
    );
  });

  test('the n-th working day is a working day with n − 1 others between', () => {
    fc.assert(
      fc.property(fc.nat(900), fc.integer({ min: 1, max: 40 }), (offset, n) => {
        const from = addDays('2025-01-01', offset);
        const to = calendar.addWorkingDays(from, n).date;
        let count = 0;
        for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
          if (calendar.dayKind(day).working) count += 1;
        expect(calendar.dayKind(to).working).toBe(true);
        expect(count).toBe(n);
      }),
    );
  });
});

test('working days agree with a naive count, day by day, over 2020–2026', () => {
  const off = new Set(chinaHolidays.flatMap((year) => year.off));
  const work = new Set(chinaHolidays.flatMap((year) => year.work));
  const naive = (from: PlainDate, n: number): PlainDate => {
    let day = from;
    for (let left = n; left > 0;) {
      day = new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10) as PlainDate;
      const weekend = [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
      if (work.has(day) || (!weekend && !off.has(day))) left -= 1;
    }
    return day;
  };
  const seed = Number(process.env.YBY_SEED ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`working days: seed ${seed}`);
  fc.assert(
    fc.property(fc.nat(2_500), fc.integer({ min: 1, max: 30 }), (offset, n) => {
      const from = addDays('2020-01-01', offset);
      expect(calendar.addWorkingDays(from, n)).toEqual({ date: naive(from, n), provisional: false });
    }),
    { numRuns: 10_000, seed },
  );
});
