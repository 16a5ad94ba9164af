import fc from 'fast-check';
import { quantityUnits } from '@yby/platform/contract';
import { entriesOf, receiptMovements, type EntryDraft, type Movement } from './posting';

const movement = fc
  .record({
    substance: fc.constantFrom('toluene', 'acetone', 'ephedrine'),
    quantity: fc.record({ unit: fc.constantFrom(...quantityUnits), amount: fc.bigInt(1n, 10n ** 15n) }),
    from: fc.constantFrom('a', 'b', 'c', 'd'),
    to: fc.constantFrom('a', 'b', 'c', 'd'),
  })
  .filter(({ from, to }) => from !== to);

function sums(entries: readonly EntryDraft[], keyOf: (entry: EntryDraft) => string): Map<string, bigint> {
  const totals = new Map<string, bigint>();
  for (const entry of entries) totals.set(keyOf(entry), (totals.get(keyOf(entry)) ?? 0n) + entry.amount);
  return totals;
}

test('Whatever is moved, the entries come to zero for each substance and unit', () => {
  fc.assert(
    fc.property(fc.array(movement, { maxLength: 12 }), (movements: Movement[]) => {
      for (const [, total] of sums(entriesOf(movements), ({ substance, unit }) => `${substance} ${unit}`))
        expect(total).toBe(0n);
    }),
  );
});

test('Each account gains what came in less what went out, in one entry that is never zero', () => {
  fc.assert(
    fc.property(fc.array(movement, { maxLength: 12 }), (movements: Movement[]) => {
      const entries = entriesOf(movements);
      const keyOf = ({ account, substance, unit }: EntryDraft) => `${account} ${substance} ${unit}`;
      const expected = new Map<string, bigint>();
      for (const { from, to, substance, quantity } of movements)
        for (const [account, amount] of [
          [from, -quantity.amount],
          [to, quantity.amount],
        ] as const) {
          const key = `${account} ${substance} ${quantity.unit}`;
          expected.set(key, (expected.get(key) ?? 0n) + amount);
        }
      expect(new Set(entries.map(keyOf)).size).toBe(entries.length);
      expect(sums(entries, keyOf)).toEqual(new Map([...expected].filter(([, amount]) => amount !== 0n)));
    }),
  );
});

test('Entries stand in order of their account, the order in which accounts are locked', () => {
  fc.assert(
    fc.property(fc.array(movement, { maxLength: 12 }), (movements: Movement[]) => {
      const accounts = entriesOf(movements).map(({ account }) => account);
      expect(accounts).toEqual([...accounts].sort());
    }),
  );
});

test('Nothing, less than nothing and a movement from an account to itself are no movement', () => {
  const moved = { substance: 'toluene', from: 'a', to: 'b', quantity: { unit: 'mg', amount: 1n } } as const;
  expect(() => entriesOf([{ ...moved, quantity: { unit: 'mg', amount: 0n } }])).toThrow(RangeError);
  expect(() => entriesOf([{ ...moved, quantity: { unit: 'mg', amount: -1n } }])).toThrow(RangeError);
  expect(() => entriesOf([{ ...moved, to: 'a' }])).toThrow(RangeError);
});

test('A receipt empties the road, fills the stock by what arrived, and keeps the rest as a difference', () => {
  const accounts = { transit: 'road', stock: 'store', difference: 'open' };
  fc.assert(
    fc.property(fc.bigInt(1n, 10n ** 15n), fc.bigInt(0n, 10n ** 15n), (sent, received) => {
      const entries = entriesOf(receiptMovements('toluene', { unit: 'mg', amount: sent }, received, accounts));
      const total = sums(entries, ({ account }) => account);
      expect(total.get('road')).toBe(-sent);
      expect(total.get('store') ?? 0n).toBe(received);
      expect(total.get('open') ?? 0n).toBe(sent - received);
    }),
  );
});
