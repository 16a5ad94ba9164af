import { algorithms, type SignatureAlg } from './algorithms';
import { encodeClaims } from './credential-claims';
import { HEADER_ALG, HEADER_KID, bytesToSign, writeSign1 } from './cose-sign1';
import type { PermitCredential } from './permit-credential';
import { MAX_CREDENTIAL_BYTES, encodeStrict } from './strict-cbor';

/** Signs for one key. A key file stands behind it, or a signing process of its own (ADR 0015). */
export interface Signer {
  /** Sixteen lower-case hex digits: the first eight bytes of SHA-256 over the raw public key. */
  readonly kid: string;
  readonly alg: SignatureAlg;
  /** Raw signature, 64 bytes. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

export const kidToBytes = (kid: string): Uint8Array => {
  if (!/^[0-9a-f]{16}$/.test(kid)) throw new RangeError(`key id ${kid} is not sixteen hex digits`);
  return Uint8Array.from(kid.match(/../g)!, (hex) => parseInt(hex, 16));
};

/**
 * The signed credential of a permit: a CWT in COSE_Sign1 (RFC 8392, RFC 9052), about 205 bytes for one substance.
 * Issued in the transaction of the approval; from that moment the permit can be proven anywhere.
 * @throws RangeError when the record does not fit the layout of ADR 0004
 */
export async function sealCredential(record: PermitCredential, signer: Signer): Promise<Uint8Array> {
  const payload = encodeClaims(record);
  const header = encodeStrict(
    new Map<number, unknown>([
      [HEADER_ALG, algorithms[signer.alg].cose],
      [HEADER_KID, kidToBytes(signer.kid)],
    ]),
  );
  const sealed = writeSign1(header, payload, await signer.sign(bytesToSign(header, payload)));
  if (sealed.length > MAX_CREDENTIAL_BYTES)
    throw new RangeError(`permit credential: ${sealed.length} bytes are too many`);
  return sealed;
}
