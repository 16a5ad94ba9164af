import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Applications that are being typed: they belong to the enterprise, not to the browser they were begun in. */
export class PermitsDraft1780000000034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE permits.draft (
  id            uuid PRIMARY KEY,
  enterprise_id uuid NOT NULL REFERENCES enterprise.enterprise (id),
  title         text NOT NULL,
  body          text NOT NULL,
  saved_by      text NOT NULL,
  saved_at      timestamptz(3) NOT NULL,
  version       integer NOT NULL DEFAULT 1,
  division      text NOT NULL,
  month         integer NOT NULL
);
CREATE INDEX draft_of ON permits.draft (enterprise_id, saved_at DESC, id DESC);
CREATE INDEX draft_age ON permits.draft (saved_at);
COMMENT ON TABLE permits.draft IS 'An application being typed. It is the enterprise''s, so whoever takes over its account finds it. Gone with its submission, or 90 days after the last key.';
COMMENT ON COLUMN permits.draft.body IS 'The form as typed, sealed as a whole: it holds the handler''s numbers.';
COMMENT ON COLUMN permits.draft.title IS 'Substances and quantities, for the list; no personal data.';
`);
  }

  async down(): Promise<void> {
    throw new Error('Drafts are somebody’s work: never dropped by a migration.');
  }
}
