import { Injectable } from '@nestjs/common';
import type { OpenBusiness, TransferCount, TransferFollower, TransferOf } from '@yby/enterprise';
import { toPlainDate, type Sql, type Tx } from '@yby/platform';
import type { QuantityUnit } from '@yby/platform/contract';
import { accountOf, lockAccounts, type AccountKey } from '../account/account';
import { writePosting } from '../posting/write-posting';

interface Book {
  readonly site_id: string;
  readonly substance: string;
  readonly unit: QuantityUnit;
}

const underWay = `SELECT FROM ledger.consignment WHERE state = 'in_transit' AND (buyer_id = $1 OR seller_id = $1)
  AND ($2::uuid[] IS NULL OR buyer_site_id = ANY($2)) LIMIT 1`;
const holding = `SELECT site_id, substance, unit FROM ledger.account
  WHERE enterprise_id = $1 AND kind = 'stock' AND balance > 0 AND site_id = ANY($2::uuid[]) ORDER BY substance, unit, site_id`;

/**
 * What the books do when an enterprise merges or divides: its goods pass to a storehouse of the successor by one posting that
 * comes to zero. Of a move nothing is booked: the storehouse is the same.
 */
@Injectable()
export class PassStockOn implements TransferFollower {
  async obstaclesTo(sql: Sql, { enterpriseId, kind, siteIds }: TransferOf): Promise<OpenBusiness[]> {
    const found = await sql.maybe(underWay, [enterpriseId, kind === 'split' ? siteIds : null]);
    return found ? [{ code: 'in-transit', zh: '有在途货物未收货', en: 'goods on the road are not received' }] : [];
  }

  async countsOf(sql: Sql, { enterpriseId, siteIds, kind }: TransferOf): Promise<TransferCount[]> {
    const sites =
      kind === 'move'
        ? await sql.rows<{ n: number }>(
            `SELECT count(DISTINCT (substance, unit))::int AS n FROM ledger.account WHERE enterprise_id = $1 AND kind = 'stock' AND balance > 0`,
            [enterpriseId],
          )
        : await sql.rows<{ n: number }>(
            `SELECT count(DISTINCT (substance, unit))::int AS n FROM ledger.account WHERE enterprise_id = $1 AND kind = 'stock' AND balance > 0
             AND site_id = ANY($2::uuid[])`,
            [enterpriseId, siteIds],
          );
    return [{ code: 'stock', zh: '有库存的品种', en: 'substances in stock', count: sites[0]!.n }];
  }

  async follow(
    tx: Tx,
    { id, kind, enterpriseId, successorId, toSiteId, siteIds, toDivision }: TransferOf,
  ): Promise<void> {
    if (kind === 'move') return;
    const books = await tx.rows<Book>(holding, [enterpriseId, siteIds]);
    if (books.length === 0) return;
    const keys = books.map(({ site_id: siteId, substance, unit }) => {
      const from: AccountKey = { enterpriseId, siteId, kind: 'stock', substance, unit };
      return { from, to: { ...from, enterpriseId: successorId!, siteId: toSiteId } satisfies AccountKey };
    });
    // Balances are read under the lock: what was sold a moment ago does not pass on.
    const accounts = await lockAccounts(tx, { make: keys.flatMap(({ from, to }) => [from, to]), division: toDivision });
    const movements = keys.flatMap(({ from, to }) => {
      const account = accountOf(accounts, from);
      const { balance } = accounts.find((one) => one.id === account)!;
      const quantity = { unit: from.unit, amount: balance };
      return balance > 0n ? [{ substance: from.substance, quantity, from: account, to: accountOf(accounts, to) }] : [];
    });
    if (movements.length === 0) return;
    const postingId = await writePosting(tx, {
      kind: 'passed_on',
      ref: { type: 'transfer', id },
      occurredOn: toPlainDate(tx.now),
      division: toDivision,
      movements,
    });
    tx.emit(
      'ledger.passed-on',
      { type: 'transfer', id, version: 1, division: toDivision },
      { postingId, enterpriseId, successorId },
    );
  }
}
