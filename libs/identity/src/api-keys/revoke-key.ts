import { advance, isoOf, type Tx } from '@yby/platform';
import { apiKeyLifecycle } from './api-key.lifecycle';
import { ownKey } from './key-view';

/** Ends a key from the next request on. @throws Refusal platform.not-found, platform.state-changed */
export async function revokeKey(tx: Tx, id: string): Promise<void> {
  const { state, division } = await ownKey(tx, id);
  const version = await advance(tx, apiKeyLifecycle, {
    act: 'revoke',
    id,
    from: state,
    set: { revoked_at: isoOf(tx.now) },
  });
  tx.emit('identity.key-revoked', { type: 'api-key', id, version, division });
}
