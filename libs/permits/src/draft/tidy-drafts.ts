import { Inject, Injectable } from '@nestjs/common';
import { isoOf, systemCaller, Work, type Instant, type ScheduledHandler } from '@yby/platform';

const KEEP_MS = 90 * 86_400_000;

/** What nobody has touched for three months is let go: it holds personal data (PIPL 19). */
@Injectable()
export class TidyDrafts implements ScheduledHandler {
  constructor(@Inject(Work) private readonly work: Work) {}

  async tick(): Promise<void> {
    await this.work.run(systemCaller('drafts'), 'permits.tidy-drafts', (tx) =>
      tx.execute('DELETE FROM permits.draft WHERE saved_at < $1', [isoOf((tx.now - KEEP_MS) as Instant)]),
    );
  }
}
