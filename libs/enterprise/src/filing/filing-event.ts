import type { Facts, Tx } from '@yby/platform';
import type { StoredFiling } from './filing-row';

/** Emits what happened to a filing, with the ids that listeners need to tell both sides. */
export function emitFiling(tx: Tx, row: StoredFiling, version: number, event: string, more: Facts = {}): void {
  tx.emit(
    event,
    { type: 'filing', id: row.id, version, division: row.division },
    {
      filingId: row.id,
      number: row.number,
      enterpriseId: row.enterprise_id,
      organId: row.organ_id,
      kind: row.kind,
      state: row.state,
      ...more,
    },
  );
}
