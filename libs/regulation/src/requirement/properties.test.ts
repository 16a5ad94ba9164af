import fc from 'fast-check';
import { addDays, type PlainDate } from '@yby/platform/contract';
import { lawWith, shippedData, shippedLaw } from '../law/shipped-law';
import { activities, type RequirementAsk, type RequirementLine } from './ask';
import { explainAsk } from './explain-ask';
import { requirement, strictness } from './requirement';

const { substances: catalogue, routes, rules } = shippedData;

const places = ['330302', '330382', '331002', '310115', '110101', '110118', '429004', '429005', '469001'];
const line: fc.Arbitrary<RequirementLine> = fc
  .tuple(fc.constantFrom(...catalogue), fc.nat(2), fc.bigInt({ min: 1n, max: 10n ** 9n }))
  .map(([substance, unit, amount]) => ({
    substance: substance.code,
    quantity: { unit: substance.units[unit % substance.units.length]!, amount: amount.toString() },
  }));
const date = fc.integer({ min: 0, max: 9000 }).map((n): PlainDate => addDays('2005-01-01', n));
const ask: fc.Arbitrary<RequirementAsk> = fc.record(
  {
    activity: fc.constantFrom(...activities.filter((one) => one !== 'transfer')),
    buyerKind: fc.constantFrom('unit', 'individual'),
    lines: fc.array(line, { minLength: 1, maxLength: 5 }),
    date,
    buyerDivision: fc.constantFrom(...places),
    originDivision: fc.constantFrom(...places),
    destinationDivision: fc.constantFrom(...places),
    selfUse: fc.boolean(),
    multiUse: fc.boolean(),
    withinCounty: fc.constant(true),
  },
  { requiredKeys: ['activity', 'buyerKind', 'lines', 'date', 'withinCounty'] },
);
const law = fc.subarray(places).map((keyAreas) => lawWith({ keyAreas }));

/** Printed, so that a failure can be run again. */
function seed(what: string): number {
  const value = Number(process.env.YBY_SEED ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`${what}: seed ${value}`);
  return value;
}

test('every answer carries at least one article, and every point and duty its own', () => {
  fc.assert(
    fc.property(ask, law, (given, edition) => {
      const answer = requirement(given, edition);
      for (const part of [answer, ...answer.parts]) {
        expect(part.because.length).toBeGreaterThan(0);
        for (const one of [
          ...part.because,
          ...part.conditions,
          ...part.stops,
          ...part.flags,
          ...part.later,
          ...part.documents,
        ]) {
          expect(one.rule).toMatch(/\S/);
          expect(one.zh && one.en && one.mark).toBeTruthy();
        }
        expect(part.authority === null).toBe(part.outcome === 'not_required' || part.outcome === 'forbidden');
      }
      const asked = new Set(given.lines.map((one) => one.substance));
      expect(new Set(answer.substances)).toEqual(asked);
    }),
  );
});

test('adding a substance never lowers the requirement', () => {
  fc.assert(
    fc.property(ask, line, law, (given, more, edition) => {
      const before = strictness(requirement(given, edition));
      const after = requirement({ ...given, lines: [...given.lines, more] }, edition);
      expect(strictness(after)).toBeGreaterThanOrEqual(before);
    }),
    { numRuns: 10_000, seed: seed('adding a substance') },
  );
});

test('more of a substance never lowers the requirement', () => {
  fc.assert(
    fc.property(ask, fc.bigInt({ min: 0n, max: 10n ** 9n }), (given, extra) => {
      const raised = given.lines.map(({ substance, quantity }) => ({
        substance,
        quantity: { ...quantity, amount: (BigInt(quantity.amount) + extra).toString() },
      }));
      expect(strictness(requirement({ ...given, lines: raised }))).toBeGreaterThanOrEqual(
        strictness(requirement(given)),
      );
    }),
  );
});

test('the order of the lines does not matter', () => {
  fc.assert(
    fc.property(ask, (given) => {
      const turned = requirement({ ...given, lines: [...given.lines].reverse() });
      const answer = requirement(given);
      expect([turned.outcome, turned.instrument, turned.mixed, turned.provisional]).toEqual([
        answer.outcome,
        answer.instrument,
        answer.mixed,
        answer.provisional,
      ]);
    }),
  );
});

test('every rule that a route names exists, and no two versions of a rule hold on one day', () => {
  for (const route of routes) {
    const ids = [
      ...route.because,
      ...route.conditions,
      ...route.later,
      route.timeRule,
      route.validityRule ?? route.timeRule,
    ];
    for (const id of ids) expect([id, shippedLaw.findRule(id, '2026-11-23')?.id]).toEqual([id, id]);
  }
  for (const a of rules)
    for (const b of rules)
      if (a !== b && a.id === b.id) expect((a.to ?? '9999') < b.from || (b.to ?? '9999') < a.from).toBe(true);
  expect(() => shippedLaw.findRule('no-such-rule', '2026-11-23')).toThrow(RangeError);
});

test('an unreadable ask is explained field by field and refused', () => {
  const bad = {
    activity: 'purchase',
    buyerKind: 'unit',
    date: '2026-02-30',
    buyerDivision: '3303',
    route: ['33'],
    yearToDate: { 'PC3-04': { unit: 'tablet', amount: '5' } },
    standing: { firstFilingOn: '2026-13-01' },
    lines: [
      { substance: 'PC9-99', quantity: { unit: 'mg', amount: '1' } },
      { substance: 'PC3-01', quantity: { unit: 'mg', amount: '0' } },
      { substance: 'PC3-01', quantity: { unit: 'tablet', amount: '5' } },
      null,
    ],
  } as unknown as RequirementAsk;
  expect(explainAsk(bad).map((one) => [one.field, one.code])).toEqual([
    ['date', 'date'],
    ['lines.0.substance', 'substance'],
    ['lines.1.quantity', 'quantity'],
    ['lines.2.quantity', 'mixed-units'],
    ['lines.3.substance', 'substance'],
    ['lines.3.quantity', 'quantity'],
    ['buyerDivision', 'division'],
    ['route', 'division'],
    ['yearToDate.PC3-04', 'quantity'],
    ['standing.firstFilingOn', 'date'],
  ]);
  expect(() => requirement(bad)).toThrow(RangeError);
  expect(explainAsk({ ...bad, lines: [] }).map((one) => one.field)).toContain('lines');
});
