import { Client } from 'pg';
import type { City } from './city';

export interface Copy {
  /** Address for its owner. */
  readonly ownerUrl: string;
  /** Address for the application's role. */
  readonly applicationUrl: string;
  drop(): Promise<void>;
}

let copies = 0;

/** A copy of the city's database, to be tampered with. Ends every other connection to the city's, so close the city first. */
export async function copyOf(city: City): Promise<Copy> {
  const name = new URL(city.ownerUrl).pathname.slice(1);
  const copy = `${name}_copy${(copies += 1)}`;
  const admin = new Client({ connectionString: process.env.YBY_TEST_OWNER_URL });
  await admin.connect();
  try {
    for (let tries = 1; ; tries++)
      try {
        await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
        await admin.query(`CREATE DATABASE ${copy} TEMPLATE ${name} STRATEGY FILE_COPY`);
        break;
      } catch (error) {
        if (tries > 50) throw error;
      }
  } finally {
    await admin.end();
  }
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${copy}` }).href;
  return {
    ownerUrl: at(city.ownerUrl),
    applicationUrl: at(city.settings.databaseUrl),
    async drop() {
      const client = new Client({ connectionString: process.env.YBY_TEST_OWNER_URL });
      await client.connect();
      await client.query(`DROP DATABASE IF EXISTS ${copy} WITH (FORCE)`);
      await client.end();
    },
  };
}
