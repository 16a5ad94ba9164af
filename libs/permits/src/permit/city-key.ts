import { Inject, Injectable } from '@nestjs/common';
import type { Instant, JournalEvent, Listener, Tx } from '@yby/platform';
import { SigningKeys } from './signing-keys';

/** Published first, used later: by then every process has looked into the key folder. */
const PUBLISHED_BEFORE_MS = 60_000;

/** A new city signs with a key of its own; nobody holds a paper of it yet, so that no earlier key is to be overlapped. */
@Injectable()
export class MakeCityKey implements Listener {
  constructor(@Inject(SigningKeys) private readonly keys: SigningKeys) {}

  async hear(tx: Tx, { facts, subject }: JournalEvent): Promise<void> {
    const organ = String(facts.stem);
    const { kid, alg } = await this.keys.ensure({ organ, from: (tx.now + PUBLISHED_BEFORE_MS) as Instant });
    tx.emit(
      'permits.city-key-made',
      { type: 'city', id: organ, version: subject.version, division: subject.division },
      { stem: organ, kid, alg },
    );
  }
}
