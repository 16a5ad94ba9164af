import { ed25519 } from '@noble/curves/ed25519.js';
import type { Instant } from '@yby/platform/contract';
import { parseCode } from './code-text';
import { ALG_EDDSA, HEADER_ALG, HEADER_KID, readSign1, verifySign1 } from './cose-sign1';
import { decodeClaims } from './credential-claims';
import { CredentialRefusal, type CredentialRefusalCode, type CredentialRefusalReason } from './credential-refusal';
import type { PermitCredential } from './permit-credential';

/** A public key as `GET /api/verify/keys` lists it, with instants in place of ISO strings. */
export interface VerificationKey {
  readonly kid: string;
  readonly alg: 'EdDSA';
  /** Raw public key, 32 bytes, base64url without padding. */
  readonly publicKey: string;
  /** Division code of the one organ that may issue under this key; null when it serves every organ of the installation. */
  readonly organ: string | null;
  /** Permits issued from … to (both inclusive) are accepted under this key; `to` null while it is in use. */
  readonly from: Instant;
  readonly to: Instant | null;
}

export type CredentialVerdict =
  | { readonly ok: true; readonly kid: string; readonly credential: PermitCredential }
  | {
      readonly ok: false;
      readonly code: CredentialRefusalCode;
      readonly reason: CredentialRefusalReason;
      /** Given only when the signature is good: not_yet_valid and expired. */
      readonly credential?: PermitCredential;
    };

const hex = (bytes: Uint8Array) => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
const fromBase64url = (text: string) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));

/** Whether `signature` is `publicKey`'s (raw, 32 bytes) over `signed`, by the strict reading of RFC 8032. */
export type VerifyEd25519 = (signature: Uint8Array, signed: Uint8Array, publicKey: Uint8Array) => boolean;

// zip215 off: the strict reading of RFC 8032, so that one message has one signature.
const verifyAnywhere: VerifyEd25519 = (signature, signed, publicKey) =>
  ed25519.verify(signature, signed, publicKey, { zip215: false });

/**
 * Proves the bytes of a credential against known keys, whatever the time.
 * @param verify Ed25519 of the platform; the one in JavaScript, for every browser, unless told
 * @throws CredentialRefusal
 */
export function openCredential(
  bytes: Uint8Array,
  keys: readonly VerificationKey[],
  verify: VerifyEd25519 = verifyAnywhere,
): { kid: string; credential: PermitCredential } {
  const message = readSign1(bytes);
  // Exactly {alg, kid}, both protected: an attacker chooses neither, and other objects signed with the same key (status
  // lists carry a `typ`) can never pass for a permit.
  const { protectedHeader, unprotectedHeader } = message;
  if (protectedHeader.get(HEADER_ALG) !== ALG_EDDSA) throw new CredentialRefusal('unknown-algorithm');
  const kidBytes = protectedHeader.get(HEADER_KID);
  if (protectedHeader.size !== 2 || unprotectedHeader.size !== 0) throw new CredentialRefusal('unknown-header');
  if (!(kidBytes instanceof Uint8Array) || message.signature.length !== 64) throw new CredentialRefusal('malformed');
  const kid = hex(kidBytes);
  const key = keys.find((k) => k.kid === kid && k.alg === 'EdDSA');
  if (!key) throw new CredentialRefusal('unknown-key');
  const publicKey = fromBase64url(key.publicKey);
  if (!verifySign1(message, (signature, signed) => verify(signature, signed, publicKey)))
    throw new CredentialRefusal('bad-signature');
  const credential = decodeClaims(message.payload);
  if (key.organ !== null && key.organ !== credential.organ) throw new CredentialRefusal('wrong-issuer');
  if (credential.issuedAt + 999 < key.from || (key.to !== null && credential.issuedAt > key.to))
    throw new CredentialRefusal('key-out-of-use');
  return { kid, credential };
}

/**
 * Judges what a scanner read, without network and without a clock of its own: genuine, and in force at `at`.
 * Suspension, revocation and used quantities are not written in the code; the server or the status list tells them.
 * @param text the code's address or the bare credential (a permit number alone proves nothing: 'not-a-code')
 */
export function verifyCredential(text: string, keys: readonly VerificationKey[], at: Instant): CredentialVerdict {
  try {
    const parsed = parseCode(text);
    if (parsed.kind !== 'credential') throw new CredentialRefusal('not-a-code');
    const { kid, credential } = openCredential(parsed.bytes, keys);
    if (at < credential.validFrom) return { ok: false, code: 'not_yet_valid', reason: 'not-yet-valid', credential };
    if (at > credential.validTo) return { ok: false, code: 'expired', reason: 'expired', credential };
    return { ok: true, kid, credential };
  } catch (error) {
    if (error instanceof CredentialRefusal) return { ok: false, code: error.code, reason: error.reason };
    throw error;
  }
}
