import { isoOf, type Tx } from '@yby/platform';
import { identityRefusal } from '../identity.refusals';
import { hashPassword, passwordFits } from './password-hash';
import { passwordFlaws } from './password-rule';

const REMEMBERED = 5;

/**
 * Writes a new password and keeps the old one's hash. Emits `identity.password-changed`.
 * @param initial somebody else has set it: its person must change it at the next sign-in
 * @throws Refusal identity.weak-password, identity.password-used (one of the last five)
 */
export async function setPassword(
  tx: Tx,
  account: { readonly id: string; readonly username: string },
  password: string,
  initial = false,
): Promise<void> {
  const flaws = passwordFlaws(password, account.username);
  if (flaws.length) throw identityRefusal('weak-password', { flaws });
  const present = await tx.maybe<{ password_hash: string; version: number; division: string }>(
    'SELECT password_hash, version, division FROM identity.account WHERE id = $1 FOR UPDATE',
    [account.id],
  );
  const past = await tx.rows<{ password_hash: string }>(
    'SELECT password_hash FROM identity.past_password WHERE account_id = $1 ORDER BY set_at DESC LIMIT $2',
    [account.id, REMEMBERED - 1],
  );
  for (const { password_hash: hash } of [present!, ...past])
    if (await passwordFits(hash, password)) throw identityRefusal('password-used', { count: REMEMBERED });
  await tx.execute(
    `INSERT INTO identity.past_password (account_id, set_at, password_hash)
     SELECT id, password_set_at, password_hash FROM identity.account WHERE id = $1
     ON CONFLICT (account_id, set_at) DO UPDATE SET password_hash = excluded.password_hash`,
    [account.id],
  );
  await tx.execute(
    `DELETE FROM identity.past_password WHERE account_id = $1 AND set_at < (
       SELECT min(set_at) FROM (SELECT set_at FROM identity.past_password WHERE account_id = $1 ORDER BY set_at DESC LIMIT $2) AS kept)`,
    [account.id, REMEMBERED - 1],
  );
  await tx.execute(
    'UPDATE identity.account SET password_hash = $2, password_set_at = $3, password_initial = $4 WHERE id = $1',
    [account.id, await hashPassword(password), isoOf(tx.now), initial],
  );
  const { version, division } = present!;
  tx.emit('identity.password-changed', { type: 'account', id: account.id, version, division }, { initial });
}
