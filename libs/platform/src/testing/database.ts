import { randomBytes } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';
import { migrate, type MigrationPlan } from '../database/migrate';

export interface TestDatabase {
  readonly name: string;
  readonly ownerUrl: string;
  /** Address for the application's lesser role. */
  readonly applicationUrl: string;
  drop(): Promise<void>;
}

const TEMPLATE_LOCK = 7_202_614;
const PASSWORD = 'only-for-tests';

function at(url: string, database: string, user?: string, password?: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  if (user) address.username = user;
  if (password !== undefined) address.password = password;
  return address.toString();
}

/**
 * A database of its own for one test file: copied from a template that is migrated once for each state of the migrations.
 * @param serverUrl an owner that may create databases and roles
 */
export async function makeTestDatabase(
  serverUrl: string,
  plan: Pick<MigrationPlan, 'migrations' | 'schemas' | 'appendOnly'> & { readonly fingerprint: string },
): Promise<TestDatabase> {
  const role = 'yby_test_app';
  const template = `yby_template_${plan.fingerprint}`;
  const name = `yby_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  const server = new Client({ connectionString: serverUrl });
  await server.connect();
  try {
    await server.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const known = await server.query('SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate', [template]);
    if (known.rowCount === 0) {
      await server.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(template)}`);
      await server.query(`CREATE DATABASE ${escapeIdentifier(template)}`);
      await migrate({
        ...plan,
        ownerUrl: at(serverUrl, template),
        applicationUrl: at(serverUrl, template, role, PASSWORD),
      });
      // So that a test may see what the application's connections wait for, and end them.
      await server.query(`GRANT ${escapeIdentifier(role)} TO CURRENT_USER`);
      await server.query(`ALTER DATABASE ${escapeIdentifier(template)} IS_TEMPLATE true`);
    }
    await server.query(`CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE ${escapeIdentifier(template)}`);
  } finally {
    await server.end();
  }
  return {
    name,
    ownerUrl: at(serverUrl, name),
    applicationUrl: at(serverUrl, name, role, PASSWORD),
    async drop() {
      const client = new Client({ connectionString: serverUrl });
      await client.connect();
      await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
      await client.end();
    },
  };
}
