import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../tokens';
import type { Settings } from '../settings';

/** Where bytes lie, by their SHA-256. An adapter for an object store implements the same three methods. */
export abstract class FileStore {
  /** Stores once; the same bytes again change nothing. @returns the SHA-256 in hex */
  abstract put(bytes: Buffer): Promise<string>;
  abstract open(hash: string): Readable;
  /** Size in bytes, or null when absent. */
  abstract size(hash: string): Promise<number | null>;
}

@Injectable()
export class DiskFileStore extends FileStore {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {
    super();
  }

  async put(bytes: Buffer): Promise<string> {
    const hash = createHash('sha256').update(bytes).digest('hex');
    if ((await this.size(hash)) !== null) return hash;
    const path = this.path(hash);
    await mkdir(dirname(path), { recursive: true });
    const half = `${path}.${randomUUID()}`;
    try {
      const file = await open(half, 'wx', 0o640);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      // Renaming is atomic: no reader ever meets half a file.
      await rename(half, path);
    } catch (error) {
      await rm(half, { force: true });
      throw error;
    }
    return hash;
  }

  open(hash: string): Readable {
    return createReadStream(this.path(hash));
  }

  async size(hash: string): Promise<number | null> {
    return stat(this.path(hash)).then(
      ({ size }) => size,
      () => null,
    );
  }

  private path(hash: string): string {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new RangeError('not a SHA-256 in hex');
    return join(this.settings.data, 'files', hash.slice(0, 2), hash);
  }
}
