import type { Tx } from '../work/tx';
import type { Vault } from './vault';

/** A new data key for all that is sealed from now on. Processes that run take it with their next write. @returns its id */
export function rotateVault(tx: Tx, vault: Vault): string {
  const kid = vault.rotate();
  tx.emit('platform.vault-rotated', { type: 'vault_key', id: kid, version: 1, division: null }, { kid });
  return kid;
}
