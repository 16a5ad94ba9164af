import 'reflect-metadata';
import {
  createWorker,
  expectMigrations,
  Loops,
  readSettings,
  reportReady,
  SettingsError,
  stopWhenAsked,
} from '@yby/platform/wiring';
import { migrations } from '../../migrations';
import { modules } from '../../modules';

async function main(): Promise<void> {
  expectMigrations(migrations.map(({ name }) => name));
  const app = await createWorker(readSettings(), modules);
  stopWhenAsked(() => app.close());
  await app.get(Loops).start();
  reportReady('worker');
}

main().catch((error: Error) => {
  console.error(error instanceof SettingsError ? error.message : error);
  process.exit(1);
});
