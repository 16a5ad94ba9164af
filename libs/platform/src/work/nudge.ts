import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';

export const deliveryChannel = 'yby_delivery';
const GATHER_MS = 15;

/**
 * Tells the relay that deliveries wait. Sent after the commit and at most once in 15 ms: a NOTIFY inside each transaction
 * would put all commits of the database behind one lock. A lost nudge costs a second: the relay also looks by itself.
 */
@Injectable()
export class Nudge implements OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null;
  private inFlight: Promise<unknown> = Promise.resolve();

  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  deliveries(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.inFlight = this.database.query(`SELECT pg_notify('${deliveryChannel}', '')`).catch(() => undefined);
    }, GATHER_MS);
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    await this.inFlight;
  }
}
