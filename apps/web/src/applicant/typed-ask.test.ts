import { packAsk, requirement, unpackAsk } from '@yby/regulation/contract';
import { askOfTyped, emptyAsk, factsOf, formsOf, missingOf, typedOf, type TypedAsk } from './typed-ask';

const HOME = '330302';
const DAY = '2026-11-23';
const typed = (part: Partial<TypedAsk>): TypedAsk => ({
  ...emptyAsk,
  substance: 'PC3-05',
  typed: { text: '500', unit: 'kg' },
  ...part,
});
const ask = (part: Partial<TypedAsk>) => askOfTyped(typed(part), DAY, HOME);

test('what is missing is named, and nothing is asked of the law before', () => {
  expect(missingOf(emptyAsk)).toEqual(['substance', 'quantity']);
  expect(missingOf(typed({ activity: 'transport' }))).toEqual(['destination']);
  expect(ask({ activity: 'transport' })).toBeNull();
});

test('only the facts that can turn this answer are asked for', () => {
  expect(factsOf(typed({}))).toEqual(['agent', 'payment']);
  expect(factsOf(typed({ substance: 'PC3-04' }))).toEqual(['selfUse', 'year', 'agent', 'payment']);
  expect(factsOf(typed({ substance: 'PC1-12', activity: 'transport' }))).toEqual(['sample']);
  expect(factsOf(typed({ activity: 'transfer' }))).toEqual(['transferReason']);
  expect(formsOf('PC3-08')).toContain('mixture');
  expect(formsOf('PC3-05')).toEqual(['substance']);
});

test('a fact that was said for another question does not travel into this one', () => {
  expect(ask({ medicalCard: true, year: '3', bonded: true })).toEqual({
    activity: 'purchase',
    buyerKind: 'unit',
    lines: [{ substance: 'PC3-05', quantity: { unit: 'mg', amount: '500000000' } }],
    date: DAY,
    buyerDivision: HOME,
  });
});

test('one county twice is two places in it: nothing is needed', () => {
  const within = ask({ activity: 'transport', to: HOME })!;
  expect(within.withinCounty).toBe(true);
  expect(requirement(within).outcome).toBe('not_required');
});

test('permanganate for own use counts the year: nothing so far is something else than not said', () => {
  const permanganate = { substance: 'PC3-04', typed: { text: '5', unit: 'kg' } } as const;
  const flags = (year: string) => requirement(ask({ ...permanganate, year })!).flags.map(({ code }) => code);
  expect(flags('')).toContain('year-to-date-unknown');
  expect(flags('0')).not.toContain('year-to-date-unknown');
  expect(requirement(ask({ ...permanganate, year: '45.001' })!).outcome).toBe('required');
});

test('litres are weighed', () => {
  expect(ask({ substance: 'PC3-02', typed: { text: '100', unit: 'L' } })!.lines[0]!.quantity.amount).toBe('79100000');
});

test('a question survives its link and is typed again', () => {
  const asked = ask({ activity: 'transport', to: '330382', buyerKind: 'individual' })!;
  const again = unpackAsk(packAsk(asked))!;
  expect(again).toEqual(asked);
  expect(askOfTyped(typedOf(again), DAY, '110101')).toEqual(asked);
});
