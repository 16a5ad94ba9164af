import { toPlainDate, type Sql, type Tx } from '@yby/platform';
import type { QuantityUnit } from '@yby/platform/contract';
import type { AccountKind } from '../words';

export interface AccountKey {
  readonly enterpriseId: string;
  readonly siteId: string | null;
  readonly kind: AccountKind;
  readonly substance: string;
  readonly unit: QuantityUnit;
}

export interface Account extends AccountKey {
  readonly id: string;
  /** mg or pieces. */
  readonly balance: bigint;
}

/** yyyymm in Asia/Shanghai of the act, by which tables may be partitioned. */
export function monthOf(tx: Tx): number {
  return Number(toPlainDate(tx.now).slice(0, 7).replace('-', ''));
}

const MAKE = `
INSERT INTO ledger.account (id, enterprise_id, site_id, kind, substance, unit, division, month)
SELECT w.id, w.enterprise_id, w.site_id, w.kind, w.substance, w.unit, $7, $8
FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[]) AS w (id, enterprise_id, site_id, kind, substance, unit)
ORDER BY w.enterprise_id, w.kind, w.substance, w.unit, w.site_id
ON CONFLICT DO NOTHING`;

const LOCK = `
SELECT a.id, a.enterprise_id AS "enterpriseId", a.site_id AS "siteId", a.kind, a.substance, a.unit, a.balance
FROM ledger.account a
JOIN unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS w (enterprise_id, kind, substance, unit)
  ON a.enterprise_id = w.enterprise_id AND a.kind = w.kind AND a.substance = w.substance AND a.unit = w.unit
ORDER BY a.id
FOR NO KEY UPDATE OF a`;

/**
 * Locks every account that an act will move, in order of id, so that two acts on crossing accounts wait and never
 * deadlock. Accounts in `make` are made first when missing, always before the first lock and in one order. An act calls
 * this once; a second call could wait for a lock out of order.
 * @param make accounts that must exist afterwards
 * @param look further books, over all sites of the enterprise; may not exist
 * @returns accounts of both lists in order of id, with the balance under the lock
 */
export async function lockAccounts(
  tx: Tx,
  {
    make,
    look = [],
    division,
  }: { make: readonly AccountKey[]; look?: readonly Omit<AccountKey, 'siteId'>[]; division: string },
): Promise<Account[]> {
  if (make.length)
    await tx.execute(MAKE, [
      make.map(() => tx.newId()),
      make.map(({ enterpriseId }) => enterpriseId),
      make.map(({ siteId }) => siteId),
      make.map(({ kind }) => kind),
      make.map(({ substance }) => substance),
      make.map(({ unit }) => unit),
      division,
      monthOf(tx),
    ]);
  const wanted = new Map<string, Omit<AccountKey, 'siteId'>>();
  for (const key of [...make, ...look])
    wanted.set([key.enterpriseId, key.kind, key.substance, key.unit].join(' '), key);
  const keys = [...wanted.values()];
  return lock(tx, keys);
}

function lock(sql: Sql, keys: readonly Omit<AccountKey, 'siteId'>[]): Promise<Account[]> {
  return sql.rows<Account>(LOCK, [
    keys.map(({ enterpriseId }) => enterpriseId),
    keys.map(({ kind }) => kind),
    keys.map(({ substance }) => substance),
    keys.map(({ unit }) => unit),
  ]);
}

/** The account of that key among those locked. */
export function accountOf(accounts: readonly Account[], key: AccountKey): string {
  const found = accounts.find(
    (each) =>
      each.enterpriseId === key.enterpriseId &&
      each.siteId === key.siteId &&
      each.kind === key.kind &&
      each.substance === key.substance &&
      each.unit === key.unit,
  );
  return found?.id ?? impossible(key);
}

function impossible(key: AccountKey): never {
  throw new RangeError(`the account was made and is not there: ${JSON.stringify(key)}`);
}
