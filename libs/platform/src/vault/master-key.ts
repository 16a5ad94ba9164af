import { createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readPrivate, writeOnce } from './written-once';

export const MASTER_BYTES = 32;
const FILE = 'master.key';

/** A master key as text: base64 of 32 bytes; null for anything else. A KeyObject never shows its bytes in a log. */
export function masterKeyOf(text: string): KeyObject | null {
  const trimmed = text.trim();
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed)) return null;
  const bytes = Buffer.from(trimmed, 'base64');
  return bytes.length === MASTER_BYTES && new Set(bytes).size > 8 ? createSecretKey(bytes) : null;
}

/**
 * The embedded default: a key of its own beside the data keys, made at first use.
 * @param begun there are wrapped keys already, so a new master key would open none of them
 */
export function masterKeyFile(folder: string, begun: boolean): KeyObject {
  const path = join(folder, FILE);
  if (!existsSync(path)) {
    if (begun)
      throw new RangeError(
        `${path} is missing: put it back from the backup, or set YBY_MASTER_KEY, which wrapped the keys`,
      );
    writeOnce(folder, FILE, `${randomBytes(MASTER_BYTES).toString('base64')}\n`);
  }
  const key = masterKeyOf(readPrivate(path));
  if (!key) throw new RangeError(`${path} is no master key: put it back from the backup`);
  return key;
}

/** What the master key is used for, each under a key of its own. */
export function wrappingKey(master: KeyObject): Buffer {
  return Buffer.from(hkdfSync('sha256', master, '', 'yby vault wrap 1', 32));
}

/** Tells one master key from another and shows neither. */
export function masterIdOf(master: KeyObject): string {
  return Buffer.from(hkdfSync('sha256', master, '', 'yby vault master id 1', 8)).toString('hex');
}
