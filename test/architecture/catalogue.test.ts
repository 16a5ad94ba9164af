import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Finding } from './rules/finding';
import { readFloors } from './rules/floors';
import { catalogueFindings } from './rules/one-owner-per-table';
import { stateCheckFindings, type DeclaredLifecycle } from './rules/states-move-by-acts';
import { violations } from './rules/violations';

/** Runs in a database of its own that is gone afterwards. */
async function inScratchDatabase<T>(look: (client: Client) => Promise<T>): Promise<T> {
  const url = process.env.YBY_TEST_OWNER_URL;
  if (!url) throw new RangeError('YBY_TEST_OWNER_URL is not set: start the tests with npm test');
  const name = `yby_scratch_${process.pid}`;
  const owner = new Client({ connectionString: url });
  await owner.connect();
  try {
    await owner.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await owner.query(`CREATE DATABASE ${name}`);
    const there = new URL(url);
    there.pathname = `/${name}`;
    const client = new Client({ connectionString: there.href });
    await client.connect();
    try {
      return await look(client);
    } finally {
      await client.end();
      await owner.query(`DROP DATABASE ${name} WITH (FORCE)`);
    }
  } finally {
    await owner.end();
  }
}

test('upward references, stray tables and CHECKs that differ from their lifecycle are found in the catalogue', async () => {
  const { root, expected } = violations.find(({ name }) => name === 'database')!;
  const lifecycles = JSON.parse(readFileSync(join(root, 'lifecycles.json'), 'utf8')) as DeclaredLifecycle[];
  const found: Finding[] = await inScratchDatabase(async (client) => {
    await client.query(readFileSync(join(root, 'schema.sql'), 'utf8'));
    return [...(await catalogueFindings(client, readFloors(root))), ...(await stateCheckFindings(client, lifecycles))];
  });
  expect(found.map(({ rule, where }) => `${rule} ${where}`).sort()).toEqual(expected);
});
