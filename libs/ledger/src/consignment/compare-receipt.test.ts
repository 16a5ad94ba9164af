import { compareReceipt } from './compare-receipt';

const mg = (amount: bigint) => ({ unit: 'mg', amount }) as const;
const sent = [
  { substance: 'toluene', sent: mg(100n) },
  { substance: 'acetone', sent: mg(50n) },
];

test('A receipt of all that was sent has no difference, in whatever order it is written', () => {
  expect(
    compareReceipt(sent, [
      { substance: 'acetone', quantity: mg(50n) },
      { substance: 'toluene', quantity: mg(100n) },
    ]),
  ).toEqual({ received: [100n, 50n], differences: [], foreign: [], missing: [] });
});

test('Less, more and nothing are differences', () => {
  const less = compareReceipt(sent, [
    { substance: 'toluene', quantity: mg(0n) },
    { substance: 'acetone', quantity: mg(51n) },
  ]);
  expect(less.differences).toEqual([
    { substance: 'toluene', sent: mg(100n), received: mg(0n) },
    { substance: 'acetone', sent: mg(50n), received: mg(51n) },
  ]);
});

test('A line left out is missing, not zero', () => {
  expect(compareReceipt(sent, [{ substance: 'toluene', quantity: mg(100n) }])).toMatchObject({
    received: [100n, null],
    differences: [],
    missing: ['acetone'],
  });
});

test('A substance that was not sent, another unit, and a line written twice are foreign', () => {
  expect(compareReceipt(sent, [{ substance: 'ether', quantity: mg(1n) }]).foreign).toEqual(['ether']);
  expect(compareReceipt(sent, [{ substance: 'toluene', quantity: { unit: 'tablet', amount: 1n } }]).foreign).toEqual([
    'toluene',
  ]);
  expect(
    compareReceipt(sent, [
      { substance: 'toluene', quantity: mg(100n) },
      { substance: 'acetone', quantity: mg(50n) },
      { substance: 'acetone', quantity: mg(50n) },
    ]).foreign,
  ).toEqual(['acetone']);
});
