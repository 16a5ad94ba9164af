import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Queue, Worker, type Job } from 'bullmq';
import { within } from '../work/within';
import { SETTINGS } from '../tokens';
import type { Settings } from '../settings';
import { queueBackend, type QueueBackend } from './backend';

/** The two queues: one carries deliveries, one ticks what is scheduled. */
export type QueueName = 'deliveries' | 'schedules';

export interface QueuedJob {
  readonly name: string;
  readonly data: Readonly<Record<string, string | number>>;
  /** Unique for ever: BullMQ silently ignores an id it has seen. */
  readonly id: string;
}

type Perform = (job: { name: string; data: Record<string, string | number> }) => Promise<void>;

interface Opened {
  readonly queue: Queue;
  readonly backend: QueueBackend;
}

// A killed worker's job comes back within lock + stalled check, well inside 15 s.
const LOCK_MS = 6_000;
const STALLED_MS = 3_000;
const RETRY_MS = 1_000;
// A process is given ten seconds to stop.
const CLOSE_MS = 4_000;

/**
 * The only place that knows BullMQ. Runs on Redis when REDIS_URL is set, otherwise on the application's Postgres. Queues
 * carry no truth: everything in them can be wiped and is put back by relay and sweeper.
 *
 * A queue or worker whose first connection failed stays broken for ever (it remembers the failure), so those that fail are
 * thrown away and made anew.
 */
@Injectable()
export class Queues implements OnApplicationShutdown {
  private readonly log = new Logger('queue');
  private readonly opened = new Map<QueueName, Opened>();
  private readonly working: { stop(): Promise<void> }[] = [];

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  get backend(): 'redis' | 'postgres' {
    return this.settings.redisUrl ? 'redis' : 'postgres';
  }

  async add(queue: QueueName, jobs: readonly QueuedJob[]): Promise<void> {
    await this.using(queue, (opened) =>
      opened.addBulk(jobs.map(({ name, data, id }) => ({ name, data, opts: { jobId: id } }))),
    );
  }

  /** Declares (again) what ticks. No backend restores schedulers after a wipe, so the sweeper calls this for ever. */
  async schedule(name: string, everyMs: number): Promise<void> {
    await this.using('schedules', async (queue) => {
      const known = await queue.getJobScheduler(name);
      const overdue = known?.next !== undefined && known.next < Date.now() - 3 * everyMs;
      if (known && !overdue) return;
      if (known) await queue.removeJobScheduler(name);
      await queue.upsertJobScheduler(name, { every: everyMs }, { name });
    });
  }

  /** Begins to work a queue, and goes on until `stopWorking`. */
  work(queue: QueueName, concurrency: number, perform: Perform): void {
    let stopped = false;
    let current: { worker: Worker; backend: QueueBackend };
    let again: NodeJS.Timeout | undefined;
    const begin = () => {
      const backend = queueBackend(this.settings, true);
      const worker = this.worker(queue, concurrency, perform, backend);
      current = { worker, backend };
      // Only once it is ready: one that runs without its backend spins, and the process does nothing else any more.
      const running = worker.waitUntilReady().then(() => (stopped ? undefined : worker.run()));
      running.catch((error: Error) => {
        if (stopped) return;
        this.log.warn(`${queue}: ${error.message}`);
        again = setTimeout(() => void close(worker, backend, true).then(() => stopped || begin()), RETRY_MS);
      });
    };
    begin();
    this.working.push({
      stop: async () => {
        stopped = true;
        clearTimeout(again);
        await close(current.worker, current.backend);
      },
    });
  }

  /** Throws when the backend does not answer. */
  async ping(): Promise<void> {
    await this.using('deliveries', (queue) => queue.getJobCounts('waiting'));
  }

  counts(queue: QueueName): Promise<Record<string, number>> {
    return this.using(queue, (opened) => opened.getJobCounts('waiting', 'active', 'delayed', 'failed'));
  }

  /** Empties everything the queues hold (operator's tool and fault tests): nothing is lost by it. */
  async wipe(): Promise<void> {
    for (const name of ['deliveries', 'schedules'] as const)
      await this.using(name, (queue) => queue.obliterate({ force: true }));
  }

  async stopWorking(): Promise<void> {
    await Promise.all(this.working.splice(0).map((each) => each.stop()));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.stopWorking();
    const left = [...this.opened.values()];
    this.opened.clear();
    await Promise.all(left.map(({ queue, backend }) => close(queue, backend)));
  }

  private async using<T>(name: QueueName, act: (queue: Queue) => Promise<T>): Promise<T> {
    const opened = this.open(name);
    try {
      return await act(opened.queue);
    } catch (error) {
      if (this.opened.get(name) === opened) {
        this.opened.delete(name);
        void close(opened.queue, opened.backend);
      }
      throw error;
    }
  }

  private open(name: QueueName): Opened {
    let opened = this.opened.get(name);
    if (!opened) {
      const backend = queueBackend(this.settings, false);
      const queue = new Queue(
        name,
        {
          connection: backend.connection as never,
          prefix: prefixOf(name),
          skipVersionCheck: true,
          defaultJobOptions: {
            attempts: 1,
            removeOnComplete: { age: 600, count: 1000 },
            removeOnFail: { age: 86_400, count: 1000 },
          },
        },
        backend.factory as never,
      );
      queue.on('error', () => undefined);
      opened = { queue, backend };
      this.opened.set(name, opened);
    }
    return opened;
  }

  private worker(queue: QueueName, concurrency: number, perform: Perform, backend: QueueBackend): Worker {
    const worker = new Worker(
      queue,
      (job: Job) => perform({ name: job.name, data: job.data as Record<string, string | number> }),
      {
        connection: backend.connection as never,
        prefix: prefixOf(queue),
        concurrency,
        lockDuration: LOCK_MS,
        stalledInterval: STALLED_MS,
        maxStalledCount: 10,
        drainDelay: 2,
        runRetryDelay: RETRY_MS,
        autorun: false,
        skipVersionCheck: true,
      },
      backend.factory as never,
    );
    worker.on('error', () => undefined);
    return worker;
  }
}

const prefixOf = (queue: QueueName) => `{yby-${queue}}`;

/** @param broken nothing of it is waited for: without its backend it would wait for ever */
async function close(user: Queue | Worker, backend: QueueBackend, broken = false): Promise<void> {
  await within(user.close(broken as never), CLOSE_MS).catch(() => undefined);
  await within(backend.close(), CLOSE_MS).catch(() => undefined);
}
