import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '../contract';
import type { Sql } from '../database/sql';
import { SETTINGS } from '../tokens';
import type { Settings } from '../settings';

/**
 * The one clock. `wall` is the machine's; `simulated` is a row of the database that all processes read, so that a
 * simulated city shares one time. Settings refuse the simulated clock in production.
 */
@Injectable()
export class Clock {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  get simulated(): boolean {
    return this.settings.clock === 'simulated';
  }

  /** The machine's own time: for leases of machinery (retries, rate limits), never for the law. */
  wall(): Instant {
    return Date.now() as Instant;
  }

  async nowIn(sql: Sql): Promise<Instant> {
    if (!this.simulated) return this.wall();
    const row = await sql.maybe<{ at: Instant }>('SELECT at FROM platform.clock');
    return row ? row.at : this.wall();
  }

  /** Moves the simulated clock; it never goes back. */
  async setIn(sql: Sql, at: Instant): Promise<void> {
    if (!this.simulated) throw new RangeError('the wall clock cannot be set');
    await sql.execute(
      `INSERT INTO platform.clock (one, at) VALUES (true, $1)
       ON CONFLICT (one) DO UPDATE SET at = greatest(platform.clock.at, excluded.at)`,
      [new Date(at).toISOString()],
    );
  }
}
