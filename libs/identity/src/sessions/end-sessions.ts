import { createHash } from 'node:crypto';
import type { Tx } from '@yby/platform';

/** What the tables hold instead of the id in a cookie. */
export function sessionHash(sessionId: string): Uint8Array {
  return createHash('sha256').update(sessionId).digest();
}

export async function endSession(tx: Tx, sessionId: string): Promise<void> {
  await tx.execute('DELETE FROM identity.session WHERE id_hash = $1', [sessionHash(sessionId)]);
}

/**
 * Ends every session of an account, also sign-ins that are still between password and session: for changes of offices, state,
 * password or factors. A stolen cookie dies with them. Emits `identity.sessions-ended` when there were any.
 * @param except id (of the cookie) of the session that goes on
 * @returns how many sessions ended
 */
export async function endSessionsOf(tx: Tx, accountId: string, except: string | null = null): Promise<number> {
  const count = await tx.execute(
    'DELETE FROM identity.session WHERE account_id = $1 AND ($2::bytea IS NULL OR id_hash <> $2)',
    [accountId, except === null ? null : sessionHash(except)],
  );
  await tx.execute('DELETE FROM identity.pending_sign_in WHERE account_id = $1', [accountId]);
  if (count > 0) {
    const row = await tx.maybe<{ division: string }>('SELECT division FROM identity.account WHERE id = $1', [
      accountId,
    ]);
    const division = row?.division ?? null;
    tx.emit('identity.sessions-ended', { type: 'account', id: accountId, version: 0, division }, { count });
  }
  return count;
}
