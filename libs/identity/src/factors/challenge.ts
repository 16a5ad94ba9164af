import { isoOf, type Instant, type Tx } from '@yby/platform';
import { identityRefusal } from '../identity.refusals';
import { sessionHash } from '../sessions/end-sessions';
import { CHALLENGE_LIFE_MS } from '../sessions/session-times';

export type ChallengePurpose = 'totp-enrol' | 'passkey-enrol' | 'passkey' | 'certificate-enrol' | 'certificate';

/**
 * Remembers what is asked of a device by one session or pending sign-in; a later question takes the place of an earlier one.
 * @param owner id of the session or pending sign-in
 */
export async function ask(
  tx: Tx,
  wall: Instant,
  owner: string,
  purpose: ChallengePurpose,
  value: string,
): Promise<void> {
  await tx.execute(
    `INSERT INTO identity.challenge (owner_hash, purpose, value, expires_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (owner_hash, purpose) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at`,
    [sessionHash(owner), purpose, value, isoOf((wall + CHALLENGE_LIFE_MS) as Instant)],
  );
}

/** What was asked of this owner; it stays asked. @throws Refusal identity.step-over */
export async function asked(tx: Tx, wall: Instant, owner: string, purpose: ChallengePurpose): Promise<string> {
  const row = await tx.maybe<{ value: string }>(
    'SELECT value FROM identity.challenge WHERE owner_hash = $1 AND purpose = $2 AND expires_at > $3 FOR UPDATE',
    [sessionHash(owner), purpose, isoOf(wall)],
  );
  if (!row) throw identityRefusal('step-over');
  return row.value;
}

/** The same, and it is asked no more: every answer has its own question. @throws Refusal identity.step-over */
export async function answered(tx: Tx, wall: Instant, owner: string, purpose: ChallengePurpose): Promise<string> {
  const value = await asked(tx, wall, owner, purpose);
  await tx.execute('DELETE FROM identity.challenge WHERE owner_hash = $1 AND purpose = $2', [
    sessionHash(owner),
    purpose,
  ]);
  return value;
}
