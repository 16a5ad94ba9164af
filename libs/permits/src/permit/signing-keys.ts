import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Instant, type Settings } from '@yby/platform';
import type { NewKey } from '../credential/key-file';
import { openKeyFiles, type KeyFiles } from '../credential/key-file-signer';
import type { Signer } from '../credential/seal-credential';
import type { VerificationKey } from '../credential/verify-credential';

/** The installation's signing keys: files outside the database, opened at first use. */
@Injectable()
export class SigningKeys {
  private files: Promise<KeyFiles> | null = null;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** The key of that organ; without one, a general key of the installation. */
  async signer(at: Instant, organ?: string): Promise<Signer> {
    return (await this.open()).signer(at, organ);
  }

  async rotate(key: NewKey): Promise<VerificationKey[]> {
    return (await this.open()).rotate(key);
  }

  async ensure(key: NewKey & { readonly organ: string }): Promise<VerificationKey> {
    return (await this.open()).ensure(key);
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
