import { isoOf, platformRefusal, toPlainDate, type Instant, type Tx } from '@yby/platform';
import { identityRefusal } from '../identity.refusals';
import type { ApiKeyState } from './api-key.lifecycle';
import { keyHash, newKeyText } from './key-text';
import { MOST_KEYS, type KeyScope } from './scopes';

const DAY = 86_400_000;

export interface NewKey {
  readonly label: string;
  readonly scopes: readonly KeyScope[];
  readonly days: number;
}

/**
 * Issues a key of the actor's enterprise.
 * @returns its id and its text, which nobody can read again
 * @throws Refusal platform.bad-input for a label of blanks, identity.too-many-keys
 */
export async function issueKey(tx: Tx, { label, scopes, days }: NewKey): Promise<{ id: string; text: string }> {
  if (!label.trim())
    throw platformRefusal('bad-input', { count: 1 }, [
      { field: 'label', code: 'minLength', zh: '过短', en: 'is too short' },
    ]);
  const { enterpriseId, id: accountId } = tx.actor;
  const owner = await tx.maybe<{ division: string }>('SELECT division FROM identity.account WHERE id = $1 FOR UPDATE', [
    accountId,
  ]);
  const alive = await tx.maybe<{ count: number }>(
    `SELECT count(*)::int AS count FROM identity.api_key WHERE enterprise_id = $1 AND state = 'active' AND expires_at > $2`,
    [enterpriseId, isoOf(tx.now)],
  );
  if ((alive?.count ?? 0) >= MOST_KEYS) throw identityRefusal('too-many-keys', { most: MOST_KEYS });
  const id = tx.newId();
  const text = newKeyText(id);
  const { division } = owner!;
  const expiresAt = isoOf((tx.now + days * DAY) as Instant);
  const given = [...new Set(scopes)].sort();
  await tx.insert('identity.api_key', {
    id,
    enterprise_id: enterpriseId,
    account_id: accountId,
    label: label.trim(),
    scopes: given,
    secret_hash: keyHash(text)!,
    state: 'active' satisfies ApiKeyState,
    issued_at: isoOf(tx.now),
    expires_at: expiresAt,
    division,
    month: Number(toPlainDate(tx.now).slice(0, 7).replace('-', '')),
  });
  tx.emit(
    'identity.key-issued',
    { type: 'api-key', id, version: 1, division },
    { scopes: given, expiresAt, enterpriseId },
  );
  return { id, text };
}
