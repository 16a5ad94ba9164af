import fc from 'fast-check';
import { addDays, type PlainDate } from '@yby/platform/contract';
import {
  activities,
  lineForms,
  mixtureProducts,
  payments,
  purposes,
  transferReasons,
  type RequirementAsk,
  type RequirementLine,
} from './ask';
import { packAsk, unpackAsk } from './pack-ask';

const seed = Number(process.env.YBY_SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`packing questions: seed ${seed}`);

const day = fc.integer({ min: 0, max: 9000 }).map((n): PlainDate => addDays('2005-01-01', n));
const division = fc.integer({ min: 110000, max: 829999 }).map(String);
const digits = fc.bigInt({ min: 1n, max: 10n ** 18n - 1n }).map(String);
const quantity = fc.record(
  { unit: fc.constantFrom('mg', 'tablet', 'injection'), amount: digits },
  { noNullPrototype: true },
);
const words = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !text.includes('\0'));
const line = fc.record(
  {
    substance: fc.constantFrom('PC1-01', 'PC3-04', 'PC3-08'),
    quantity,
    form: fc.constantFrom(...lineForms),
    percent: fc.constantFrom('0', '37.5', '60.001', '100'),
    product: fc.constantFrom(...mixtureProducts),
  },
  { requiredKeys: ['substance', 'quantity'], noNullPrototype: true },
) satisfies fc.Arbitrary<RequirementLine>;
const standing = fc.record(
  {
    firstFilingOn: fc.option(day),
    violationsLastYear: fc.nat(),
    safeTransportSince: fc.option(day),
    bans: fc.array(
      fc.record(
        { from: day, to: day, scope: fc.constantFrom('purchase', 'transport', 'all'), decisionNo: words },
        { noNullPrototype: true },
      ),
      { maxLength: 2 },
    ),
    drugCrimeRecord: fc.boolean(),
    licenceValidTo: fc.option(day),
    secondOfficer: fc.boolean(),
  },
  { requiredKeys: [], noNullPrototype: true },
);
const ask = fc.record(
  {
    activity: fc.constantFrom(...activities),
    buyerKind: fc.constantFrom('unit', 'individual'),
    lines: fc.array(line, { minLength: 1, maxLength: 6 }),
    date: day,
    buyerDivision: division,
    originDivision: division,
    destinationDivision: division,
    withinCounty: fc.boolean(),
    route: fc.array(division, { maxLength: 4 }),
    siteUnit: fc.record({ code: words, zh: words, en: words }, { noNullPrototype: true }),
    selfUse: fc.boolean(),
    yearToDate: fc.dictionary(fc.constantFrom('PC3-04', 'PC3-01'), quantity, { noNullPrototype: true }),
    standing,
    file: fc.record(
      { firstApplication: fc.boolean(), materialsFlawed: fc.boolean(), materialsDoubtful: fc.boolean() },
      { requiredKeys: [], noNullPrototype: true },
    ),
    multiUse: fc.boolean(),
    medicalCard: fc.boolean(),
    purpose: fc.constantFrom(...purposes),
    purchasePaperCarried: fc.boolean(),
    prescription: fc.boolean(),
    agent: fc.boolean(),
    payment: fc.constantFrom(...payments),
    sellerMaySell: fc.boolean(),
    bonded: fc.boolean(),
    transferReason: fc.constantFrom(...transferReasons),
  },
  { requiredKeys: ['activity', 'buyerKind', 'lines', 'date'], noNullPrototype: true },
) satisfies fc.Arbitrary<RequirementAsk>;

