import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../tokens';
import type { Settings } from '../settings';
import { Vault } from '../vault/vault';
import { headerOf, openFile, plainSize, sealFile } from './sealed-file';

/**
 * Where bytes lie, by the SHA-256 of their plaintext, sealed: scans are personal data. An adapter for an object store
 * implements the same three methods.
 */
export abstract class FileStore {
  /** Stores once; the same bytes again change nothing. @returns the SHA-256 in hex */
  abstract put(bytes: Buffer): Promise<string>;
  /** The plaintext. The stream ends with a RangeError where the stored bytes are damaged. */
  abstract open(hash: string): Readable;
  /** Size of the plaintext in bytes, or null when absent. */
  abstract size(hash: string): Promise<number | null>;
}

const NAME = /^[0-9a-f]{64}$/;

@Injectable()
export class DiskFileStore extends FileStore {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(Vault) private readonly vault: Vault,
  ) {
    super();
  }

  async put(bytes: Buffer): Promise<string> {
    const hash = createHash('sha256').update(bytes).digest('hex');
    if (!(await this.isSealed(hash))) await this.write(hash, bytes);
    return hash;
  }

  open(hash: string): Readable {
    return Readable.from(this.plain(this.path(hash), hash), { objectMode: false });
  }

  async size(hash: string): Promise<number | null> {
    return this.look(hash, async (file) => {
      const { size } = await file.stat();
      return (await headerOf(file)) ? plainSize(size) : size;
    });
  }

  /** Seals what an earlier version has stored in the clear. Resumable: what is sealed stays. @returns how many were sealed */
  async sealOld(): Promise<number> {
    let count = 0;
    for (const folder of await names(this.root, /^[0-9a-f]{2}$/))
      for (const hash of await names(join(this.root, folder), NAME)) {
        if (await this.isSealed(hash)) continue;
        await this.write(hash, await this.clear(hash));
        count += 1;
      }
    return count;
  }

  private async *plain(path: string, hash: string): AsyncGenerator<Buffer> {
    const file = await open(path, 'r');
    try {
      const header = await headerOf(file);
      if (header) yield* openFile(this.vault, hash, file, header);
      else yield await this.clear(hash);
    } finally {
      await file.close();
    }
  }

  /** A file of an earlier version. Nothing but its name vouches for it. */
  private async clear(hash: string): Promise<Buffer> {
    const bytes = await readFile(this.path(hash));
    if (createHash('sha256').update(bytes).digest('hex') !== hash)
      throw new RangeError(`the file ${hash} is damaged: it is not what its name says`);
    return bytes;
  }

  private async write(hash: string, bytes: Buffer): Promise<void> {
    const path = this.path(hash);
    await mkdir(dirname(path), { recursive: true });
    const half = `${path}.${randomUUID()}`;
    try {
      const file = await open(half, 'wx', 0o640);
      try {
        for (const part of sealFile(this.vault, hash, bytes)) await file.appendFile(part);
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
  }

  private async isSealed(hash: string): Promise<boolean> {
    return (await this.look(hash, async (file) => (await headerOf(file)) !== null)) ?? false;
  }

  private async look<T>(hash: string, see: (file: FileHandle) => Promise<T>): Promise<T | null> {
    const file = await open(this.path(hash), 'r').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (!file) return null;
    try {
      return await see(file);
    } finally {
      await file.close();
    }
  }

  private get root(): string {
    return join(this.settings.data, 'files');
  }

  private path(hash: string): string {
    if (!NAME.test(hash)) throw new RangeError('not a SHA-256 in hex');
    return join(this.root, hash.slice(0, 2), hash);
  }
}

async function names(folder: string, form: RegExp): Promise<string[]> {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries.filter((name) => form.test(name)).sort();
}
