import { advance, isoOf, type Instant, type Tx } from '@yby/platform';
import { identityRefusal } from '../identity.refusals';
import { apiKeyLifecycle } from './api-key.lifecycle';
import { issueKey } from './issue-key';
import { ownKey } from './key-view';

const HOUR = 3_600_000;

/**
 * Issues a key with the same scopes in the place of another one, which goes on for the overlap, so that programs change over
 * without a break.
 * @throws Refusal platform.not-found, identity.key-ended, identity.key-replaced
 */
export async function rotateKey(
  tx: Tx,
  id: string,
  { days, overlapHours }: { readonly days: number; readonly overlapHours: number },
): Promise<{ id: string; text: string }> {
  const old = await ownKey(tx, id);
  if (old.replaced_by !== null) throw identityRefusal('key-replaced');
  if (old.state === 'active' && old.expires_at <= tx.now) throw identityRefusal('key-ended');
  const made = await issueKey(tx, { label: old.label, scopes: old.scopes, days });
  const ends = Math.min(old.expires_at, tx.now + overlapHours * HOUR);
  const version = await advance(tx, apiKeyLifecycle, {
    act: 'rotate',
    id,
    from: old.state,
    version: old.version,
    set: { replaced_by: made.id, expires_at: isoOf(ends as Instant) },
  });
  tx.emit(
    'identity.key-rotated',
    { type: 'api-key', id, version, division: old.division },
    { replacedBy: made.id, endsAt: isoOf(ends as Instant) },
  );
  return made;
}
