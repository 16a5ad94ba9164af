import { cdeDecodeOptions, cdeEncodeOptions, decode, encode, TypeEncoderMap, Writer } from 'cbor2';
import { defaultEncodeOptions, writeLength, writeUnknown } from 'cbor2/encoder';
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

const MAP = 5;
// Bytewise order of encoded integers (RFC 8949 §4.2.1): first those from 0 up, then those from −1 down.
const byEncoding = (a: number, b: number) => (a < 0 === b < 0 ? Math.abs(a) - Math.abs(b) : b - a);

// The library's own way finds the order of a map by encoding each key with buffers of its own, which costs more than all the
// rest; our maps have integers as keys.
const integerMaps = new TypeEncoderMap();
integerMaps.registerEncoder(Map, (map, writer, options) => {
  const keys = [...map.keys()] as number[];
  if (!keys.every((key) => Number.isSafeInteger(key))) throw new RangeError('strict CBOR: a map key is no integer');
  writeLength(map, keys.length, MAP, writer, options);
  for (const key of keys.sort(byEncoding)) {
    writeUnknown(key, writer, options);
    writeUnknown(map.get(key), writer, options);
  }
  return undefined;
});
const encodeOptions = { ...defaultEncodeOptions, ...cdeEncodeOptions, types: integerMaps };

/** Deterministic CBOR (RFC 8949 §4.2, common deterministic encoding). @throws RangeError for a map key that is no integer */
export function encodeStrict(value: unknown): Uint8Array {
  const writer = new Writer({ chunkSize: 256 });
  writeUnknown(value, writer, encodeOptions);
  return writer.read();
}

/** Deterministic CBOR of values whose maps also have names as keys: what others' formats demand, too slow for a permit. */
export const encodeNamed = (value: unknown): Uint8Array => encode(value, cdeEncodeOptions);

/**
 * Reads deterministic CBOR and nothing else; maps come as `Map`.
 * @throws CredentialRefusal oversized, truncated, trailing-bytes, duplicate-key (also keys out of order), long-integer,
 * indefinite-length, malformed
 */
export function decodeStrict(bytes: Uint8Array, most = MAX_CREDENTIAL_BYTES): unknown {
  if (bytes.length > most) throw new CredentialRefusal('oversized');
  try {
    return decode(bytes, { ...cdeDecodeOptions, preferMap: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    throw new CredentialRefusal(words.find(([pattern]) => pattern.test(message))?.[1] ?? 'malformed');
  }
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);
