import { isoOf, type Instant, type Tx, type Vault } from '@yby/platform';

// GB/T 22239-2019 8.1.4.1: failed sign-ins lead to a lock. Counted by the name tried, known or not, so that neither the
// number of tries nor the lock tells whether there is such an account.

export const MOST_FAILURES = 5;
export const LOCK_MS = 30 * 60_000;

/** Milliseconds for which this name is still locked; 0 when it is not. Holds the row until the act ends. */
export async function lockedFor(tx: Tx, vault: Vault, username: string): Promise<number> {
  const row = await tx.maybe<{ locked_until: Instant | null }>(
    'SELECT locked_until FROM identity.attempt WHERE name_hash = $1 FOR UPDATE',
    [nameHash(vault, username)],
  );
  return Math.max(0, (row?.locked_until ?? 0) - tx.now);
}

/** Counts one failure; older ones than the length of a lock are forgotten. @returns tries left, 0 when now locked */
export async function countFailure(tx: Tx, vault: Vault, username: string): Promise<number> {
  const row = await tx.maybe<{ failures: number }>(
    `INSERT INTO identity.attempt AS t (name_hash, failures, last_at) VALUES ($1, 1, $2)
     ON CONFLICT (name_hash) DO UPDATE SET
       failures = CASE WHEN t.last_at <= $3 THEN 1 ELSE t.failures + 1 END,
       locked_until = CASE WHEN t.last_at > $3 AND t.failures + 1 >= ${MOST_FAILURES} THEN $4::timestamptz END,
       last_at = $2
     RETURNING failures`,
    [
      nameHash(vault, username),
      isoOf(tx.now),
      isoOf((tx.now - LOCK_MS) as Instant),
      isoOf((tx.now + LOCK_MS) as Instant),
    ],
  );
  return Math.max(0, MOST_FAILURES - (row?.failures ?? 0));
}

export async function forgetFailures(tx: Tx, vault: Vault, username: string): Promise<void> {
  await tx.execute('DELETE FROM identity.attempt WHERE name_hash = $1', [nameHash(vault, username)]);
}

// Keyed, because the name may be a password typed into the wrong field, and a bare hash of that can be guessed.
function nameHash(vault: Vault, username: string): Uint8Array {
  return Buffer.from(vault.blind(username, 'identity.attempt.name'), 'hex');
}
