import { Queue, createPostgresBackend } from 'bullmq';

export const queueSchema = 'bullmq';

/** Lets the owner bring BullMQ's own tables to the present form; the application then runs with `migrate: false`. */
export async function prepareQueueSchema(ownerUrl: string): Promise<void> {
  const queue = new Queue(
    'yby-prepare',
    {
      connection: { connectionString: ownerUrl, schema: queueSchema, migrate: true, max: 2 } as never,
      skipMetasUpdate: true,
    },
    createPostgresBackend as never,
  );
  queue.on('error', () => undefined);
  await queue.waitUntilReady();
  await queue.close();
}
