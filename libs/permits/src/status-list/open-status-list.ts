import type { Instant } from '@yby/platform/contract';
import { algOfCose, type Verifiers } from '../credential/algorithms';
import { HEADER_ALG, HEADER_TYP, readSign1 } from '../credential/cose-sign1';
import { CredentialRefusal } from '../credential/credential-refusal';
import { decodeStrict } from '../credential/strict-cbor';
import { inUseAt, signerOf, type VerificationKey } from '../credential/verify-credential';
import { CHUNK_SIZE, STATUS_BITS, statusAt } from './status-values';

// A status list token in CWT form, as a scanner reads it. Pure: time is an argument, inflating is the platform's own.

export const STATUS_LIST_TYPE = 'application/statuslist+cwt';
/** Claims: RFC 8392, and those of the status list draft (§5.2). */
export const [SUB, EXP, IAT, STATUS_LIST, TTL] = [2, 4, 6, 65533, 65534] as const;
const MOST_BYTES = 64 * 1024;
const RAW_BYTES = (CHUNK_SIZE * STATUS_BITS) / 8;
/** A list may be this much younger than the device's clock believes possible. */
const CLOCK_SKEW_MS = 5 * 60_000;

export const pathOfChunk = (chunk: number): string => `/.well-known/status-lists/${chunk}`;

export interface StatusList {
  readonly chunk: number;
  readonly key: VerificationKey;
  readonly issuedAt: Instant;
  /** From this moment on it says nothing any more. */
  readonly expiresAt: Instant;
  /** @throws RangeError for the index of another chunk */
  statusOf(statusIndex: number): number;
}

/**
 * Proves one list against known keys. It may be past its end: `judgeByList` says what it is worth at a moment.
 * @throws CredentialRefusal
 */
export async function openStatusList(
  bytes: Uint8Array,
  keys: readonly VerificationKey[],
  chunk: number,
  verifiers?: Verifiers,
): Promise<StatusList> {
  const message = readSign1(bytes, { most: MOST_BYTES });
  const { protectedHeader, unprotectedHeader } = message;
  if (algOfCose(protectedHeader.get(HEADER_ALG)) === undefined) throw new CredentialRefusal('unknown-algorithm');
  if (protectedHeader.get(HEADER_TYP) !== STATUS_LIST_TYPE) throw new CredentialRefusal('not-a-status-list');
  if (protectedHeader.size !== 3 || unprotectedHeader.size !== 0) throw new CredentialRefusal('unknown-header');
  const key = signerOf(message, keys, verifiers);
  const claims = decodeStrict(message.payload, MOST_BYTES);
  if (!(claims instanceof Map) || claims.size !== 5) throw new CredentialRefusal('bad-list');
  const [sub, exp, iat, ttl] = [SUB, EXP, IAT, TTL].map((label) => claims.get(label) as unknown);
  const list = claims.get(STATUS_LIST) as unknown;
  const whole = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
  if (typeof sub !== 'string' || !whole(exp) || !whole(iat) || !whole(ttl) || !(list instanceof Map) || list.size !== 2)
    throw new CredentialRefusal('bad-list');
  // The host is not compared, as with a permit: only the signature says who speaks.
  if (!sub.endsWith(pathOfChunk(chunk))) throw new CredentialRefusal('other-chunk');
  const lst = list.get('lst') as unknown;
  if (list.get('bits') !== STATUS_BITS || !(lst instanceof Uint8Array)) throw new CredentialRefusal('bad-list');
  const issuedAt = (iat * 1000) as Instant;
  if (!inUseAt(key, issuedAt)) throw new CredentialRefusal('key-out-of-use');
  const raw = await inflate(lst, RAW_BYTES);
  if (!raw) throw new CredentialRefusal('bad-list');
  return {
    chunk,
    key,
    issuedAt,
    expiresAt: (exp * 1000) as Instant,
    statusOf: (statusIndex) => statusAt(raw, STATUS_BITS, statusIndex - chunk * CHUNK_SIZE),
  };
}

/** @throws CredentialRefusal list-from-future, list-expired: what the list's own dates say at `at` */
export function assertFresh(list: StatusList, at: Instant): void {
  if (list.issuedAt > at + CLOCK_SKEW_MS) throw new CredentialRefusal('list-from-future');
  if (at >= list.expiresAt) throw new CredentialRefusal('list-expired');
}

/** Exactly `length` bytes out of a zlib stream (RFC 1950), or null; no more is ever taken out of it. */
async function inflate(deflated: Uint8Array, length: number): Promise<Uint8Array | null> {
  const out = new Uint8Array(length);
  let filled = 0;
  const reader = new Blob([Uint8Array.from(deflated)])
    .stream()
    .pipeThrough(new DecompressionStream('deflate'))
    .getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return filled === length ? out : null;
      if (filled + value.length > length) {
        await reader.cancel();
        return null;
      }
      out.set(value, filled);
      filled += value.length;
    }
  } catch {
    return null;
  }
}
