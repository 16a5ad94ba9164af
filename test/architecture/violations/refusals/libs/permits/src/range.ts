import type { Tx } from '@yby/platform';

export function range(tx: Tx): never {
  throw new RangeError(`not a pure file ${tx.act}`);
}
