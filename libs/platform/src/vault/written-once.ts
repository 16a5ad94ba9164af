import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes a file of the key folder once and whole, readable by its owner alone: any number of processes may try at once, and the
 * complete file is linked to its name. What is sealed with a key is lost with the key, so file and folder are on the disk before
 * this returns.
 * @returns false when the name is taken already
 */
export function writeOnce(folder: string, name: string, text: string): boolean {
  const draft = join(folder, `.draft-${randomUUID()}`);
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
    linkSync(draft, join(folder, name));
    syncFolder(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    closeSync(file);
    unlinkSync(draft);
  }
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** @throws RangeError when others than the owner can read it */
export function readPrivate(path: string): string {
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
    throw new RangeError(`${path} can be read by others than its owner: run chmod 600 on it`);
  return readFileSync(path, 'utf8');
}
