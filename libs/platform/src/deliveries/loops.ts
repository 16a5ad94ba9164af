import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Client } from 'pg';
import type { ModuleDeclaration, ScheduledHandler } from '../declaration';
import { Sealer } from '../journal/sealer';
import { Queues } from '../queue/queues';
import { MODULES, SETTINGS } from '../tokens';
import type { Settings } from '../settings';
import { deliveryChannel } from '../work/nudge';
import { Deliver } from './deliver';
import { Relay } from './relay';
import { Sweeper } from './sweeper';

const EVERY_MS = 1_000;
const SCHEDULES_EVERY = 5;
const CONCURRENCY = 8;

/** What a worker process does for ever: relay, sweep, seal, and work the two queues. Plain loops, never queue jobs. */
@Injectable()
export class Loops implements BeforeApplicationShutdown {
  private readonly log = new Logger('worker');
  private stopping = false;
  private readonly running: Promise<void>[] = [];
  private wake: () => void = () => undefined;
  private listen: Client | null = null;

  constructor(
    @Inject(Relay) private readonly relay: Relay,
    @Inject(Deliver) private readonly deliver: Deliver,
    @Inject(Sweeper) private readonly sweeper: Sweeper,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(Queues) private readonly queues: Queues,
    @Inject(ModuleRef) private readonly modules: ModuleRef,
    @Inject(MODULES) private readonly declarations: readonly ModuleDeclaration[],
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async start(): Promise<void> {
    const schedules = new Map(this.declarations.flatMap((m) => m.schedules ?? []).map((s) => [s.name, s.handler]));
    this.queues.work('deliveries', CONCURRENCY, ({ data }) => this.deliver.deliver(String(data.delivery)));
    this.queues.work('schedules', 1, async ({ name }) => {
      const handler = schedules.get(name);
      if (handler) await this.modules.get<ScheduledHandler>(handler, { strict: false }).tick();
    });
    await this.sweeper.declareSchedules();
    this.running.push(this.relaying(), this.sweeping());
    void this.listening();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.queues.stopWorking();
    await Promise.all(this.running);
    await this.listen?.end().catch(() => undefined);
  }

  private async relaying(): Promise<void> {
    while (!this.stopping) {
      const handed = await this.guarded('relay', () => this.relay.pass());
      if (handed !== this.relay.batch) await this.pause();
    }
  }

  private async sweeping(): Promise<void> {
    for (let round = 0; !this.stopping; round++) {
      await this.guarded('deadlines', () => this.sweeper.fireDeadlines());
      await this.guarded('sweep', () => this.sweeper.lostDeliveries());
      await this.guarded('seal', () => this.sealer.seal());
      if (round % SCHEDULES_EVERY === 0) await this.guarded('schedules', () => this.sweeper.declareSchedules());
      await new Promise<void>((resolve) => setTimeout(resolve, EVERY_MS).unref());
    }
  }

  private async guarded<T>(part: string, step: () => Promise<T>): Promise<T | undefined> {
    try {
      return await step();
    } catch (error) {
      if (!this.stopping) this.log.warn(`${part}: ${(error as Error).message}`);
      return undefined;
    }
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, EVERY_MS);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  // Losing the ear costs a second a delivery, no more: the relay looks by itself.
  private async listening(): Promise<void> {
    while (!this.stopping) {
      const client = new Client({ connectionString: this.settings.databaseUrl, application_name: 'yi-bao-yun relay' });
      try {
        const closed = new Promise<void>((resolve) => {
          client.once('end', () => resolve());
          client.once('error', () => resolve());
        });
        await client.connect();
        client.on('notification', () => this.wake());
        await client.query(`LISTEN ${deliveryChannel}`);
        this.listen = client;
        await closed;
      } catch (error) {
        this.log.warn(`listening: ${(error as Error).message}`);
      }
      if (!this.stopping) await new Promise<void>((resolve) => setTimeout(resolve, EVERY_MS).unref());
    }
  }
}