/** The same, with the fields of every object in the other order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, turned(member)]),
  );
}
const packed = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const many = (one: unknown) => Array.from({ length: 50 }, () => one);
const short = { a: 'transport', k: 'unit', d: '2026-11-23', l: [['PC3-01', 'mg', '100000000']] };

test('every question that fits comes back as it was, and in one text', () => {
  fc.assert(
    fc.property(ask, (given) => {
      let text: string;
      try {
        text = packAsk(given);
      } catch (error) {
        if (error instanceof RangeError) return fc.pre(false);
        throw error;
      }
      expect(text).toMatch(/^[\w-]{1,2000}$/);
      expect(unpackAsk(text)).toStrictEqual(given);
      expect(packAsk(turned(given) as RequirementAsk)).toBe(text);
    }),
    { seed, numRuns: 1_000 },
  );
});

test('a movement takes 140 characters; forty lines fit, eighty never come back', () => {
  const move = {
    activity: 'transport',
    buyerKind: 'unit',
    date: '2026-11-23',
    originDivision: '330302',
    destinationDivision: '330382',
    lines: [{ substance: 'PC3-01', quantity: { unit: 'mg', amount: '100000000' } }],
  } as const;
  expect(packAsk(move)).toHaveLength(140);
  const many = (count: number) => ({ ...move, lines: Array.from({ length: count }, () => move.lines[0]) });
  expect(unpackAsk(packAsk(many(40)))).toEqual(many(40));
  expect(() => packAsk(many(80))).toThrow(RangeError);
  expect(unpackAsk(packed({ ...short, l: Array.from({ length: 80 }, () => short.l[0]) }))).toBeNull();
});

test('a letter that is on printed paper keeps its meaning', () => {
  expect(unpackAsk(packed({ ...short, o: '330302', t: '330382', w: true, r: ['330304'] }))).toEqual({
    activity: 'transport',
    buyerKind: 'unit',
    date: '2026-11-23',
    originDivision: '330302',
    destinationDivision: '330382',
    withinCounty: true,
    route: ['330304'],
    lines: [{ substance: 'PC3-01', quantity: { unit: 'mg', amount: '100000000' } }],
  });
  const line = ['PC3-08', 'mg', '5', 'mixture', '37.5', 'photoresist'];
  expect(unpackAsk(packed({ ...short, a: 'purchase', s: true, l: [line] }))).toMatchObject({
    selfUse: true,
    lines: [{ form: 'mixture', percent: '37.5', product: 'photoresist' }],
  });
});

test.each<[string, string]>([
  ['nothing', ''],
  ['no base64url', 'eyJ='],
  ['base64 with plus and slash', '+/+/'],
  ['no JSON', Buffer.from('{"a":').toString('base64url')],
  [
    'no UTF-8',
    Buffer.from(JSON.stringify({ ...short, u: { code: 'é', zh: 'x', en: 'y' } }), 'latin1').toString('base64url'),
  ],
  ['a list', packed([short])],
  ['null', packed(null)],
  ['a missing day', packed({ ...short, d: undefined })],
  ['no lines', packed({ ...short, l: undefined })],
  ['an unknown letter', packed({ ...short, j: true })],
  ['a name of every object', packed({ ...short, constructor: 1 })],
  ['a long name', packed({ ...short, activity: 'purchase' })],
  ['an unknown activity', packed({ ...short, a: 'theft' })],
  ['a day that is none', packed({ ...short, d: '2026-02-30' })],
  ['a number for a place', packed({ ...short, o: 330302 })],
  ['a text for a flag', packed({ ...short, s: 'true' })],
  ['a line that is an object', packed({ ...short, l: [{ substance: 'PC3-01' }] })],
  ['a line of seven', packed({ ...short, l: [['PC3-01', 'mg', '1', null, null, null, 'more']] })],
  ['a negative amount', packed({ ...short, l: [['PC3-01', 'mg', '-1']] })],
  ['an unknown unit', packed({ ...short, l: [['PC3-01', 'kg', '1']] })],
  ['standing with a field more', packed({ ...short, c: { drugCrimeRecord: true, more: 1 } })],
  ['a site without its name', packed({ ...short, u: { code: 'x' } })],
  [
    'a question of more than 2,000 characters',
    packed({
      ...short,
      u: { code: 'x', zh: '队', en: 'y'.repeat(100) },
      r: many('330304'),
      l: many(['PC3-01', 'mg', '1000000']),
    }),
  ],
])('unreadable: %s', (_, text) => {
  expect(unpackAsk(text)).toBeNull();
});
