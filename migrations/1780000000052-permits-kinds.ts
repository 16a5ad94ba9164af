import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Purchases that another level decides, transfers within the province, and transports that rest on a purchase paper. */
export class PermitsKinds1780000000052 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await allow(runner, 'permits.application', 'kind', ['purchase_permit', 'transfer_filing']);
    await allow(runner, 'permits.permit', 'kind', ['transfer_filing']);
    await allow(runner, 'permits.application', 'state', ['forwarded', 'answered']);
    await runner.query(`
ALTER TABLE permits.application
  ADD COLUMN transfer_reason text CHECK (transfer_reason IN ('conversion', 'shutdown', 'urgent_production', 'other')),
  ADD COLUMN purchase_permit_id uuid REFERENCES permits.permit (id),
  ADD COLUMN urgent text CHECK (length(urgent) BETWEEN 1 AND 500),
  ADD COLUMN forwarding jsonb,
  ADD CONSTRAINT application_forwarded CHECK ((state IN ('forwarded', 'answered')) = (forwarding IS NOT NULL)),
  ADD CONSTRAINT application_answered CHECK (state <> 'answered' OR forwarding->'answer' IS NOT NULL);
CREATE INDEX application_on_permit ON permits.application (purchase_permit_id) WHERE purchase_permit_id IS NOT NULL;
COMMENT ON COLUMN permits.application.transfer_reason IS 'Why goods are given away (浙江省禁毒条例 20); NULL for other kinds.';
COMMENT ON COLUMN permits.application.purchase_permit_id IS 'Purchase paper whose goods are moved: never more than is left of it.';
COMMENT ON COLUMN permits.application.urgent IS 'Why the applicant asks for haste, sealed. It moves no clock and skips no check.';
COMMENT ON COLUMN permits.application.forwarding IS 'What was handed to the deciding level, its reception, its answer. Words of officers sealed.';
`);
  }

  async down(): Promise<void> {
    throw new Error('Permits are never dropped.');
  }
}

/** Widens the CHECK of a column by further values, whatever it allows by now. */
async function allow(runner: QueryRunner, table: string, column: string, more: readonly string[]): Promise<void> {
  const found = (await runner.query(
    `SELECT c.conname AS name, pg_get_constraintdef(c.oid) AS text
     FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
     WHERE c.conrelid = $1::regclass AND c.contype = 'c' AND cardinality(c.conkey) = 1 AND a.attname = $2
       AND pg_get_constraintdef(c.oid) LIKE '%ANY%'`,
    [table, column],
  )) as { name: string; text: string }[];
  const [check] = found;
  if (!check || found.length > 1) throw new Error(`${table}.${column} has no single CHECK of its values`);
  const values = [...check.text.matchAll(/'([a-z_]+)'/g)].map(([, value]) => value!);
  const list = [...new Set([...values, ...more])].map((value) => `'${value}'`).join(', ');
  await runner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${check.name}`);
  await runner.query(`ALTER TABLE ${table} ADD CONSTRAINT ${check.name} CHECK (${column} IN (${list}))`);
}
