import { createPostgresBackend, createRedisBackend } from 'bullmq';
import { Redis } from 'ioredis';
import { Pool, type PoolConfig } from 'pg';
import { SteadyClient } from '../database/steady-client';
import type { Settings } from '../settings';
import { queueSchema } from './schema';

/** Where a queue lives, with connections of its own. */
export interface QueueBackend {
  readonly connection: unknown;
  readonly factory: unknown;
  close(): Promise<void>;
}

/** @param blocking for a worker, which waits on a connection of its own */
export function queueBackend(settings: Settings, blocking: boolean): QueueBackend {
  return settings.redisUrl ? onRedis(settings.redisUrl, blocking) : onPostgres(settings.databaseUrl, blocking);
}

function onRedis(url: string, blocking: boolean): QueueBackend {
  const client = new Redis(url, { maxRetriesPerRequest: blocking ? null : 3 });
  client.on('error', () => undefined);
  return {
    connection: client,
    factory: createRedisBackend,
    close: async () => client.disconnect(),
  };
}

// A pool of our own making: connections that the queue makes for itself end the process when they are cut at a bad moment.
function onPostgres(url: string, blocking: boolean): QueueBackend {
  const pool = new Pool({
    connectionString: url,
    options: `-c search_path="${queueSchema}"`,
    max: blocking ? 5 : 2,
    application_name: 'yi-bao-yun queue',
    keepAlive: true,
    Client: SteadyClient,
  } as PoolConfig);
  pool.on('error', () => undefined);
  return { connection: pool, factory: createPostgresBackend, close: () => pool.end() };
}
