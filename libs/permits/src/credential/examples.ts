import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { instantOf, type Instant } from '@yby/platform/contract';
import type { PermitCredential } from './permit-credential';
import type { Signer } from './seal-credential';
import type { VerificationKey } from './verify-credential';

// Example records and a signer in memory, for the tests and the measuring code. Never for an installation: the seed is
// printed here.

/** A purchase filing of one line, or a transport filing of three lines with a carrier. */
export function exampleCredential(lines: 1 | 3 = 1): PermitCredential {
  return {
    permitId: '019ab2c3-7d4e-7f60-8a1b-2c3d4e5f6071',
    number: lines === 1 ? '330302G202600001232' : '330302Y202600000455',
    kind: lines === 1 ? 'purchase_filing' : 'transport_filing',
    organ: '330302',
    holder: '91330302MA2AXYZ01K',
    counterparty: '91330381145678902P',
    ...(lines === 3 ? { carrier: '91330304712345678Q' } : {}),
    lines: [
      { substance: 'PC3-01', unit: 'mg' as const, amount: 500_000_000n },
      { substance: 'PC3-05', unit: 'mg' as const, amount: 2_000_250_000n },
      { substance: 'PC2-03', unit: 'mg' as const, amount: 25_000_000n },
    ].slice(0, lines),
    uses: 'one',
    issuedAt: instantOf('2026-11-23T06:05:00.000Z'),
    validFrom: instantOf('2026-11-23T06:05:00.000Z'),
    validTo: instantOf('2026-12-23T15:59:59.999Z'),
    statusIndex: 70_123,
  };
}

const secretOf = (seed: number) => new Uint8Array(32).fill(seed);
const hex = (bytes: Uint8Array) => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
const kidOf = (publicKey: Uint8Array) => hex(sha256(publicKey).slice(0, 8));

export function memorySigner(seed = 7): Signer {
  const secret = secretOf(seed);
  return {
    kid: kidOf(ed25519.getPublicKey(secret)),
    alg: 'EdDSA',
    sign: (bytes) => Promise.resolve(ed25519.sign(bytes, secret)),
  };
}

export function memoryKey(seed = 7, change: Partial<VerificationKey> = {}): VerificationKey {
  const publicKey = ed25519.getPublicKey(secretOf(seed));
  return {
    kid: kidOf(publicKey),
    alg: 'EdDSA',
    publicKey: Buffer.from(publicKey).toString('base64url'),
    organ: null,
    from: 0 as Instant,
    to: null,
    ...change,
  };
}
