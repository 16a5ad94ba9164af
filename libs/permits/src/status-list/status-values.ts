/**
 * What a status list says of a paper (draft-ietf-oauth-status-list §7.1: 0, 1 and 2 registered; 3 and 12–15 free for an
 * application). Fixed by ADR 0015: scanners without network know them by heart.
 */
export const statusValues = { valid: 0, invalid: 1, suspended: 2, used_up: 3, replaced: 12 } as const;
export type PaperStatus = keyof typeof statusValues;

/** Bits a paper. */
export const STATUS_BITS = 4;
/** Papers a list: 32 KiB before deflating; a list is dropped when all its papers have expired. */
export const CHUNK_SIZE = 65_536;
/** Seconds after which a scanner with network asks again. */
export const STATUS_TTL = 300;
/** Seconds that a list may be believed; it is made anew long before. */
export const STATUS_LIFE = 86_400;

export const chunkOf = (statusIndex: number): number => Math.floor(statusIndex / CHUNK_SIZE);

export type StatusBits = 1 | 2 | 4 | 8;

/** Statuses side by side, the first in the lowest bits of the first byte (§4.1). */
export function packStatuses(
  statuses: Iterable<readonly [at: number, status: number]>,
  bits: StatusBits,
  size: number,
) {
  const bytes = new Uint8Array(Math.ceil((size * bits) / 8));
  const each = 8 / bits;
  for (const [at, status] of statuses) {
    const shift = (at % each) * bits;
    const mask = ((1 << bits) - 1) << shift;
    const byte = Math.floor(at / each);
    bytes[byte] = (bytes[byte]! & ~mask) | ((status << shift) & mask);
  }
  return bytes;
}

/** @throws RangeError beyond the list */
export function statusAt(bytes: Uint8Array, bits: StatusBits, at: number): number {
  const each = 8 / bits;
  const byte = bytes[Math.floor(at / each)];
  if (byte === undefined || at < 0) throw new RangeError(`the list ends before ${at}`);
  return (byte >> ((at % each) * bits)) & ((1 << bits) - 1);
}
