import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Queue, Worker, createPostgresBackend, createRedisBackend, type Job } from 'bullmq';
import { Redis } from 'ioredis';
import { SETTINGS } from '../tokens';
import type { Settings } from '../settings';
import { queueSchema } from './schema';

/** The two queues: one carries deliveries, one ticks what is scheduled. */
export type QueueName = 'deliveries' | 'schedules';

export interface QueuedJob {
  readonly name: string;
  readonly data: Readonly<Record<string, string | number>>;
  /** Unique for ever: BullMQ silently ignores an id it has seen. */
  readonly id: string;
}

// A killed worker's job comes back within lock + stalled check, well inside 15 s.
const LOCK_MS = 6_000;
const STALLED_MS = 3_000;

/**
 * The only place that knows BullMQ. Runs on Redis when REDIS_URL is set, otherwise on the application's Postgres. Queues
 * carry no truth: everything in them can be wiped and is put back by relay and sweeper.
 */
@Injectable()
export class Queues implements OnApplicationShutdown {
  private readonly queues = new Map<QueueName, Queue>();
  private readonly workers: Worker[] = [];

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  get backend(): 'redis' | 'postgres' {
    return this.settings.redisUrl ? 'redis' : 'postgres';
  }

  async add(queue: QueueName, jobs: readonly QueuedJob[]): Promise<void> {
    await this.queue(queue).addBulk(jobs.map(({ name, data, id }) => ({ name, data, opts: { jobId: id } })));
  }

  /** Declares (again) what ticks. No backend restores schedulers after a wipe, so the sweeper calls this for ever. */
  async schedule(name: string, everyMs: number): Promise<void> {
    const queue = this.queue('schedules');
    const known = await queue.getJobScheduler(name);
    const overdue = known?.next !== undefined && known.next < Date.now() - 3 * everyMs;
    if (known && !overdue) return;
    if (known) await queue.removeJobScheduler(name);
    await queue.upsertJobScheduler(name, { every: everyMs }, { name });
  }

  /** Begins to work a queue. */
  work(
    queue: QueueName,
    concurrency: number,
    perform: (job: { name: string; data: Record<string, string | number> }) => Promise<void>,
  ): void {
    const { connection, factory } = this.backendOf(true);
    const worker = new Worker(
      queue,
      (job: Job) => perform({ name: job.name, data: job.data as Record<string, string | number> }),
      {
        connection: connection as never,
        prefix: `{yby-${queue}}`,
        concurrency,
        lockDuration: LOCK_MS,
        stalledInterval: STALLED_MS,
        maxStalledCount: 10,
        drainDelay: 2,
        skipVersionCheck: true,
      },
      factory as never,
    );
    worker.on('error', () => undefined);
    this.workers.push(worker);
  }

  /** Throws when the backend does not answer. */
  async ping(): Promise<void> {
    await this.queue('deliveries').getJobCounts('waiting');
  }

  async counts(queue: QueueName): Promise<Record<string, number>> {
    return this.queue(queue).getJobCounts('waiting', 'active', 'delayed', 'failed');
  }

  /** Empties everything the queues hold (operator's tool and fault tests): nothing is lost by it. */
  async wipe(): Promise<void> {
    for (const name of ['deliveries', 'schedules'] as const) await this.queue(name).obliterate({ force: true });
  }

  async stopWorking(): Promise<void> {
    await Promise.all(this.workers.splice(0).map((worker) => worker.close()));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.stopWorking();
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    for (const client of this.clients.splice(0)) client.disconnect();
  }

  private queue(name: QueueName): Queue {
    let queue = this.queues.get(name);
    if (!queue) {
      const { connection, factory } = this.backendOf(false);
      queue = new Queue(
        name,
        {
          connection: connection as never,
          prefix: `{yby-${name}}`,
          skipVersionCheck: true,
          defaultJobOptions: {
            attempts: 1,
            removeOnComplete: { age: 600, count: 1000 },
            removeOnFail: { age: 86_400, count: 1000 },
          },
        },
        factory as never,
      );
      queue.on('error', () => undefined);
      this.queues.set(name, queue);
    }
    return queue;
  }

  private readonly clients: Redis[] = [];

  private backendOf(blocking: boolean): { connection: unknown; factory: unknown } {
    if (!this.settings.redisUrl)
      return {
        connection: {
          connectionString: this.settings.databaseUrl,
          schema: queueSchema,
          migrate: false,
          max: blocking ? 4 : 2,
          application_name: 'yi-bao-yun queue',
        },
        factory: createPostgresBackend,
      };
    const client = new Redis(this.settings.redisUrl, { maxRetriesPerRequest: blocking ? null : 3 });
    client.on('error', () => undefined);
    this.clients.push(client);
    return { connection: client, factory: createRedisBackend };
  }
}
