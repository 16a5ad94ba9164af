import type { Tx } from '@yby/platform';
import type { Channel } from '../preferences/preference';

/** Forgets an address: the row goes, what was queued for it is dropped when it is due. A second time changes nothing. */
export async function removeAddress(tx: Tx, channel: Channel): Promise<void> {
  const row = await tx.maybe<{ id: string; version: number }>(
    'DELETE FROM notifications.address WHERE account_id = $1 AND channel = $2 RETURNING id, version',
    [tx.actor.id, channel],
  );
  if (!row) return;
  const subject = { type: 'address', id: row.id, version: row.version + 1, division: null };
  tx.emit('notifications.address-removed', subject, { channel });
}
