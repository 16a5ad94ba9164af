import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { SignPdf } from '@signpdf/signpdf';
import { Signer } from '@signpdf/utils';
import type { Settings } from '../settings';
import { SETTINGS } from '../tokens';
import { signDetached } from './cms';
import { openSealFiles, type SealFiles } from './seal-files';

class PadesSigner extends Signer {
  constructor(private readonly files: SealFiles) {
    super();
  }

  override async sign(content: Buffer): Promise<Buffer> {
    return signDetached(content, this.files.key, this.files.chain);
  }
}

/** Signs official papers that have left a place for it. The files are opened at the first paper. */
@Injectable()
export class PaperSeal {
  private files: SealFiles | null = null;

  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'data'>) {}

  /** @param pdf of `openPaper` with a `signature` */
  async sign(pdf: Uint8Array): Promise<Buffer> {
    this.files ??= openSealFiles(join(this.settings.data, 'keys'));
    return new SignPdf().sign(Buffer.from(pdf), new PadesSigner(this.files));
  }
}
