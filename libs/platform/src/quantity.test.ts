import fc from 'fast-check';
import {
  addQuantity,
  compareQuantity,
  formatQuantity,
  isQuantityWire,
  kilogramsToMg,
  mgToKilograms,
  quantityFromWire,
  quantityToWire,
  subtractQuantity,
  type Quantity,
} from './quantity';

const mg = (amount: bigint): Quantity => ({ unit: 'mg', amount });

test.each([
  ['500.25', 500_250_000n],
  ['0', 0n],
  ['0.000001', 1n],
  ['600000000', 600_000_000_000_000n],
  [' 5 ', 5_000_000n],
] as const)('%s kg is %s mg', (text, amount) => {
  expect(kilogramsToMg(text)).toBe(amount);
});

test.each(['', '-1', '1e3', '1,000', '0.0000001', '.5', '5.', '５', 'abc', '1 000'])(
  '"%s" is refused, not rounded',
  (text) => {
    expect(() => kilogramsToMg(text)).toThrow(RangeError);
  },
);

test.each([
  [mg(500_250_000n), '500.25 千克', '500.25 kg'],
  [mg(1_234_500_000_000n), '1,234,500 千克', '1,234,500 kg'],
  [mg(-30_000_000n), '-30 千克', '-30 kg'],
  [mg(2_500n), '2.5 克', '2.5 g'],
  [mg(7n), '7 毫克', '7 mg'],
  [mg(0n), '0 千克', '0 kg'],
  [{ unit: 'tablet', amount: 60_000n }, '60,000 片', '60,000 tablets'],
  [{ unit: 'injection', amount: 1n }, '1 支', '1 injection'],
] as [Quantity, string, string][])('%p reads %s / %s', (quantity, zh, en) => {
  expect(formatQuantity(quantity, 'zh')).toBe(zh);
  expect(formatQuantity(quantity, 'en')).toBe(en);
});

test('tablets and milligrams are neither added nor compared', () => {
  const tablets: Quantity = { unit: 'tablet', amount: 5n };
  expect(() => addQuantity(mg(5n), tablets)).toThrow(RangeError);
  expect(() => subtractQuantity(mg(5n), tablets)).toThrow(RangeError);
  expect(() => compareQuantity(mg(5n), tablets)).toThrow(RangeError);
});

test.each([
  { unit: 'kg', amount: '5' },
  { unit: 'mg', amount: '5.0' },
  { unit: 'mg', amount: 5 },
  { unit: 'mg' },
  null,
  'mg',
])('%p is no quantity on the wire', (wire) => {
  expect(isQuantityWire(wire)).toBe(false);
  expect(() => quantityFromWire(wire as never)).toThrow(RangeError);
});

test('the wire and the kilograms give back the same amount, however large', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 17n }), fc.bigInt({ min: 0n, max: 10n ** 17n }), (a, b) => {
      expect(quantityFromWire(JSON.parse(JSON.stringify(quantityToWire(mg(a)))))).toEqual(mg(a));
      expect(kilogramsToMg(mgToKilograms(a))).toBe(a);
      expect(subtractQuantity(addQuantity(mg(a), mg(b)), mg(b))).toEqual(mg(a));
      expect(compareQuantity(mg(a), mg(b))).toBe(a < b ? -1 : a > b ? 1 : 0);
    }),
  );
});
