import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who decided, and the way to what was decided on a day: for the load of officers and the one-day figures. */
export class PermitsDesk1780000000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE permits.application ADD COLUMN decided_by text;
COMMENT ON COLUMN permits.application.decided_by IS 'Account of the officer who decided last; NULL while open, and for cases decided before this column.';
CREATE INDEX application_decided ON permits.application (division, decided_at) WHERE decided_at IS NOT NULL;
`);
  }

  async down(): Promise<void> {
    throw new Error('Permits are never dropped.');
  }
}
