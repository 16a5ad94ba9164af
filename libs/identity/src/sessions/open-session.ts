import { randomBytes } from 'node:crypto';
import { isoOf, newSessionId, type Instant, type Tx, type Vault } from '@yby/platform';
import { forgetFailures } from './attempts';
import type { Device } from './device';
import { endSession, sessionHash } from './end-sessions';
import { SESSION_LIFE_MS } from './session-times';
import { subjectOf, type FactorKind, type SigningAccount } from './signing-account';

export interface Opening {
  readonly wall: Instant;
  readonly device: Device;
  /** The second factor that was shown; null where none was asked for. */
  readonly factor: FactorKind | null;
  /** Id of the session that the same browser had until now. */
  readonly ends: string | null;
}

/**
 * Opens the session of a person who has passed every stage: under an id that nobody knew before, and for officers the only
 * one of its kind of device.
 */
export async function openSession(
  tx: Tx,
  vault: Vault,
  account: SigningAccount,
  { wall, device, factor, ends }: Opening,
): Promise<{ id: string; csrf: string }> {
  const id = newSessionId();
  const csrf = randomBytes(24).toString('base64url');
  await forgetFailures(tx, vault, account.username);
  if (ends) await endSession(tx, ends);
  // Held until the end, so that of two sign-ins at once only one stays.
  const previous = await tx.maybe<{ at: Instant | null; kind: string | null; network: string | null }>(
    `SELECT last_sign_in_at AS at, last_sign_in_kind AS kind, last_sign_in_network AS network
     FROM identity.account WHERE id = $1 FOR UPDATE`,
    [account.id],
  );
  if (account.organ_id !== null) {
    const replaced = await tx.execute('DELETE FROM identity.session WHERE account_id = $1 AND kind = $2', [
      account.id,
      device.kind,
    ]);
    if (replaced) tx.emit('identity.session-replaced', subjectOf(account), { kind: device.kind });
  }
  await tx.insert('identity.session', {
    id_hash: sessionHash(id),
    id: tx.newId(),
    account_id: account.id,
    csrf,
    created_at: isoOf(wall),
    last_seen: isoOf(wall),
    confirmed_at: isoOf(wall),
    expires_at: isoOf((wall + SESSION_LIFE_MS) as Instant),
    user_agent: device.userAgent,
    kind: device.kind,
    network: device.network,
    factor,
    previous_at: previous?.at ? isoOf(previous.at) : null,
    previous_kind: previous?.kind ?? null,
    previous_network: previous?.network ?? null,
  });
  await tx.execute(
    'UPDATE identity.account SET last_sign_in_at = $2, last_sign_in_kind = $3, last_sign_in_network = $4 WHERE id = $1',
    [account.id, isoOf(wall), device.kind, device.network],
  );
  tx.emit('identity.signed-in', subjectOf(account), { kind: device.kind, factor });
  return { id, csrf };
}
