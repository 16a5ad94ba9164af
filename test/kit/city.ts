import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { Client } from 'pg';
import { StoryClient } from '../../apps/cli/src/story/client';
import { settleCity } from '../../apps/cli/src/story/settle-city';
import { modules as product } from '../../apps/modules';
import {
  Clock,
  createApi,
  createWorker,
  Deliver,
  Loops,
  Queues,
  Relay,
  Sealer,
  Sweeper,
  systemCaller,
  Vault,
  Work,
  type ModuleDeclaration,
  type Settings,
} from '@yby/platform/wiring';
import { instantOf } from '@yby/platform/contract';
import { testDatabase } from './database';

export type Backend = 'postgres' | 'redis';

export interface CityOptions {
  readonly backend?: Backend;
  /** The simulated clock's first moment. */
  readonly at?: string;
  readonly pool?: number;
  /** Run the worker's loops; off for tests that drive deliveries themselves. */
  readonly loops?: boolean;
  /** The product's modules unless told; a test may add one of its own. */
  readonly modules?: readonly ModuleDeclaration[];
  /** Servers that messages leave through; files unless told. */
  readonly outbound?: Partial<Settings['outbound']>;
  readonly vaultCipher?: Settings['vaultCipher'];
  readonly papers?: Settings['papers'];
}

/** A Monday morning in a year whose holiday list is official. */
export const MONDAY = '2026-11-23T01:30:00.000Z';

/** A whole city on a database of its own: the real api over HTTP, a real worker, and the people of the story. */
export class City {
  private readonly clients = new Map<string, Promise<StoryClient>>();

  private constructor(
    readonly url: string,
    readonly settings: Settings,
    readonly ownerUrl: string,
    readonly api: INestApplicationContext,
    readonly worker: INestApplicationContext,
    private readonly password: string,
    private readonly end: () => Promise<void>,
  ) {}

  static async open({
    backend = 'postgres',
    at = MONDAY,
    pool = 6,
    loops = true,
    modules = product,
    outbound = {},
    vaultCipher = 'aes',
    papers = 'own',
  }: CityOptions = {}): Promise<City> {
    const database = await testDatabase();
    const data = mkdtempSync(join(tmpdir(), 'yby-city-'));
    const redisUrl = backend === 'redis' ? redisDatabase() : null;
    const settings: Settings = {
      port: 0,
      data,
      databaseUrl: database.applicationUrl,
      ownerUrl: null,
      redisUrl,
      production: false,
      clock: 'simulated',
      publicUrl: 'http://localhost:3000',
      pool,
      host: '127.0.0.1',
      rateLimit: 1_000_000,
      keyRateLimit: 1_000_000,
      demo: true,
      papers,
      behindProxy: false,
      masterKey: null,
      vaultCipher,
      outbound: { smtpUrl: null, mailFrom: 'yby@localhost', smsUrl: null, smsSecret: '', toFiles: true, ...outbound },
    };
    const api = await createApi(settings, modules, join(__dirname, '../../dist/web'));
    await api.listen(0, '127.0.0.1');
    const worker = await createWorker(settings, modules);
    const work = worker.get(Work);
    await work.run(systemCaller('test'), 'test.clock', (tx) => worker.get(Clock).setIn(tx, instantOf(at)));
    const password = (await settleCity(work, worker.get(Vault)))!;
    if (redisUrl) await worker.get(Queues).wipe();
    if (loops) await worker.get(Loops).start();
    return new City(await api.getUrl(), settings, database.ownerUrl, api, worker, password, async () => {
      await worker.close();
      await api.close();
      await database.drop();
      rmSync(data, { recursive: true, force: true });
    });
  }

  /** Somebody of the story, signed in once. */
  as(username: string): Promise<StoryClient> {
    let client = this.clients.get(username);
    if (!client) {
      client = (async () => {
        const made = new StoryClient(this.url);
        await made.signIn(username, this.password);
        return made;
      })();
      this.clients.set(username, client);
    }
    return client;
  }

  get demoPassword(): string {
    return this.password;
  }

  nobody(): StoryClient {
    return new StoryClient(this.url);
  }

  get work(): Work {
    return this.worker.get(Work);
  }

  async setClock(at: string): Promise<void> {
    await this.work.run(systemCaller('test'), 'test.clock', (tx) => this.worker.get(Clock).setIn(tx, instantOf(at)));
  }

  /** Fires what is due by the simulated clock. */
  fireDeadlines(): Promise<number> {
    return this.worker.get(Sweeper).fireDeadlines();
  }

  /** Hands on and works every delivery there is, including those that deliveries make. */
  async drain(timeoutMs = 20_000): Promise<void> {
    const until = Date.now() + timeoutMs;
    for (;;) {
      await this.worker.get(Relay).pass();
      const open = await this.rows<{ count: string }>(
        `SELECT count(*) FROM platform.delivery WHERE state IN ('pending', 'queued')`,
      );
      if (open[0]!.count === '0') return;
      if (Date.now() > until) throw new Error(`${open[0]!.count} deliveries are still open`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Works every open delivery here and now, without relay and queue: for cities whose loops do not run. */
  async deliver(): Promise<void> {
    for (;;) {
      const open = await this.rows<{ id: string }>(
        `SELECT id::text FROM platform.delivery WHERE state = 'pending' AND failures = 0 ORDER BY id`,
      );
      if (open.length === 0) return;
      for (const { id } of open) await this.worker.get(Deliver).deliver(id);
    }
  }

  /** Seals all there is. */
  async seal(): Promise<void> {
    while ((await this.worker.get(Sealer).seal()) > 0);
  }

  /** A statement as the owner, to look behind the scenes. */
  async rows<R>(text: string, values: unknown[] = []): Promise<R[]> {
    const client = new Client({ connectionString: this.ownerUrl });
    await client.connect();
    try {
      return (await client.query(text, values)).rows as R[];
    } finally {
      await client.end();
    }
  }

  async close(): Promise<void> {
    await this.end();
  }
}

let nextRedis = (Number(process.env.JEST_WORKER_ID ?? '1') - 1) * 7;

// Each city gets a database number of its own, so that parallel test files never share a queue.
function redisDatabase(): string {
  const url = new URL(process.env.YBY_TEST_REDIS_URL!);
  url.pathname = `/${nextRedis++ % 16}`;
  return url.toString();
}

/** Both queue backends where a Redis was found; `npm test` says so when it was not. */
export const backends: readonly Backend[] = process.env.YBY_TEST_REDIS_URL ? ['postgres', 'redis'] : ['postgres'];
