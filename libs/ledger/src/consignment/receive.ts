import { advance, isoOf, toPlainDate, type Tx } from '@yby/platform';
import { quantityFromWire, quantityToWire } from '@yby/platform/contract';
import { accountOf, lockAccounts, type AccountKey } from '../account/account';
import { ledgerRefusal } from '../ledger.refusals';
import { receiptMovements } from '../posting';
import { writePosting } from '../posting/write-posting';
import { compareReceipt } from './compare-receipt';
import type { ConsignmentView, ReceiptBody } from './consignment-view';
import { consignmentLifecycle } from './consignment.lifecycle';
import { getConsignment, viewsOf, type ConsignmentRow } from './read-consignment';

const WRITE_LINES = `
UPDATE ledger.consignment_line l SET received = r.received, reason = r.reason
FROM unnest($2::text[], $3::text[], $4::bigint[], $5::text[]) AS r (substance, unit, received, reason)
WHERE l.consignment_id = $1 AND l.substance = r.substance AND l.unit = r.unit`;

/**
 * The buyer confirms what arrived: off the road, into the stock of the site it was sent to (or, without a site, into what was used); what is missing or too much
 * stands as a difference with its reason until it is accounted for (条例 19 ledger; 条例 34 loss, theft, robbery).
 * @throws Refusal ledger.not-your-consignment, ledger.lines-differ, ledger.reason-required, platform.state-changed,
 * platform.version-changed
 */
export async function receive(tx: Tx, id: string, body: ReceiptBody): Promise<ConsignmentView> {
  // Locked before the accounts: the second of two receipts sees the first one's state before it waits for a book.
  const row = await getConsignment(tx, tx.actor, id, 'FOR UPDATE');
  if (row.buyer_id !== tx.actor.enterpriseId) throw ledgerRefusal('not-your-consignment');
  const { received, differences } = compared(row, body);
  const reason = differences.length ? body.reason!.trim() : null;
  const isDifferent = (i: number) => received[i] !== BigInt(row.lines[i]!.sent);
  const version = await advance(tx, consignmentLifecycle, {
    act: 'receive',
    id,
    from: row.state,
    version: tx.caller.ifMatch,
    set: { received_at: isoOf(tx.now), received_by: tx.actor.id },
  });
  await bookReceipt(tx, row, received);
  await tx.execute(WRITE_LINES, [
    id,
    row.lines.map(({ substance }) => substance),
    row.lines.map(({ unit }) => unit),
    received.map(String),
    row.lines.map((_, i) => (isDifferent(i) ? reason : null)),
  ]);
  const subject = { type: 'consignment', id, version, division: row.division };
  const facts = {
    consignmentId: id,
    permitId: row.permit_id,
    permitNumber: row.permit_number,
    enterpriseId: row.buyer_id,
    sellerId: row.seller_id,
    applicationId: null,
    number: row.permit_number,
    state: 'received',
    different: differences.length > 0,
  };
  // The reason is the buyer's own words and stays out of the journal.
  tx.emit('ledger.received', subject, {
    ...facts,
    lines: row.lines.map(({ substance, unit }, i) => ({ substance, unit, amount: String(received[i]) })),
  });
  if (differences.length)
    tx.emit('ledger.difference', subject, {
      ...facts,
      lines: differences.map((line) => ({
        substance: line.substance,
        sent: { ...quantityToWire(line.sent) },
        received: { ...quantityToWire(line.received) },
      })),
    });
  const now: ConsignmentRow = {
    ...row,
    state: 'received',
    version,
    received_at: tx.now,
    lines: row.lines.map((line, i) => ({
      ...line,
      received: String(received[i]),
      reason: isDifferent(i) ? reason : null,
    })),
  };
  const [view] = await viewsOf(tx, tx.actor, [now], tx.now);
  return view!;
}

function compared(row: ConsignmentRow, body: ReceiptBody) {
  const sent = row.lines.map(({ substance, unit, sent: amount }) => ({
    substance,
    sent: quantityFromWire({ unit, amount }),
  }));
  const receipt = body.lines.map(({ substance, quantity }) => ({ substance, quantity: quantityFromWire(quantity) }));
  const { received, differences, foreign, missing } = compareReceipt(sent, receipt);
  const complete = received.filter((amount) => amount !== null);
  if (foreign.length || complete.length < sent.length) throw ledgerRefusal('lines-differ', { foreign, missing });
  if (differences.length && !body.reason?.trim())
    throw ledgerRefusal('reason-required', { substances: differences.map(({ substance }) => substance) }, [
      { field: 'reason', code: 'required', zh: '请说明差异原因', en: 'Say why what arrived differs' },
    ]);
  return { received: complete, differences };
}

async function bookReceipt(tx: Tx, row: ConsignmentRow, received: readonly bigint[]): Promise<void> {
  const { division, buyer_id: enterpriseId, buyer_site_id: siteId } = row;
  const books = row.lines.map(({ substance, unit, sent }, i) => {
    const key = { enterpriseId, substance, unit };
    const transit: AccountKey = { ...key, siteId: null, kind: 'in_transit' };
    // An individual has no storehouse: what they bought for their own use counts as used when it has come.
    const stock: AccountKey = { ...key, siteId, kind: siteId === null ? 'consumed' : 'stock' };
    const difference: AccountKey = { ...key, siteId: null, kind: 'difference' };
    return { substance, sent: quantityFromWire({ unit, amount: sent }), got: received[i]!, transit, stock, difference };
  });
  const accounts = await lockAccounts(tx, {
    make: books.flatMap(({ transit, stock, difference, got, sent }) =>
      got === sent.amount ? [transit, stock] : [transit, stock, difference],
    ),
    division,
  });
  await writePosting(tx, {
    kind: 'receipt',
    ref: { type: 'consignment', id: row.id },
    occurredOn: toPlainDate(tx.now),
    division,
    movements: books.flatMap(({ substance, sent, got, transit, stock, difference }) =>
      receiptMovements(substance, sent, got, {
        transit: accountOf(accounts, transit),
        stock: accountOf(accounts, stock),
        difference: got === sent.amount ? '' : accountOf(accounts, difference),
      }),
    ),
  });
}
