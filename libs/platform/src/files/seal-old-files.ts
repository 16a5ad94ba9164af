import { Inject, Injectable } from '@nestjs/common';
import type { SealOld } from '../vault/seal-old';
import { DiskFileStore, FileStore } from './file-store';

/** Files that an earlier version has stored in the clear. */
@Injectable()
export class SealOldFiles implements SealOld {
  readonly what = { zh: '存储的文件', en: 'stored files' };

  constructor(@Inject(FileStore) private readonly files: FileStore) {}

  async sealOld(): Promise<number> {
    return this.files instanceof DiskFileStore ? this.files.sealOld() : 0;
  }
}
