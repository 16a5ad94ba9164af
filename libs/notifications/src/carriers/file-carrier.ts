import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { maskEmail, maskPhone } from '@yby/platform/contract';
import type { Channel } from '../preferences/preference';
import type { Carrier, Outcome, Outgoing } from './carrier';

/** For whoever develops: one file a message under `outbox`, named by its id, so that a repetition is the same file. */
export class FileCarrier implements Carrier {
  constructor(
    private readonly data: string,
    private readonly channel: Channel,
  ) {}

  carry({ id, to, subject, text }: Outgoing): Promise<Outcome> {
    const folder = join(this.data, 'outbox');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const masked = this.channel === 'email' ? maskEmail(to) : maskPhone(to);
    const lines = [`To: ${masked}`, ...(this.channel === 'email' ? [`Subject: ${subject}`] : []), '', text, ''];
    writeFileSync(join(folder, `${id}.${this.channel}.txt`), lines.join('\n'), { mode: 0o600 });
    return Promise.resolve({ sent: true });
  }
}
