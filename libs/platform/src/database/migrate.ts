import { DataSource, type MigrationInterface } from 'typeorm';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { prepareQueueSchema, queueSchema } from '../queue/schema';

export interface MigrationPlan {
  readonly ownerUrl: string;
  /** Role and password of the application, from its own address. */
  readonly applicationUrl: string;
  readonly migrations: (new () => MigrationInterface)[];
  /** Schemas that modules own. */
  readonly schemas: readonly string[];
  /** Tables that the application may only read and add to. */
  readonly appendOnly: readonly string[];
  readonly say?: (line: string) => void;
}

// Two deployments migrating at once wait for each other.
const MIGRATION_LOCK = 7_202_611;

/**
 * Brings the database to the present form as its owner, and gives the application's lesser role what it needs:
 * rows of the modules' schemas, appended rows only where history must not change, no table of its own.
 */
export async function migrate(plan: MigrationPlan): Promise<string[]> {
  const say = plan.say ?? (() => undefined);
  const gate = new Client({ connectionString: plan.ownerUrl });
  await gate.connect();
  try {
    await gate.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const owner = await new DataSource({
      type: 'postgres',
      url: plan.ownerUrl,
      migrations: plan.migrations,
      migrationsTableName: 'migration',
      schema: 'public',
      poolSize: 2,
    }).initialize();
    try {
      const done = await owner.runMigrations({ transaction: 'each' });
      for (const { name } of done) say(`migrated ${name}`);
      await prepareQueueSchema(plan.ownerUrl);
      await grant(gate, plan);
      return done.map(({ name }) => name);
    } finally {
      await owner.destroy();
    }
  } finally {
    await gate.end();
  }
}

async function grant(client: Client, plan: MigrationPlan): Promise<void> {
  const address = new URL(plan.applicationUrl);
  const name = decodeURIComponent(address.username);
  const role = escapeIdentifier(name);
  const known = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
  const password = decodeURIComponent(address.password);
  if (known.rowCount === 0)
    await client
      .query(`CREATE ROLE ${role} LOGIN ${password ? `PASSWORD ${escapeLiteral(password)}` : ''}`)
      .catch((error: { code?: string }) => {
        // Made by a parallel migration of another database of this cluster.
        if (error.code !== '42710' && error.code !== '23505') throw error;
      });
  const owns = await client.query('SELECT current_user AS owner');
  if (owns.rows[0].owner === name)
    throw new RangeError(`the application's role ${name} owns the database: give it a role of its own`);
  const made = await client.query<{ nspname: string }>('SELECT nspname FROM pg_namespace WHERE nspname = ANY($1)', [
    [...plan.schemas, queueSchema],
  ]);
  await client.query('BEGIN');
  for (const { nspname: schema } of made.rows) {
    const quoted = escapeIdentifier(schema);
    await client.query(`GRANT USAGE ON SCHEMA ${quoted} TO ${role}`);
    // One by one and only the owner's own: the queue lets the application make objects of its own in its schema.
    const owned = await client.query<{ give: string }>(
      `SELECT format(CASE c.relkind WHEN 'S' THEN 'GRANT USAGE ON SEQUENCE %I.%I TO %I' ELSE 'GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE %I.%I TO %I' END,
                     n.nspname, c.relname, $2::text) AS give
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = $1 AND c.relkind IN ('r', 'p', 'v', 'm', 'S') AND c.relowner = current_user::regrole
       UNION ALL
       SELECT format('GRANT EXECUTE ON ROUTINE %s TO %I', p.oid::regprocedure, $2::text)
       FROM pg_proc p WHERE p.pronamespace = $1::regnamespace AND p.proowner = current_user::regrole`,
      [schema, name],
    );
    for (const { give } of owned.rows) await client.query(give);
  }
  await client.query(`GRANT CREATE ON SCHEMA ${queueSchema} TO ${role}`);
  await client.query(`GRANT USAGE ON SCHEMA public TO ${role}`);
  await client.query(`GRANT SELECT ON public.migration TO ${role}`);
  for (const table of plan.appendOnly) await client.query(`REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM ${role}`);
  await client.query('COMMIT');
}
