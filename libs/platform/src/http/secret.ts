import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The installation's cookie secret, made at first use outside the database; processes that race agree on one. */
export function cookieSecret(data: string): string {
  const folder = join(data, 'keys');
  const path = join(folder, 'session.secret');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    return readFileSync(path, 'utf8');
  } catch {
    const half = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
    writeFileSync(half, randomBytes(48).toString('base64url'), { mode: 0o600 });
    try {
      // Linking fails where another process was first: its secret holds.
      linkSync(half, path);
    } catch {
      // read below
    }
    rmSync(half, { force: true });
    return readFileSync(path, 'utf8');
  }
}
