import { instantOf, isoOf, minuteOfDay, type Instant } from '@yby/platform/contract';
import fc from 'fast-check';
import { defaultPreference, endOfQuiet, planOf, urgentKinds, type Preference } from './preference';

const at = (iso: string) => instantOf(iso);
const ends = (iso: string, change: Partial<Preference> = {}) => {
  const end = endOfQuiet({ ...defaultPreference, ...change }, at(iso));
  return end === null ? null : isoOf(end);
};

test.each([
  // 21:00 to 8:00 in Shanghai is 13:00 to 0:00 UTC.
  ['2026-11-23T12:59:59.999Z', null],
  ['2026-11-23T13:00:00.000Z', '2026-11-24T00:00:00.000Z'],
  ['2026-11-23T20:00:00.000Z', '2026-11-24T00:00:00.000Z'],
  ['2026-11-23T23:59:59.999Z', '2026-11-24T00:00:00.000Z'],
  ['2026-11-24T00:00:00.000Z', null],
])('at %s the quiet hours end %s', (iso, end) => expect(ends(iso)).toBe(end));

test('quiet hours in the middle of a day, and none at all', () => {
  const noon = { quietFrom: 12 * 60, quietTo: 13 * 60 + 30 };
  expect(ends('2026-11-23T04:00:00.000Z', noon)).toBe('2026-11-23T05:30:00.000Z');
  expect(ends('2026-11-23T05:30:00.000Z', noon)).toBeNull();
  expect(ends('2026-11-23T20:00:00.000Z', { quietFrom: 60, quietTo: 60 })).toBeNull();
});

test('the urgent goes at once, what waits for the morning comes as one, and what is off does not come', () => {
  const night = at('2026-11-23T16:00:00.000Z');
  const day = at('2026-11-23T02:00:00.000Z');
  const digest = { ...defaultPreference, digest: true };
  expect(planOf(defaultPreference, 'email', 'overdue', night)).toEqual({ purpose: 'urgent', at: night });
  expect(planOf(digest, 'sms', 'overdue', night)).toEqual({ purpose: 'urgent', at: night });
  expect(planOf(defaultPreference, 'email', 'approved', night)).toEqual({
    purpose: 'digest',
    at: at('2026-11-24T00:00:00.000Z'),
  });
  expect(planOf(digest, 'email', 'approved', day)).toEqual({ purpose: 'digest', at: at('2026-11-24T00:00:00.000Z') });
  expect(planOf(defaultPreference, 'email', 'returned', day)).toEqual({ purpose: 'todo', at: day });
  expect(planOf(defaultPreference, 'sms', 'returned', day)).toBeNull();
  expect(planOf({ ...defaultPreference, emailOff: ['returned'] }, 'email', 'returned', day)).toBeNull();
});

test('nothing but the urgent ever leaves in the quiet hours, and nothing waits longer than a day', () => {
  const minute = fc.integer({ min: 0, max: 1439 });
  fc.assert(
    fc.property(
      minute,
      minute,
      fc.boolean(),
      fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z') }),
      (quietFrom, quietTo, digest, ms) => {
        const now = ms as Instant;
        const preference = { ...defaultPreference, quietFrom, quietTo, digest };
        for (const kind of ['returned', 'approved']) {
          const plan = planOf(preference, 'email', kind, now)!;
          expect(endOfQuiet(preference, plan.at)).toBeNull();
          expect(plan.at).toBeGreaterThanOrEqual(now);
          expect(plan.at - now).toBeLessThanOrEqual(86_400_000);
          if (plan.purpose === 'digest' && quietFrom !== quietTo) expect(minuteOfDay(plan.at)).toBe(quietTo);
        }
        expect(planOf(preference, 'email', urgentKinds[0]!, now)).toEqual({ purpose: 'urgent', at: now });
      },
    ),
    { numRuns: 3_000 },
  );
});
