import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationInterface } from 'typeorm';

const folder = join(__dirname, '../migrations');

/** Every migration of migrations/, one module a file, in the order of their numbers. */
export const migrations: (new () => MigrationInterface)[] = readdirSync(folder)
  .filter((file) => /^\d+-[a-z-]+\.(ts|js)$/.test(file))
  .sort()
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  .flatMap((file) => Object.values(require(join(folder, file)) as Record<string, new () => MigrationInterface>));
