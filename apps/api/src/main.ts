import 'reflect-metadata';
import {
  createApi,
  expectMigrations,
  readSettings,
  reportReady,
  SettingsError,
  stopWhenAsked,
} from '@yby/platform/wiring';
import { migrations } from '../../migrations';
import { modules } from '../../modules';

async function main(): Promise<void> {
  const settings = readSettings();
  expectMigrations(migrations.map(({ name }) => name));
  const app = await createApi(settings, modules);
  stopWhenAsked(() => app.close());
  await app.listen(settings.port, settings.host);
  reportReady(`api ${await app.getUrl()}`);
}

main().catch((error: Error) => {
  console.error(error instanceof SettingsError ? error.message : error);
  process.exit(1);
});
