import { createHash, randomBytes } from 'node:crypto';

// `yby_<id>_<secret>`: the id is that of the row, so that an operator can name a key; the secret has 256 random bits, which
// nobody guesses, so that a plain SHA-256 keeps it and looking that up tells nothing by its timing.

const FORM = /^yby_([0-9a-f]{32})_([A-Za-z0-9_-]{43})$/;

export function newKeyText(id: string): string {
  return `yby_${id.replaceAll('-', '')}_${randomBytes(32).toString('base64url')}`;
}

/** @returns the SHA-256 of the whole key; null for what has not the form of one */
export function keyHash(text: string): Uint8Array | null {
  return FORM.test(text) ? createHash('sha256').update(text).digest() : null;
}
