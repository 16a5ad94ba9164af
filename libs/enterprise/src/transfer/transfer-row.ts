import { platformRefusal, type Actor, type Instant, type Sql } from '@yby/platform';
import type { StoredScan } from '../filing/filing-document';
import { covers } from '../filing/filing-row';
import type { TransferCount, TransferOf } from './transfer-port';
import type { TransferState } from './transfer.lifecycle';

export const transferKinds = ['rename', 'move', 'merge', 'split'] as const;
export type TransferKind = (typeof transferKinds)[number];

export interface StoredTransfer {
  readonly id: string;
  readonly kind: TransferKind;
  readonly state: TransferState;
  readonly enterprise_id: string;
  readonly successor_id: string | null;
  readonly to_site_id: string | null;
  readonly sites: { id: string; address: string }[];
  readonly new_address: string | null;
  readonly former_name: string | null;
  readonly reason: string;
  readonly paper: StoredScan | null;
  readonly to_division: string;
  readonly to_organ_id: string | null;
  readonly organ_id: string | null;
  readonly proposed_by: string;
  readonly proposed_at: Instant;
  readonly decided_by: string | null;
  readonly decided_at: Instant | null;
  readonly note: string;
  readonly moved: TransferCount[];
  readonly division: string;
  readonly version: number;
}

export type TransferSide = 'gives' | 'takes' | 'enterprise';

/** On whose side somebody stands; who covers both counties takes, unless it was they who proposed it. */
export function transferSideOf(
  row: Pick<StoredTransfer, 'division' | 'to_division' | 'enterprise_id' | 'successor_id' | 'proposed_by'>,
  actor: Actor,
): TransferSide | null {
  if (actor.enterpriseId !== null)
    return actor.enterpriseId === row.enterprise_id || actor.enterpriseId === row.successor_id ? 'enterprise' : null;
  if (actor.division === null) return null;
  if (covers(actor.division, row.to_division) && row.proposed_by !== actor.id) return 'takes';
  return covers(actor.division, row.division) ? 'gives' : null;
}

/** @throws Refusal platform.not-found also for a foreign one */
export async function getTransfer(
  sql: Sql,
  actor: Actor,
  id: string,
  lock: '' | 'FOR UPDATE' = '',
): Promise<StoredTransfer> {
  const row = await sql.maybe<StoredTransfer>(
    lock
      ? 'SELECT * FROM enterprise.transfer WHERE id = $1 FOR UPDATE'
      : 'SELECT * FROM enterprise.transfer WHERE id = $1',
    [id],
  );
  if (!row || transferSideOf(row, actor) === null) throw platformRefusal('not-found');
  return row;
}

/** For the followers: of a merger every storehouse gives its goods. */
export async function followedBy(sql: Sql, row: StoredTransfer): Promise<TransferOf> {
  const all = await sql.rows<{ id: string }>(
    'SELECT id FROM enterprise.site WHERE enterprise_id = $1 AND ended_on IS NULL ORDER BY id',
    [row.enterprise_id],
  );
  return {
    id: row.id,
    kind: row.kind as TransferOf['kind'],
    enterpriseId: row.enterprise_id,
    fromDivision: row.division,
    toDivision: row.to_division,
    toOrganId: row.to_organ_id,
    successorId: row.successor_id,
    toSiteId: row.to_site_id,
    siteIds: row.kind === 'merge' ? all.map(({ id }) => id) : row.sites.map(({ id }) => id),
  };
}
