import type { Vault } from '@yby/platform';
import { CHUNK_SIZE } from './status-values';

const HALF = 256;
const ROUNDS = 4;

/**
 * The place of the `serial`-th paper: its chunk by order, so that a chunk's papers expire together, and within the chunk
 * shuffled by a secret of the installation, so that the public list does not tell which day's or which district's papers were
 * revoked. A Feistel network over 16 bits: no two serials of a chunk meet.
 */
export function statusPlace(serial: number, vault: Pick<Vault, 'blind'>): number {
  const chunk = Math.floor(serial / CHUNK_SIZE);
  const within = serial % CHUNK_SIZE;
  let [left, right] = [Math.floor(within / HALF), within % HALF];
  for (let round = 0; round < ROUNDS; round++) {
    const mixed = parseInt(vault.blind(`${chunk}.${round}.${right}`, 'permits.status-place').slice(0, 2), 16);
    [left, right] = [right, left ^ mixed];
  }
  return chunk * CHUNK_SIZE + left * HALF + right;
}
