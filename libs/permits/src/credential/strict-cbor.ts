import { cdeDecodeOptions, cdeEncodeOptions, decode, encode } from 'cbor2';
import { CredentialRefusal, type CredentialRefusalReason } from './credential-refusal';

/** No code of ours comes near it, and nothing larger is looked at: what a stranger's QR code may cost is bounded. */
export const MAX_CREDENTIAL_BYTES = 1024;

// The library has one Error class for all; the words are pinned by a test for each reason.
const words: ReadonlyArray<[RegExp, CredentialRefusalReason]> = [
  [/Duplicate or out of order key/, 'duplicate-key'],
  [/Unexpectedly long integer|bigint that could have been int/, 'long-integer'],
  [/Streaming not supported|Unexpected BREAK/, 'indefinite-length'],
  [/Extra data/, 'trailing-bytes'],
  [/outside the bounds|Unexpected end|Invalid typed array length/, 'truncated'],
];

/** Deterministic CBOR (RFC 8949 §4.2, common deterministic encoding). */
export const encodeStrict = (value: unknown): Uint8Array => encode(value, cdeEncodeOptions);

/**
 * Reads deterministic CBOR and nothing else; maps come as `Map`.
 * @throws CredentialRefusal oversized, truncated, trailing-bytes, duplicate-key (also keys out of order), long-integer,
 * indefinite-length, malformed
 */
export function decodeStrict(bytes: Uint8Array): unknown {
  if (bytes.length > MAX_CREDENTIAL_BYTES) throw new CredentialRefusal('oversized');
  try {
    return decode(bytes, { ...cdeDecodeOptions, preferMap: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    throw new CredentialRefusal(words.find(([pattern]) => pattern.test(message))?.[1] ?? 'malformed');
  }
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);
