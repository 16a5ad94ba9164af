import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Settings } from '../settings';
import { SETTINGS } from '../tokens';
import { NONCE_BYTES, TAG_BYTES, vaultCiphers, type VaultCipher } from './cipher';
import { KeyRing } from './key-ring';

declare const mark: unique symbol;

/** A text that only the vault can read; or, in rows of an earlier version, one not sealed yet (`cli keys seal-old`). */
export type Sealed = string & { readonly [mark]?: true };

const FORM = /^v1\.([0-9a-f]{16})\.([A-Za-z0-9_-]+)$/;
const LEAST = Math.ceil(((NONCE_BYTES + TAG_BYTES) * 4) / 3);

/** A key for one purpose, derived from a data key. */
export interface Subkey {
  readonly kid: string;
  readonly cipher: VaultCipher;
  readonly key: Buffer;
}

/**
 * Keeps personal data at rest (PIPL 51; GB/T 22239 8.1.4.8): a text becomes `v1.<kid>.<base64url of nonce, ciphertext and tag>`,
 * bound to the name of the field that it stands in. Keys are opened at first use; see docs/operations.md.
 */
@Injectable()
export class Vault {
  private ring: KeyRing | null = null;

  constructor(
    @Inject(SETTINGS)
    private readonly settings: Pick<Settings, 'data' | 'masterKey'> & Partial<Pick<Settings, 'vaultCipher'>>,
  ) {}

  /** @param context name of the field, e.g. `handler.idNumber`; opening asks for the same */
  seal(text: string, context: string): Sealed {
    const { kid, cipher, key } = this.keys().newest();
    const nonce = randomBytes(NONCE_BYTES);
    const sealed = cipher.seal(key, nonce, Buffer.from(text, 'utf8'), about(kid, context));
    return `v1.${kid}.${Buffer.concat([nonce, sealed]).toString('base64url')}` as Sealed;
  }

  /** @throws RangeError for a damaged or foreign text, another field's, or one whose key is not here; it never shows the text */
  open(sealed: Sealed, context: string): string {
    const [, kid, body] = FORM.exec(sealed) ?? [];
    if (!kid || !body || body.length < LEAST) throw new RangeError(`${context}: this is no sealed text of this system`);
    const { cipher, key } = this.keys().byId(kid);
    const bytes = Buffer.from(body, 'base64url');
    // Base64 has several spellings of some bytes: one text, one form.
    const plain =
      bytes.toString('base64url') === body
        ? cipher.open(key, bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES), about(kid, context))
        : null;
    if (!plain) throw new RangeError(`${context}: the sealed text is damaged, or was sealed for another field`);
    return plain.toString('utf8');
  }

  /** Whether a stored text has the sealed form; rows of an earlier version may hold it in the clear. */
  isSealed(text: string): boolean {
    const body = FORM.exec(text)?.[2];
    return body !== undefined && body.length >= LEAST;
  }

  /** For exact search: the same text of the same field is always the same 64 hex digits. Its key is never rotated. */
  blind(text: string, context: string): string {
    return createHmac('sha256', this.keys().blind).update(`${context}\0${text}`).digest('hex');
  }

  /** A key of its own for one purpose and salt: of the newest data key, or of the one named. */
  subkey(purpose: string, salt: Uint8Array, kid?: string): Subkey {
    const data = kid === undefined ? this.keys().newest() : this.keys().byId(kid);
    const key = Buffer.from(hkdfSync('sha256', data.key, salt, `yby ${purpose}`, data.cipher.keyBytes));
    return { kid: data.kid, cipher: data.cipher, key };
  }

  /** A new data key for everything sealed from now on; what is sealed already still opens. @returns its id */
  rotate(): string {
    return this.keys().rotate();
  }

  private keys(): KeyRing {
    this.ring ??= new KeyRing(
      join(this.settings.data, 'keys'),
      this.settings.masterKey,
      vaultCiphers[this.settings.vaultCipher ?? 'aes'],
    );
    return this.ring;
  }
}

const about = (kid: string, context: string) => Buffer.from(`yby v1\0${kid}\0${context}`);
