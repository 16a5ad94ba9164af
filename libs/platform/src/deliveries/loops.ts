import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { ModuleDeclaration, ScheduledHandler } from '../declaration';
import { SteadyClient } from '../database/steady-client';
import { Sealer } from '../journal/sealer';
import { Queues } from '../queue/queues';
import { MODULES, SETTINGS } from '../tokens';
import type { Settings } from '../settings';
import { deliveryChannel } from '../work/nudge';
import { Deliver } from './deliver';
import { Relay } from './relay';
import { Sweeper } from './sweeper';

const EVERY_MS = 1_000;
const SCHEDULES_EVERY_MS = 5_000;
const CONCURRENCY = 8;

/** What a worker process does for ever: relay, sweep, seal, and work the two queues. Plain loops, never queue jobs. */
@Injectable()
export class Loops implements BeforeApplicationShutdown {
  private readonly log = new Logger('worker');
  private stopping = false;
  private readonly running: Promise<void>[] = [];
  private readonly pauses = new Set<() => void>();
  /** A nudge during the relay's pass counts for the pause after it. */
  private nudged = false;
  private endRelaysPause: () => void = () => undefined;
  private ear: SteadyClient | null = null;

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
    // Each for itself: a slow deadline must not keep the journal unsealed.
    this.running.push(
      this.relaying(),
      this.listening(),
      this.again('deadlines', () => this.sweeper.fireDeadlines()),
      this.again('sweep', () => this.sweeper.lostDeliveries()),
      this.again('seal', () => this.sealer.seal()),
      this.again('schedules', () => this.sweeper.declareSchedules(), SCHEDULES_EVERY_MS),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    for (const end of this.pauses) end();
    await this.queues.stopWorking();
    await this.ear?.end().catch(() => undefined);
    await Promise.all(this.running);
    // What happened in the last second: a stopped system's journal can be verified too.
    await this.guarded('seal', () => this.sealer.seal());
  }

  private async relaying(): Promise<void> {
    while (!this.stopping) {
      this.nudged = false;
      const handed = await this.guarded('relay', () => this.relay.pass());
      if (handed !== this.relay.batch && !this.nudged) await this.pause(EVERY_MS, (end) => (this.endRelaysPause = end));
    }
  }

  private nudge(): void {
    this.nudged = true;
    this.endRelaysPause();
  }

  private async again(part: string, step: () => Promise<unknown>, everyMs = EVERY_MS): Promise<void> {
    while (!this.stopping) {
      await this.guarded(part, step);
      await this.pause(everyMs);
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

  private pause(ms: number, offer: (end: () => void) => void = () => undefined): Promise<void> {
    if (this.stopping) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.pauses.delete(end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      this.pauses.add(end);
      offer(end);
    });
  }

  // Losing the ear costs a second a delivery, no more: the relay looks by itself.
  private async listening(): Promise<void> {
    while (!this.stopping) {
      const client = new SteadyClient({
        connectionString: this.settings.databaseUrl,
        application_name: 'yi-bao-yun relay',
      });
      this.ear = client;
      try {
        const closed = new Promise<void>((resolve) => {
          client.on('end', () => resolve());
          client.on('error', () => resolve());
        });
        await client.connect();
        client.on('notification', () => this.nudge());
        await client.query(`LISTEN ${deliveryChannel}`);
        await closed;
      } catch (error) {
        if (!this.stopping) this.log.warn(`listening: ${(error as Error).message}`);
      }
      await client.end().catch(() => undefined);
      await this.pause(EVERY_MS);
    }
  }
}
