import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Instant, type Settings } from '@yby/platform';
import { openKeyFiles, type KeyFiles } from '../credential/key-file-signer';
import type { Signer } from '../credential/seal-credential';
import type { VerificationKey } from '../credential/verify-credential';

/** The installation's signing keys: files outside the database, opened at first use (a hardware module may stand here). */
@Injectable()
export class SigningKeys {
  private files: Promise<KeyFiles> | null = null;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  async signer(at: Instant): Promise<Signer> {
    return (await this.open()).signer(at);
  }

  async keys(anew?: 'anew'): Promise<VerificationKey[]> {
    return (await this.open()).keys(anew);
  }

  private open(): Promise<KeyFiles> {
    this.files ??= openKeyFiles(join(this.settings.data, 'keys')).catch((error: Error) => {
      this.files = null;
      throw error;
    });
    return this.files;
  }
}
