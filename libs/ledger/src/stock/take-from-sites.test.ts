import fc from 'fast-check';
import { takeFromSites } from './take-from-sites';

const holding = (id: string, balance: bigint) => ({ id, balance });

test('One site that can carry the delivery alone carries it, the oldest book first', () => {
  const sites = [holding('c', 50n), holding('a', 5n), holding('b', 20n)];
  expect(takeFromSites(sites, 20n)).toEqual([{ from: sites[2], amount: 20n }]);
});

test('Where none can carry it alone, the fullest sites give first', () => {
  const sites = [holding('a', 5n), holding('b', 20n), holding('c', 50n)];
  expect(takeFromSites(sites, 72n)).toEqual([
    { from: sites[2], amount: 50n },
    { from: sites[1], amount: 20n },
    { from: sites[0], amount: 2n },
  ]);
});

test('More than all sites hold is not taken at all', () => {
  expect(takeFromSites([holding('a', 5n), holding('b', 20n)], 26n)).toBeNull();
  expect(takeFromSites([], 1n)).toBeNull();
});

test('No site gives more than it holds, the parts make up the whole, and the order of the books does not matter', () => {
  const sites = fc.uniqueArray(fc.record({ id: fc.uuid(), balance: fc.bigInt(0n, 100n) }), {
    selector: ({ id }) => id,
    maxLength: 6,
  });
  fc.assert(
    fc.property(sites, fc.bigInt(1n, 300n), (holdings, amount) => {
      const taken = takeFromSites(holdings, amount);
      const held = holdings.reduce((sum, { balance }) => sum + balance, 0n);
      expect(taken === null).toBe(held < amount);
      expect(takeFromSites([...holdings].reverse(), amount)).toEqual(taken);
      if (!taken) return;
      expect(taken.reduce((sum, part) => sum + part.amount, 0n)).toBe(amount);
      for (const part of taken) {
        expect(part.amount).toBeGreaterThan(0n);
        expect(part.amount).toBeLessThanOrEqual(part.from.balance);
      }
      expect(new Set(taken.map(({ from }) => from.id)).size).toBe(taken.length);
    }),
  );
});
