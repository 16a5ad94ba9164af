import type { Tx } from '@yby/platform';
import type { Channel } from '../preferences/preference';

/** Forgets an address: the row goes, what was queued for it is dropped when it is due. A second time changes nothing. */
export async function removeAddress(tx: Tx, channel: Channel): Promise<void> {
  const rows = await tx.rows<{ id: string; version: number }>(
    'DELETE FROM notifications.address WHERE account_id = $1 AND channel = $2 RETURNING id, version',
    [tx.actor.id, channel],
  );
  for (const { id, version } of rows)
    tx.emit(
      'notifications.address-removed',
      { type: 'address', id, version: version + 1, division: tx.actor.division },
      { channel },
    );
}
