import type { Quantity, QuantityUnit } from '@yby/platform/contract';

/** Goods that leave one account for another: both sides at once, so no movement can be booked by half. */
export interface Movement {
  readonly substance: string;
  /** mg or pieces, greater than zero. */
  readonly quantity: Quantity;
  /** Account ids. */
  readonly from: string;
  readonly to: string;
}

export interface EntryDraft {
  readonly account: string;
  readonly substance: string;
  readonly unit: QuantityUnit;
  /** Signed, never zero. */
  readonly amount: bigint;
}

/**
 * The entries of a posting: one for each account, substance and unit, in order of the account's id (the order in which
 * accounts are locked). They come to zero for each substance and unit; what leaves and returns cancels out.
 * @throws RangeError for a quantity that is not above zero, or a movement from an account to itself
 */
export function entriesOf(movements: readonly Movement[]): EntryDraft[] {
  const drafts = new Map<string, { account: string; substance: string; unit: QuantityUnit; amount: bigint }>();
  const add = (account: string, { substance, quantity: { unit } }: Movement, amount: bigint) => {
    const key = JSON.stringify([account, substance, unit]);
    const draft = drafts.get(key) ?? { account, substance, unit, amount: 0n };
    draft.amount += amount;
    drafts.set(key, draft);
  };
  for (const movement of movements) {
    const { from, to, quantity } = movement;
    if (quantity.amount <= 0n) throw new RangeError(`a movement is above zero, is ${quantity.amount}`);
    if (from === to) throw new RangeError(`a movement needs two accounts, has ${from} twice`);
    add(from, movement, -quantity.amount);
    add(to, movement, quantity.amount);
  }
  return [...drafts.values()]
    .filter(({ amount }) => amount !== 0n)
    .sort((a, b) => compare(a.account, b.account) || compare(a.substance, b.substance) || compare(a.unit, b.unit));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

export interface ReceiptAccounts {
  readonly transit: string;
  readonly stock: string;
  /** Needed only where received and sent differ. */
  readonly difference: string;
}

/**
 * The movements of one received line: all that was sent leaves the road, what arrived enters the stock, and what is
 * missing (or too much) stands in the book of differences until somebody accounts for it.
 * @param sent above zero; @param received zero or more, in the unit of `sent`
 */
export function receiptMovements(
  substance: string,
  sent: Quantity,
  received: bigint,
  { transit, stock, difference }: ReceiptAccounts,
): Movement[] {
  const arrived = received < sent.amount ? received : sent.amount;
  const parts = [
    { from: transit, to: stock, amount: arrived },
    { from: transit, to: difference, amount: sent.amount - arrived },
    { from: difference, to: stock, amount: received - arrived },
  ];
  return parts
    .filter(({ amount }) => amount > 0n)
    .map(({ from, to, amount }) => ({ substance, from, to, quantity: { unit: sent.unit, amount } }));
}
