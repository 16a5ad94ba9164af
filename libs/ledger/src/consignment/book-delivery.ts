import { isoOf, type PlainDate, type Tx } from '@yby/platform';
import { quantityToWire, type Quantity } from '@yby/platform/contract';
import { accountOf, lockAccounts, monthOf, type AccountKey } from '../account/account';
import { stockShort, writePosting, type Shortage } from '../posting/write-posting';
import type { Movement } from '../posting';
import { takeFromSites } from '../stock/take-from-sites';

export interface Delivery {
  readonly permitId: string;
  readonly permitNumber: string;
  readonly redemptionId: string;
  readonly sellerId: string;
  readonly buyerId: string;
  /** Null for an individual, who buys for their own use and has no storehouse. */
  readonly buyerSiteId: string | null;
  /** Each substance and unit once. */
  readonly lines: readonly { readonly substance: string; readonly quantity: Quantity }[];
  readonly deliveredOn: PlainDate;
  readonly division: string;
}

const SEND = `
WITH sent AS (
  INSERT INTO ledger.consignment
    (id, permit_id, permit_number, redemption_id, seller_id, buyer_id, buyer_site_id, delivered_on, sent_at, division, month)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
)
INSERT INTO ledger.consignment_line (consignment_id, position, substance, unit, sent)
SELECT $1, l.position, l.substance, l.unit, l.sent
FROM unnest($12::text[], $13::text[], $14::bigint[]) WITH ORDINALITY AS l (substance, unit, sent, position)`;

/**
 * Books the goods of a redemption out of the seller's stock and onto the road to the buyer, in the caller's transaction:
 * a sale without a permit cannot be written (条例 19, 40(3)). Four statements.
 * @throws Refusal ledger.stock-short with what is there, ledger.delivered-ahead
 */
export async function bookDelivery(tx: Tx, delivery: Delivery): Promise<{ consignmentId: string }> {
  const { sellerId, buyerId, lines, deliveredOn, division } = delivery;
  const road = (substance: string, { unit }: Quantity): AccountKey => ({
    enterpriseId: buyerId,
    siteId: null,
    kind: 'in_transit',
    substance,
    unit,
  });
  const accounts = await lockAccounts(tx, {
    make: lines.map(({ substance, quantity }) => road(substance, quantity)),
    look: lines.map(({ substance, quantity: { unit } }) => ({
      enterpriseId: sellerId,
      kind: 'stock',
      substance,
      unit,
    })),
    division,
  });
  const movements: Movement[] = [];
  const shortages: Shortage[] = [];
  lines.forEach(({ substance, quantity }, line) => {
    const { unit, amount: asked } = quantity;
    const stocks = accounts.filter(
      (each) =>
        each.enterpriseId === sellerId && each.kind === 'stock' && each.substance === substance && each.unit === unit,
    );
    const there = stocks.reduce((sum, { balance }) => sum + balance, 0n);
    const taken = takeFromSites(stocks, asked);
    if (!taken) return shortages.push({ substance, unit, there, asked, line });
    const to = accountOf(accounts, road(substance, quantity));
    return movements.push(
      ...taken.map(({ from, amount }) => ({ substance, from: from.id, to, quantity: { unit, amount } })),
    );
  });
  if (shortages.length) throw stockShort(shortages);
  const consignmentId = tx.newId();
  await tx.execute(SEND, [
    consignmentId,
    delivery.permitId,
    delivery.permitNumber,
    delivery.redemptionId,
    sellerId,
    buyerId,
    delivery.buyerSiteId,
    deliveredOn,
    isoOf(tx.now),
    division,
    monthOf(tx),
    lines.map(({ substance }) => substance),
    lines.map(({ quantity }) => quantity.unit),
    lines.map(({ quantity }) => quantity.amount.toString()),
  ]);
  await writePosting(tx, {
    kind: 'delivery',
    ref: { type: 'consignment', id: consignmentId },
    occurredOn: deliveredOn,
    division,
    movements,
  });
  tx.emit(
    'ledger.sent',
    { type: 'consignment', id: consignmentId, version: 1, division },
    {
      consignmentId,
      permitId: delivery.permitId,
      permitNumber: delivery.permitNumber,
      enterpriseId: buyerId,
      sellerId,
      number: delivery.permitNumber,
      state: 'in_transit',
      lines: lines.map(({ substance, quantity }) => ({ substance, ...quantityToWire(quantity) })),
    },
  );
  return { consignmentId };
}
