import { Inject, Injectable } from '@nestjs/common';
import { Clock, isoOf, systemCaller, Work, type Instant, type ScheduledHandler } from '@yby/platform';
import { LOCK_MS } from './attempts';

/** Removes sessions, half sign-ins and counted failures that no longer mean anything; nothing is decided by it. */
@Injectable()
export class TidySessions implements ScheduledHandler {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async tick(): Promise<void> {
    await this.work.run(systemCaller('sessions'), 'identity.tidy-sessions', async (tx) => {
      const wall = isoOf(this.clock.wall());
      await tx.execute('DELETE FROM identity.session WHERE expires_at <= $1', [wall]);
      await tx.execute('DELETE FROM identity.pending_sign_in WHERE expires_at <= $1', [wall]);
      await tx.execute('DELETE FROM identity.challenge WHERE expires_at <= $1', [wall]);
      await tx.execute('DELETE FROM identity.attempt WHERE last_at <= $1', [isoOf((tx.now - 2 * LOCK_MS) as Instant)]);
    });
  }
}
