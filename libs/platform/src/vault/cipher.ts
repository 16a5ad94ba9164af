import { createCipheriv, createDecipheriv, type CipherGCMTypes } from 'node:crypto';

/**
 * An authenticated cipher (AEAD) with 96-bit nonces. Every data key names the cipher that it is for, so SM4-GCM (GB/T 32907)
 * takes its place beside AES by one more row in `ciphers`, from the day on which Node's OpenSSL offers it: up to OpenSSL 3.0
 * (Node 20) SM4 comes without GCM.
 */
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

/** What new data keys are made for. */
export const presentCipher = gcm('aes-256-gcm', 32);

export const ciphers: ReadonlyMap<string, VaultCipher> = new Map([[presentCipher.name, presentCipher]]);
