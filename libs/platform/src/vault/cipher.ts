import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual, type CipherGCMTypes } from 'node:crypto';

/** An authenticated cipher (AEAD) with 96-bit nonces and 128-bit tags. Every data key names the cipher that it is for. */
export interface VaultCipher {
  readonly name: string;
  readonly keyBytes: number;
  /** @returns ciphertext and tag */
  seal(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array, about: Uint8Array): Buffer;
  /** @returns null when key, nonce, bytes and `about` do not belong together */
  open(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, about: Uint8Array): Buffer | null;
}

export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

function gcm(name: CipherGCMTypes, keyBytes: number): VaultCipher {
  const options = { authTagLength: TAG_BYTES };
  return {
    name,
    keyBytes,
    seal(key, nonce, plain, about) {
      const cipher = createCipheriv(name, key, nonce, options).setAAD(about);
      return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    open(key, nonce, sealed, about) {
      if (sealed.length < TAG_BYTES) return null;
      const end = sealed.length - TAG_BYTES;
      const decipher = createDecipheriv(name, key, nonce, options).setAAD(about).setAuthTag(sealed.subarray(end));
      const plain = decipher.update(sealed.subarray(0, end));
      try {
        return Buffer.concat([plain, decipher.final()]);
      } catch {
        return null;
      }
    },
  };
}

/**
 * SM4 in counter mode (GB/T 32907, GB/T 17964) with HMAC-SM3 (GB/T 32905) over what was encrypted, in this order and with keys of
 * their own: Node 20's OpenSSL 3.0 brings SM4 without GCM. The tag covers the lengths too, so that no byte moves from one part to
 * the next; it is looked at before anything is decrypted.
 */
const sm4: VaultCipher = {
  name: 'sm4-ctr+hmac-sm3',
  keyBytes: 32,
  seal(key, nonce, plain, about) {
    const cipher = createCipheriv('sm4-ctr', part(key, 'encrypt').subarray(0, 16), counterOf(nonce));
    const hidden = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([hidden, sm3Tag(key, nonce, hidden, about)]);
  },
  open(key, nonce, sealed, about) {
    if (sealed.length < TAG_BYTES) return null;
    const hidden = sealed.subarray(0, sealed.length - TAG_BYTES);
    if (!timingSafeEqual(sm3Tag(key, nonce, hidden, about), sealed.subarray(hidden.length))) return null;
    const cipher = createDecipheriv('sm4-ctr', part(key, 'encrypt').subarray(0, 16), counterOf(nonce));
    return Buffer.concat([cipher.update(hidden), cipher.final()]);
  },
};

const part = (key: Uint8Array, use: 'encrypt' | 'authenticate') =>
  createHmac('sm3', key).update(`yby sm4 ${use}`).digest();

/** The block counter begins at 0 behind the nonce: 64 GiB before it would come back. */
const counterOf = (nonce: Uint8Array) => Buffer.concat([nonce, Buffer.alloc(16 - NONCE_BYTES)]);

function sm3Tag(key: Uint8Array, nonce: Uint8Array, hidden: Uint8Array, about: Uint8Array): Buffer {
  const lengths = Buffer.alloc(16);
  lengths.writeBigUInt64BE(BigInt(about.length), 0);
  lengths.writeBigUInt64BE(BigInt(hidden.length), 8);
  const mac = createHmac('sm3', part(key, 'authenticate')).update(nonce).update(about).update(hidden).update(lengths);
  return mac.digest().subarray(0, TAG_BYTES);
}

/** `YBY_VAULT_CIPHER`: what new data keys are made for. */
export const vaultCiphers = { aes: gcm('aes-256-gcm', 32), sm4 } as const;
export type VaultCipherName = keyof typeof vaultCiphers;

export const ciphers: ReadonlyMap<string, VaultCipher> = new Map(
  Object.values(vaultCiphers).map((cipher) => [cipher.name, cipher]),
);
