import type { Tx } from '@yby/platform';
import type { StoredTransfer } from './transfer-row';

/** @param organId the authority that hears of it */
export function tellTransfer(
  tx: Tx,
  row: StoredTransfer,
  version: number,
  event: string,
  organId: string | null,
): void {
  tx.emit(
    event,
    { type: 'transfer', id: row.id, version, division: row.division },
    {
      transferId: row.id,
      kind: row.kind,
      enterpriseId: row.enterprise_id,
      successorId: row.successor_id,
      organId,
      fromDivision: row.division,
      toDivision: row.to_division,
    },
  );
}
