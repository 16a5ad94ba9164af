/** A book that goods can be taken out of. */
export interface Holding {
  readonly id: string;
  /** mg or pieces, zero or more. */
  readonly balance: bigint;
}

/**
 * From which of the seller's sites a delivery leaves, when the permit names none: the oldest book (least id) that can
 * carry it alone; else the fullest first, so that as few sites as possible are touched. The same books always answer the
 * same, whatever their order.
 * @param amount above zero
 * @returns amounts above zero that add up to `amount`; null when all sites together hold less
 */
export function takeFromSites<H extends Holding>(
  holdings: readonly H[],
  amount: bigint,
): { from: H; amount: bigint }[] | null {
  const byAge = [...holdings].sort((a, b) => (a.id < b.id ? -1 : 1));
  const alone = byAge.find(({ balance }) => balance >= amount);
  if (alone) return [{ from: alone, amount }];
  const byStock = byAge.sort((a, b) => (a.balance > b.balance ? -1 : a.balance < b.balance ? 1 : a.id < b.id ? -1 : 1));
  const taken: { from: H; amount: bigint }[] = [];
  let open = amount;
  for (const from of byStock) {
    if (open === 0n || from.balance === 0n) break;
    const part = from.balance < open ? from.balance : open;
    taken.push({ from, amount: part });
    open -= part;
  }
  return open === 0n ? taken : null;
}
