import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock';
import type { ScheduledHandler } from '../declaration';
import { systemCaller } from './actor';
import { Work } from './work';

const KEEP_ANSWERS_MS = 7 * 86_400_000;
const KEEP_DONE_MS = 90 * 86_400_000;

/** Lets go of kept answers after a week and of done deliveries after three months; history itself is never touched. */
@Injectable()
export class Tidy implements ScheduledHandler {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async tick(): Promise<void> {
    await this.work.run(systemCaller('tidy'), 'platform.tidy', async (tx) => {
      const before = (ms: number) => new Date(this.clock.wall() - ms).toISOString();
      await tx.execute('DELETE FROM platform.answer WHERE answered_at < $1', [before(KEEP_ANSWERS_MS)]);
      await tx.execute(`DELETE FROM platform.delivery WHERE state = 'done' AND done_at < $1`, [before(KEEP_DONE_MS)]);
    });
  }
}
