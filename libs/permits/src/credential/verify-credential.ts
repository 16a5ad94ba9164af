import type { Instant } from '@yby/platform/contract';
import {
  algOfCose,
  algorithms,
  SIGNATURE_BYTES,
  verifyAnywhere,
  type SignatureAlg,
  type Verifiers,
} from './algorithms';
import { parseCode } from './code-text';
import { HEADER_ALG, HEADER_KID, readSign1, verifySign1, type CoseSign1 } from './cose-sign1';
import { decodeClaims } from './credential-claims';
import { CredentialRefusal, type CredentialRefusalCode, type CredentialRefusalReason } from './credential-refusal';
import type { PermitCredential } from './permit-credential';

/** A public key as `GET /api/verify/keys` lists it, with instants in place of ISO strings. */
export interface VerificationKey {
  readonly kid: string;
  readonly alg: SignatureAlg;
  /** Raw public key (32 bytes, SM2 65), base64url without padding. */
  readonly publicKey: string;
  /** First digits of the division codes that may issue under this key, '3303' for a city; null when it serves every organ. */
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

/**
 * Whose signature it is. Algorithm and key must belong together, so that a key of one is never tried with the other.
 * @throws CredentialRefusal unknown-algorithm, malformed, unknown-key, bad-signature
 */
export function signerOf(
  message: CoseSign1,
  keys: readonly VerificationKey[],
  verifiers: Verifiers = verifyAnywhere,
): VerificationKey {
  const alg = algOfCose(message.protectedHeader.get(HEADER_ALG));
  const verify = alg && verifiers[alg];
  if (!alg || !verify) throw new CredentialRefusal('unknown-algorithm');
  const kidBytes = message.protectedHeader.get(HEADER_KID);
  if (!(kidBytes instanceof Uint8Array) || message.signature.length !== SIGNATURE_BYTES)
    throw new CredentialRefusal('malformed');
  const kid = hex(kidBytes);
  const key = keys.find((k) => k.kid === kid && k.alg === alg);
  if (!key) throw new CredentialRefusal('unknown-key');
  const publicKey = fromBase64url(key.publicKey);
  if (publicKey.length !== algorithms[alg].publicKeyBytes) throw new CredentialRefusal('unknown-key');
  if (!verifySign1(message, (signature, signed) => verify(signature, signed, publicKey)))
    throw new CredentialRefusal('bad-signature');
  return key;
}

/** Whether a key may speak for that organ. */
export const speaksFor = (key: VerificationKey, organ: string): boolean =>
  key.organ === null || organ.startsWith(key.organ);

/** Whether something signed at that moment may carry this key. */
export const inUseAt = (key: VerificationKey, at: Instant): boolean =>
  at + 999 >= key.from && (key.to === null || at <= key.to);

/**
 * Proves the bytes of a credential against known keys, whatever the time.
 * @param verifiers of the platform; the one in JavaScript, for every browser, unless told
 * @throws CredentialRefusal
 */
export function openCredential(
  bytes: Uint8Array,
  keys: readonly VerificationKey[],
  verifiers: Verifiers = verifyAnywhere,
): { kid: string; credential: PermitCredential } {
  const message = readSign1(bytes);
  // Exactly {alg, kid}, both protected: an attacker chooses neither, and other objects signed with the same key (status
  // lists carry a `typ`) can never pass for a permit.
  const { protectedHeader, unprotectedHeader } = message;
  if (algOfCose(protectedHeader.get(HEADER_ALG)) === undefined) throw new CredentialRefusal('unknown-algorithm');
  if (protectedHeader.size !== 2 || unprotectedHeader.size !== 0) throw new CredentialRefusal('unknown-header');
  const key = signerOf(message, keys, verifiers);
  const credential = decodeClaims(message.payload);
  if (!speaksFor(key, credential.organ)) throw new CredentialRefusal('wrong-issuer');
  if (!inUseAt(key, credential.issuedAt)) throw new CredentialRefusal('key-out-of-use');
  return { kid: key.kid, credential };
}

/**
 * Judges what a scanner read, without network and without a clock of its own: genuine, and in force at `at`.
 * Suspension, revocation and used quantities are not written in the code; the server or the status list tells them.
 * @param text the code's address or the bare credential (a permit number alone proves nothing: 'not-a-code')
 */
export function verifyCredential(
  text: string,
  keys: readonly VerificationKey[],
  at: Instant,
  verifiers: Verifiers = verifyAnywhere,
): CredentialVerdict {
  try {
    const parsed = parseCode(text);
    if (parsed.kind !== 'credential') throw new CredentialRefusal('not-a-code');
    const { kid, credential } = openCredential(parsed.bytes, keys, verifiers);
    if (at < credential.validFrom) return { ok: false, code: 'not_yet_valid', reason: 'not-yet-valid', credential };
    if (at > credential.validTo) return { ok: false, code: 'expired', reason: 'expired', credential };
    return { ok: true, kid, credential };
  } catch (error) {
    if (error instanceof CredentialRefusal) return { ok: false, code: error.code, reason: error.reason };
    throw error;
  }
}
