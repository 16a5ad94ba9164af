import { randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { NONCE_BYTES, TAG_BYTES } from '../vault/cipher';
import type { Subkey, Vault } from '../vault/vault';

// A file at rest: `YBYF1`, the data key's id (8 bytes), a salt (16 bytes), then chunks of 64 KB plaintext, each with its tag.
// Every file has a key of its own (HKDF of the data key over the salt), so that nonces may simply count; the nonce's last byte
// marks the final chunk, so that a cut, doubled or re-ordered file is seen, and header and name are authenticated with each
// chunk, so that no file passes for another (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015).

const MAGIC = Buffer.from('YBYF1');
const KID_BYTES = 8;
const SALT_BYTES = 16;
export const HEADER_BYTES = MAGIC.length + KID_BYTES + SALT_BYTES;
export const CHUNK_BYTES = 64 * 1024;
const STORED_BYTES = CHUNK_BYTES + TAG_BYTES;
const PURPOSE = 'file 1';

/** @param name what the file is called, authenticated with it: the SHA-256 of its plaintext */
export function* sealFile(vault: Vault, name: string, bytes: Uint8Array): Generator<Buffer> {
  const salt = randomBytes(SALT_BYTES);
  const subkey = vault.subkey(PURPOSE, salt);
  const header = Buffer.concat([MAGIC, Buffer.from(subkey.kid, 'hex'), salt]);
  yield header;
  const about = Buffer.concat([header, Buffer.from(name)]);
  const last = chunksOf(bytes.length) - 1;
  for (let at = 0; at <= last; at++) {
    const chunk = bytes.subarray(at * CHUNK_BYTES, (at + 1) * CHUNK_BYTES);
    yield subkey.cipher.seal(subkey.key, nonceOf(at, at === last), chunk, about);
  }
}

/** An empty file has one (final, empty) chunk too. */
const chunksOf = (plainBytes: number) => Math.max(1, Math.ceil(plainBytes / CHUNK_BYTES));

function nonceOf(chunk: number, final: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUInt32BE(chunk, NONCE_BYTES - 5);
  nonce[NONCE_BYTES - 1] = final ? 1 : 0;
  return nonce;
}

/** The first bytes of a sealed file; null for one stored in the clear by an earlier version. */
export async function headerOf(file: FileHandle): Promise<Buffer | null> {
  const header = Buffer.alloc(HEADER_BYTES);
  const { bytesRead } = await file.read(header, 0, HEADER_BYTES, 0);
  return bytesRead === HEADER_BYTES && header.subarray(0, MAGIC.length).equals(MAGIC) ? header : null;
}

/** Size of the plaintext of a sealed file of that size. */
export function plainSize(storedBytes: number): number {
  const body = storedBytes - HEADER_BYTES;
  return body - Math.max(1, Math.ceil(body / STORED_BYTES)) * TAG_BYTES;
}

/**
 * The plaintext, chunk by chunk, each authenticated before it is handed on.
 * @throws RangeError for a damaged, cut, re-ordered or renamed file, or one whose key is not here
 */
export async function* openFile(vault: Vault, name: string, file: FileHandle, header: Buffer): AsyncGenerator<Buffer> {
  const kid = header.subarray(MAGIC.length, MAGIC.length + KID_BYTES).toString('hex');
  const subkey: Subkey = vault.subkey(PURPOSE, header.subarray(MAGIC.length + KID_BYTES), kid);
  const about = Buffer.concat([header, Buffer.from(name)]);
  const end = (await file.stat()).size;
  let place = HEADER_BYTES;
  for (let at = 0; at === 0 || place < end; at++) {
    const stored = Buffer.alloc(Math.min(STORED_BYTES, end - place));
    const { bytesRead } = await file.read(stored, 0, stored.length, place);
    place += stored.length;
    const nonce = nonceOf(at, place >= end);
    const chunk = bytesRead === stored.length ? subkey.cipher.open(subkey.key, nonce, stored, about) : null;
    if (!chunk) throw new RangeError(`the file ${name} is damaged at chunk ${at}`);
    if (chunk.length) yield chunk;
  }
}
