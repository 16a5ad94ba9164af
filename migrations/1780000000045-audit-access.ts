import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has looked at whose personal data, why and when. */
export class AuditAccess1780000000045 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE SCHEMA IF NOT EXISTS audit;

CREATE TABLE audit.access (
  id                  uuid PRIMARY KEY,
  at                  timestamptz(3) NOT NULL,
  account_id          uuid NOT NULL,
  organ_name          text NOT NULL,
  roles               text[] NOT NULL,
  subject_type        text NOT NULL CHECK (subject_type IN ('application', 'filing', 'account')),
  subject_id          uuid NOT NULL,
  subject_number      text,
  owner_enterprise_id uuid,
  owner_account_id    uuid,
  fields              text[] NOT NULL CHECK (cardinality(fields) > 0),
  reason              text NOT NULL CHECK (reason <> ''),
  words               text CHECK (words LIKE 'v1.%'),
  told                boolean NOT NULL,
  request_id          text NOT NULL,
  division            text NOT NULL CHECK (division ~ '^[1-9][0-9]{5}$'),
  month               integer NOT NULL,
  CHECK (owner_enterprise_id IS NOT NULL OR owner_account_id IS NOT NULL)
);
CREATE INDEX access_of_division ON audit.access (division, id DESC);
CREATE INDEX access_of_enterprise ON audit.access (owner_enterprise_id, id DESC) WHERE owner_enterprise_id IS NOT NULL;
CREATE INDEX access_of_account ON audit.access (owner_account_id, id DESC) WHERE owner_account_id IS NOT NULL;
CREATE INDEX access_by ON audit.access (account_id, id DESC);
COMMENT ON TABLE audit.access IS 'Each look of an officer at personal data in the clear or at a scan: who, of whose matter, which fields, why, when; never the value (PIPL 51). Written in the act that shows it. Append-only.';
COMMENT ON COLUMN audit.access.words IS 'The reason in the officer''s words, sealed: it may name persons.';
COMMENT ON COLUMN audit.access.told IS 'Whether the persons concerned see the row: not while telling would hinder an investigation (PIPL 18, 35).';
COMMENT ON COLUMN audit.access.account_id IS 'No foreign key, nor have the owners: accounts and enterprises are other modules'', and the row outlives them.';
`);
  }

  async down(): Promise<void> {
    throw new Error('The access log is never dropped.');
  }
}
