import { isoOf, toPlainDate, type Tx } from '@yby/platform';
import { tellTransfer } from './tell-transfer';
import type { StoredTransfer } from './transfer-row';
import type { TransferState } from './transfer.lifecycle';

/** 更名: the credit code stays; the former name is kept, so that papers and scans that still bear it are understood. */
export async function recordRename(
  tx: Tx,
  of: {
    readonly enterpriseId: string;
    readonly formerName: string;
    readonly filingNumber: string;
    readonly division: string;
    readonly organId: string | null;
  },
): Promise<void> {
  const id = tx.newId();
  await tx.insert('enterprise.transfer', {
    id,
    kind: 'rename',
    state: 'accepted' satisfies TransferState,
    enterprise_id: of.enterpriseId,
    former_name: of.formerName,
    reason: of.filingNumber,
    to_division: of.division,
    to_organ_id: of.organId,
    organ_id: of.organId,
    proposed_by: tx.actor.id,
    proposed_at: isoOf(tx.now),
    decided_by: tx.actor.id,
    decided_at: isoOf(tx.now),
    division: of.division,
    month: Number(toPlainDate(tx.now).slice(0, 7).replace('-', '')),
  });
  const row = (await tx.maybe<StoredTransfer>('SELECT * FROM enterprise.transfer WHERE id = $1', [id]))!;
  tellTransfer(tx, row, 1, 'enterprise.renamed', of.organId);
}
