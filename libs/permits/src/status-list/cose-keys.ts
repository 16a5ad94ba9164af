import type { Instant } from '@yby/platform/contract';
import { algOfCose, algorithms, type SignatureAlg } from '../credential/algorithms';
import { CredentialRefusal } from '../credential/credential-refusal';
import { decodeStrict, encodeStrict } from '../credential/strict-cbor';
import type { VerificationKey } from '../credential/verify-credential';

// The public keys as a COSE_KeySet (RFC 9052 §7): for verifiers that speak COSE and not our JSON.

const [KTY, KID, ALG, CRV, X, Y] = [1, 2, 3, -1, -2, -3] as const;
/** Private labels of a key (below −65536): seconds from … to, first digits of the divisions it is for. */
const [FROM, TO, ORGAN] = [-65537, -65538, -65539] as const;
const OKP = 1;
const EC2 = 2;
/** Curves: Ed25519 is registered, SM2 private like its algorithm. */
const curves: Readonly<Record<SignatureAlg, number>> = { EdDSA: 6, SM2: -65537 };
const MOST_BYTES = 64 * 1024;

export function coseKeySet(keys: readonly VerificationKey[]): Uint8Array {
  return encodeStrict(
    Array.from(keys, ({ kid, alg, publicKey, organ, from, to }) => {
      const raw = new Uint8Array(Buffer.from(publicKey, 'base64url'));
      return new Map<number, unknown>([
        [KTY, alg === 'EdDSA' ? OKP : EC2],
        [KID, new Uint8Array(Buffer.from(kid, 'hex'))],
        [ALG, algorithms[alg].cose],
        [CRV, curves[alg]],
        [X, alg === 'EdDSA' ? raw : raw.slice(1, 33)],
        ...(alg === 'SM2' ? ([[Y, raw.slice(33)]] as const) : []),
        [FROM, Math.floor(from / 1000)],
        ...(to === null ? [] : ([[TO, Math.floor(to / 1000)]] as const)),
        ...(organ === null ? [] : ([[ORGAN, organ]] as const)),
      ]);
    }),
  );
}

/** Reads such a set again. @throws CredentialRefusal */
export function readCoseKeySet(bytes: Uint8Array): VerificationKey[] {
  const set = decodeStrict(bytes, MOST_BYTES);
  if (!Array.isArray(set)) throw new CredentialRefusal('malformed');
  return set.map((entry: unknown) => {
    const key = entry instanceof Map ? (entry as Map<number, unknown>) : new Map<number, unknown>();
    const alg = algOfCose(key.get(ALG));
    const [kid, x, y] = [key.get(KID), key.get(X), key.get(Y)];
    const [from, to, organ] = [key.get(FROM), key.get(TO), key.get(ORGAN)];
    if (
      !alg ||
      key.get(CRV) !== curves[alg] ||
      !(kid instanceof Uint8Array) ||
      !(x instanceof Uint8Array) ||
      typeof from !== 'number' ||
      (to !== undefined && typeof to !== 'number') ||
      (organ !== undefined && typeof organ !== 'string') ||
      (alg === 'SM2' && !(y instanceof Uint8Array))
    )
      throw new CredentialRefusal('malformed');
    const raw = alg === 'SM2' ? Buffer.concat([Buffer.of(4), x, y as Uint8Array]) : Buffer.from(x);
    return {
      kid: Buffer.from(kid).toString('hex'),
      alg,
      publicKey: raw.toString('base64url'),
      organ: organ ?? null,
      from: (from * 1000) as Instant,
      to: to === undefined ? null : ((to * 1000) as Instant),
    };
  });
}
