import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Failures are counted apart from hand-ons, a failed deadline gets pauses too, and sealing follows transaction ids alone. */
export class PlatformRetries1780000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE platform.delivery ADD COLUMN failures integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN platform.delivery.attempt IS 'Hand-ons to the queue, lost ones too; never goes back, because the queue ignores a job id that it has seen.';
COMMENT ON COLUMN platform.delivery.failures IS 'Times that the listener was heard and failed.';

ALTER TABLE platform.deadline ADD COLUMN next_at timestamptz(3) NOT NULL DEFAULT '-infinity', ADD COLUMN last_error text;
COMMENT ON COLUMN platform.deadline.next_at IS 'Not before this moment of the wall clock: the pause after a failure.';
CREATE INDEX deadline_failed ON platform.deadline (at) WHERE failures > 0 AND fired_at IS NULL AND settled_at IS NULL;

ALTER TABLE platform.journal_batch DROP COLUMN last_seq, ADD COLUMN settled xid8 NOT NULL DEFAULT '0';
ALTER TABLE platform.journal_batch ALTER COLUMN settled DROP DEFAULT;
COMMENT ON COLUMN platform.journal_batch.settled IS 'Rows of all transactions below this id are sealed in this batch or an earlier one.';
CREATE INDEX journal_xid ON platform.journal (xid);
`);
  }

  async down(): Promise<void> {
    throw new Error('The journal is never dropped.');
  }
}
