import { randomBytes } from 'node:crypto';
import { isoOf, newSessionId, type Instant, type Sql, type Tx } from '@yby/platform';
import { identityRefusal } from '../identity.refusals';
import { sessionHash } from './end-sessions';
import { PENDING_LIFE_MS } from './session-times';
import type { FactorKind } from './signing-account';

export type Stage = 'factor' | 'enrolment' | 'password' | 'passkey';

/** A sign-in between password and session. It opens nothing but its own next step. */
export interface Pending {
  readonly id: string;
  readonly accountId: string | null;
  readonly stage: Stage;
  readonly factor: FactorKind | null;
  readonly csrf: string;
  readonly expiresAt: Instant;
}

/** Every stage gets an id of its own, so that one read over somebody's shoulder is worth nothing in the next. */
export async function openPending(
  tx: Tx,
  wall: Instant,
  { accountId, stage, factor }: Pick<Pending, 'accountId' | 'stage' | 'factor'>,
): Promise<Pending> {
  const pending: Pending = {
    id: newSessionId(),
    accountId,
    stage,
    factor,
    csrf: randomBytes(24).toString('base64url'),
    expiresAt: (wall + PENDING_LIFE_MS) as Instant,
  };
  await tx.insert('identity.pending_sign_in', {
    id_hash: sessionHash(pending.id),
    account_id: accountId,
    stage,
    factor,
    csrf: pending.csrf,
    expires_at: isoOf(pending.expiresAt),
  });
  return pending;
}

/** Whose it is, for the journal's sake; nothing is decided by it. */
export async function pendingAccount(sql: Sql, id: string): Promise<string | null> {
  const row = await sql.maybe<{ account_id: string | null }>(
    'SELECT account_id FROM identity.pending_sign_in WHERE id_hash = $1',
    [sessionHash(id)],
  );
  return row?.account_id ?? null;
}

/** Holds the pending sign-in until the act ends. @throws Refusal identity.step-over */
export async function takePending(
  tx: Tx,
  wall: Instant,
  id: string | null,
  stages: readonly Stage[],
): Promise<Pending> {
  const row =
    id === null
      ? null
      : await tx.maybe<{
          account_id: string | null;
          stage: Stage;
          factor: FactorKind | null;
          csrf: string;
          expires_at: Instant;
        }>(
          `SELECT account_id, stage, factor, csrf, expires_at FROM identity.pending_sign_in
           WHERE id_hash = $1 AND expires_at > $2 FOR UPDATE`,
          [sessionHash(id), isoOf(wall)],
        );
  if (!row || !stages.includes(row.stage)) throw identityRefusal('step-over');
  return {
    id: id!,
    accountId: row.account_id,
    stage: row.stage,
    factor: row.factor,
    csrf: row.csrf,
    expiresAt: row.expires_at,
  };
}

export async function endPending(tx: Tx, id: string): Promise<void> {
  await tx.execute('DELETE FROM identity.pending_sign_in WHERE id_hash = $1', [sessionHash(id)]);
  await tx.execute('DELETE FROM identity.challenge WHERE owner_hash = $1', [sessionHash(id)]);
}
