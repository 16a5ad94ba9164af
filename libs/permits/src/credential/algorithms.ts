import { ed25519 } from '@noble/curves/ed25519.js';

/** Signature algorithms of the credential and what is published beside it (ADR 0004, 0015). */
export const signatureAlgs = ['EdDSA', 'SM2'] as const;
export type SignatureAlg = (typeof signatureAlgs)[number];

interface Algorithm {
  /** COSE `alg`: RFC 9053 §2.2; SM2 has no registered number, so one of the private range (below −65536). */
  readonly cose: number;
  /** Bytes of a raw public key: Ed25519 as RFC 8032 writes it, SM2 as 04 ‖ x ‖ y. */
  readonly publicKeyBytes: number;
}

export const algorithms: Readonly<Record<SignatureAlg, Algorithm>> = {
  EdDSA: { cose: -8, publicKeyBytes: 32 },
  SM2: { cose: -65537, publicKeyBytes: 65 },
};

/** Bytes of a signature of either algorithm: R ‖ S, and r ‖ s. */
export const SIGNATURE_BYTES = 64;

export const algOfCose = (cose: unknown): SignatureAlg | undefined =>
  signatureAlgs.find((alg) => algorithms[alg].cose === cose);

/** Whether `signature` is that of the raw public key over `signed`, by the strict reading of its standard. */
export type VerifyRaw = (signature: Uint8Array, signed: Uint8Array, publicKey: Uint8Array) => boolean;

/** What this device can compute; a code of an algorithm that is missing here is 'unsupported', never accepted. */
export type Verifiers = Partial<Readonly<Record<SignatureAlg, VerifyRaw>>>;

/** In JavaScript, for every browser. zip215 off: the strict reading of RFC 8032, so that one message has one signature. */
export const verifyAnywhere: Verifiers = {
  EdDSA: (signature, signed, publicKey) => ed25519.verify(signature, signed, publicKey, { zip215: false }),
};
