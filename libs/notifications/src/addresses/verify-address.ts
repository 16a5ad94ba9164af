import { timingSafeEqual } from 'node:crypto';
import { advance, isoOf, type Instant, type Tx, type Vault } from '@yby/platform';
import type { Channel } from '../preferences/preference';
import { addressLifecycle, type AddressState } from './address.lifecycle';
import { codeBlind } from './enter-address';

export const MOST_TRIES = 5;

interface Row {
  readonly id: string;
  readonly state: AddressState;
  readonly code_blind: string | null;
  readonly code_expires_at: Instant | null;
  readonly tries: number;
}

export type Verified =
  { readonly outcome: 'verified' | 'ended' } | { readonly outcome: 'wrong'; readonly left: number };

/** Compares a code. A wrong one is counted, so this answers instead of refusing: a refusal writes nothing. */
export async function verifyAddress(
  tx: Tx,
  vault: Vault,
  { channel, code }: { readonly channel: Channel; readonly code: string },
): Promise<Verified> {
  const row = await tx.maybe<Row>(
    `SELECT id, state, code_blind, code_expires_at, tries FROM notifications.address
     WHERE account_id = $1 AND channel = $2 AND state = 'pending' FOR UPDATE`,
    [tx.actor.id, channel],
  );
  const open = row?.state === 'pending' && row.code_blind !== null && (row.code_expires_at ?? 0) > tx.now;
  if (!row || !open || row.tries >= MOST_TRIES) return { outcome: 'ended' };
  if (!timingSafeEqual(Buffer.from(row.code_blind!), Buffer.from(codeBlind(vault, row.id, code)))) {
    await tx.execute('UPDATE notifications.address SET tries = tries + 1 WHERE id = $1', [row.id]);
    const left = MOST_TRIES - row.tries - 1;
    return left > 0 ? { outcome: 'wrong', left } : { outcome: 'ended' };
  }
  // From this moment the new address takes the place of the old one.
  await tx.execute(`DELETE FROM notifications.address WHERE account_id = $1 AND channel = $2 AND state = 'verified'`, [
    tx.actor.id,
    channel,
  ]);
  const version = await advance(tx, addressLifecycle, {
    act: 'verify',
    id: row.id,
    from: row.state,
    set: { verified_at: isoOf(tx.now), code_blind: null, code_expires_at: null },
  });
  tx.emit(
    'notifications.address-verified',
    { type: 'address', id: row.id, version, division: tx.actor.division },
    { channel },
  );
  return { outcome: 'verified' };
}
