import fc from 'fast-check';
import {
  addDays,
  chinaHolidays,
  instantOf,
  isoOf,
  workCalendar,
  type Instant,
  type PlainDate,
} from '@yby/platform/contract';
import { correctionDeadline, dueDates, noticeDeadline, type ApplicationKind } from './due-dates';
import { validity } from './validity';

const calendar = workCalendar(chinaHolidays);
const local = (text: string): Instant => instantOf(`${text.replace(' ', 'T')}:00+08:00`);
const shown = (at: Instant): string =>
  isoOf((at + 8 * 3_600_000) as Instant)
    .slice(0, 16)
    .replace('T', ' ');

describe('two clocks (条例 20, 21; 办法 8, 19; 行政许可法 82)', () => {
  test.each<[ApplicationKind, 1 | 2 | 3, string, string, string, string]>([
    ['purchase_filing', 3, '2026-11-23 10:00', '2026-11-23 10:00', '2026-11-23 17:30', '2026-11-23 17:30'],
    ['purchase_filing', 2, '2026-11-23 16:30', '2026-11-23 16:30', '2026-11-23 17:30', '2026-11-23 17:30'],
    ['purchase_filing', 3, '2026-11-23 16:31', '2026-11-24 08:30', '2026-11-24 17:30', '2026-11-24 17:30'],
    ['purchase_filing', 3, '2026-11-20 22:00', '2026-11-23 08:30', '2026-11-23 17:30', '2026-11-23 17:30'],
    ['purchase_filing', 3, '2026-11-21 10:00', '2026-11-23 08:30', '2026-11-23 17:30', '2026-11-23 17:30'],
    ['purchase_filing', 3, '2026-02-14 09:00', '2026-02-14 09:00', '2026-02-14 17:30', '2026-02-14 17:30'],
    ['purchase_filing', 3, '2026-02-14 17:00', '2026-02-24 08:30', '2026-02-24 17:30', '2026-02-24 17:30'],
    ['purchase_filing', 3, '2026-11-23 06:00', '2026-11-23 08:30', '2026-11-23 17:30', '2026-11-23 17:30'],
    ['purchase_filing', 3, '2026-11-23 12:30', '2026-11-23 12:30', '2026-11-23 17:30', '2026-11-23 17:30'],
    ['transport_filing', 3, '2026-11-23 10:00', '2026-11-23 10:00', '2026-11-23 17:30', '2026-11-23 17:30'],
    ['transport_permit', 2, '2026-11-23 10:00', '2026-11-23 10:00', '2026-11-26 17:30', '2026-11-23 17:30'],
    ['transport_permit', 2, '2026-11-26 16:45', '2026-11-27 08:30', '2026-12-02 17:30', '2026-11-27 17:30'],
    ['transport_permit', 2, '2026-09-29 10:00', '2026-09-29 10:00', '2026-10-09 17:30', '2026-09-29 17:30'],
    ['transport_permit', 1, '2026-11-23 10:00', '2026-11-23 10:00', '2026-12-07 17:30', '2026-12-07 17:30'],
    ['purchase_permit', 1, '2026-11-23 10:00', '2026-11-23 10:00', '2026-12-07 17:30', '2026-12-07 17:30'],
  ])(
    '%s of category %i submitted %s: accepted %s, law %s, promise %s',
    (kind, category, at, accepted, statutory, promised) => {
      const due = dueDates({ kind, category, submittedAt: local(at) }, calendar, { cutOff: '16:30' });
      expect([due.acceptedAt, due.statutoryDueAt, due.promisedDueAt].map(shown)).toEqual([
        accepted,
        statutory,
        promised,
      ]);
      expect(due.provisional).toBe(false);
    },
  );

  test('an acceptance that is a fact is not moved, and the promise counts from it', () => {
    const submittedAt = local('2026-11-20 10:00');
    const due = dueDates(
      { kind: 'purchase_filing', category: 3, submittedAt, acceptedAt: local('2026-11-24 16:50') },
      calendar,
    );
    expect([due.acceptedAt, due.promisedDueAt].map(shown)).toEqual(['2026-11-24 16:50', '2026-11-24 17:30']);
  });

  test('a cut-off after closing time does not promise a decision in a shut office', () => {
    const due = dueDates({ kind: 'purchase_filing', category: 3, submittedAt: local('2026-11-23 18:00') }, calendar, {
      cutOff: '20:00',
    });
    expect(shown(due.acceptedAt)).toBe('2026-11-24 08:30');
  });

  test('a limit that reaches into a year without an official list is provisional', () => {
    const due = dueDates({ kind: 'transport_permit', category: 2, submittedAt: local('2026-12-30 10:00') }, calendar);
    expect([shown(due.statutoryDueAt), due.provisional]).toEqual(['2027-01-05 17:30', true]);
  });

  test('the promise never ends after the statutory limit, and both lie after acceptance', () => {
    const kinds = fc.constantFrom<ApplicationKind>(
      'purchase_filing',
      'transport_filing',
      'transport_permit',
      'purchase_permit',
    );
    const moment = fc.integer({ min: local('2025-01-01 00:00'), max: local('2027-11-01 00:00') });
    fc.assert(
      fc.property(kinds, fc.constantFrom(1, 2, 3), moment, (kind, category, at) => {
        const due = dueDates({ kind, category: category as 1 | 2 | 3, submittedAt: at as Instant }, calendar);
        expect(due.acceptedAt).toBeGreaterThanOrEqual(at);
        expect(due.promisedDueAt).toBeGreaterThan(due.acceptedAt);
        expect(due.statutoryDueAt).toBeGreaterThanOrEqual(due.promisedDueAt);
      }),
    );
  });
});

test('what is missing is told within five working days (行政许可法 32); a correction is due after the office’s own limit', () => {
  expect(shown(noticeDeadline(local('2026-11-23 10:00'), calendar).dueAt)).toBe('2026-11-30 17:30');
  expect(shown(correctionDeadline(local('2026-11-23 10:00'), calendar).dueAt)).toBe('2026-12-07 17:30');
  const three = { cutOff: '16:30', correctionWorkingDays: 3 };
  expect(shown(correctionDeadline(local('2026-11-23 10:00'), calendar, three).dueAt)).toBe('2026-11-26 17:30');
});

describe('validity, both days inclusive', () => {
  test.each<[PlainDate, number, PlainDate]>([
    ['2026-11-23', 1, '2026-12-22'],
    ['2026-11-23', 6, '2027-05-22'],
    ['2026-01-31', 1, '2026-02-27'],
    ['2027-11-30', 3, '2028-02-28'],
    ['2026-03-01', 1, '2026-03-31'],
    ['2026-12-01', 12, '2027-11-30'],
  ])('from %s for %i months until %s', (from, months, validTo) => {
    expect(validity(from, months)).toEqual({ validFrom: from, validTo });
  });

  test('a later start never ends earlier, and no month lasts less than 28 days', () => {
    fc.assert(
      fc.property(fc.nat(4000), fc.nat(100), fc.integer({ min: 1, max: 24 }), (start, later, months) => {
        const from = addDays('2024-01-01', start);
        expect(validity(addDays(from, later), months).validTo >= validity(from, months).validTo).toBe(true);
        expect(validity(from, months).validTo >= addDays(from, 28 * months - 2)).toBe(true);
      }),
    );
    expect(() => validity('2026-11-23', 0)).toThrow(RangeError);
  });
});
