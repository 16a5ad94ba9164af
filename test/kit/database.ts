import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeTestDatabase, type TestDatabase } from '../../libs/platform/src/testing/database';
import { migrations } from '../../apps/migrations';
import { appendOnly, schemas } from '../../apps/modules';

/** A migrated database of its own for one test file. `npm test` starts the server and names it. */
export function testDatabase(): Promise<TestDatabase> {
  const server = process.env.YBY_TEST_OWNER_URL;
  if (!server) throw new RangeError('YBY_TEST_OWNER_URL is not set: run the tests with npm test');
  return makeTestDatabase(server, { migrations, schemas, appendOnly, fingerprint: fingerprint() });
}

// The template is made anew whenever a migration, a grant or the queue's own schema may have changed.
function fingerprint(): string {
  const hash = createHash('sha256');
  const folder = join(__dirname, '../../migrations');
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, file)));
  hash.update(readFileSync(join(__dirname, '../../libs/platform/src/database/migrate.ts')));
  hash.update(JSON.stringify([schemas, appendOnly]));
  hash.update(readFileSync(join(__dirname, '../../node_modules/bullmq/package.json')));
  return hash.digest('hex').slice(0, 12);
}
