import type { INestApplicationContext } from '@nestjs/common';
import { createWorker, readSettings } from '@yby/platform/wiring';
import { modules } from '../../../modules';

/** Runs one command inside the application (no HTTP, no loops) and closes it again. */
export async function withApp<T>(perform: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  const app = await createWorker(readSettings(), modules);
  try {
    return await perform(app);
  } finally {
    await app.close();
  }
}
