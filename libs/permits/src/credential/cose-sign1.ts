import { Tag } from 'cbor2';
import { CredentialRefusal } from './credential-refusal';
import { decodeStrict, encodeStrict } from './strict-cbor';

// COSE_Sign1, RFC 9052 §4.2 and §4.4. Generic: any algorithm by a verifier function; the permit's own narrower profile
// is in verify-credential.ts.

export const COSE_SIGN1_TAG = 18;
/** Header labels, RFC 9052 §3.1. */
export const HEADER_ALG = 1;
export const HEADER_KID = 4;
/** RFC 9596: what kind of object this is. A permit has none. */
export const HEADER_TYP = 16;

export type CoseHeader = ReadonlyMap<unknown, unknown>;

export interface CoseSign1 {
  /** As transmitted; it is part of what is signed. */
  readonly protectedBytes: Uint8Array;
  readonly protectedHeader: CoseHeader;
  readonly unprotectedHeader: CoseHeader;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
}

const empty = new Uint8Array();

/**
 * Sig_structure of RFC 9052 §4.4. A protected header sent as an empty map counts as the zero-length string.
 * @param external externally supplied data, empty when none
 */
export function bytesToSign(protectedBytes: Uint8Array, payload: Uint8Array, external = empty): Uint8Array {
  const isEmptyMap = protectedBytes.length === 1 && protectedBytes[0] === 0xa0;
  return encodeStrict(['Signature1', isEmptyMap ? empty : protectedBytes, external, payload]);
}

export function writeSign1(protectedBytes: Uint8Array, payload: Uint8Array, signature: Uint8Array): Uint8Array {
  return encodeStrict(new Tag(COSE_SIGN1_TAG, [protectedBytes, new Map(), payload, signature]));
}

/**
 * @param options.untagged accept the bare array as well (RFC 9052 §2 leaves the tag to the application; ours demands it)
 * @param options.most bytes that are looked at; those of a credential unless told
 * @throws CredentialRefusal of strict CBOR, or malformed
 */
export function readSign1(bytes: Uint8Array, options: { untagged?: boolean; most?: number } = {}): CoseSign1 {
  const outer = decodeStrict(bytes, options.most);
  let parts: unknown;
  if (outer instanceof Tag && outer.tag === COSE_SIGN1_TAG) parts = outer.contents;
  else if (options.untagged && Array.isArray(outer)) parts = outer;
  else throw new CredentialRefusal('malformed');
  if (!Array.isArray(parts) || parts.length !== 4) throw new CredentialRefusal('malformed');
  const [protectedBytes, unprotectedHeader, payload, signature] = parts as unknown[];
  if (
    !(protectedBytes instanceof Uint8Array) ||
    !(unprotectedHeader instanceof Map) ||
    !(payload instanceof Uint8Array) ||
    !(signature instanceof Uint8Array)
  )
    throw new CredentialRefusal('malformed');
  const protectedHeader = protectedBytes.length === 0 ? new Map() : decodeStrict(protectedBytes);
  if (!(protectedHeader instanceof Map)) throw new CredentialRefusal('malformed');
  return { protectedBytes, protectedHeader, unprotectedHeader, payload, signature };
}

/** True when `verify` accepts the signature over this message's Sig_structure. */
export function verifySign1(
  message: CoseSign1,
  verify: (signature: Uint8Array, signed: Uint8Array) => boolean,
  external = empty,
): boolean {
  return verify(message.signature, bytesToSign(message.protectedBytes, message.payload, external));
}
