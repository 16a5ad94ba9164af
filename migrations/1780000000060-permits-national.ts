import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Papers of a system that is not authorised to issue, as the national system knows them. */
export class PermitsNational1780000000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE permits.national_batch (
  id      uuid PRIMARY KEY,
  content text NOT NULL,
  papers  integer NOT NULL CHECK (papers > 0),
  made_at timestamptz(3) NOT NULL,
  division text NOT NULL,
  month   integer NOT NULL
);
COMMENT ON TABLE permits.national_batch IS 'What was handed over to the national system, word for word.';

CREATE TABLE permits.national_record (
  id              uuid PRIMARY KEY REFERENCES permits.permit (id),
  state           text NOT NULL CHECK (state IN ('waiting', 'sent', 'registered', 'declined')),
  version         integer NOT NULL DEFAULT 1,
  national_number text UNIQUE CHECK (char_length(national_number) BETWEEN 4 AND 40),
  registered_on   date,
  reason          text CHECK (char_length(reason) BETWEEN 1 AND 500),
  batch_id        uuid REFERENCES permits.national_batch (id),
  handed_at       timestamptz(3),
  division        text NOT NULL,
  month           integer NOT NULL,
  CHECK (state <> 'registered' OR (national_number IS NOT NULL AND registered_on IS NOT NULL)),
  CHECK (state <> 'sent' OR batch_id IS NOT NULL),
  CHECK (state <> 'declined' OR reason IS NOT NULL)
);
CREATE INDEX national_record_waiting ON permits.national_record (id) WHERE state = 'waiting';
COMMENT ON TABLE permits.national_record IS 'Standing of each paper in the national system; the id is the permit''s. Empty where this system is authorised to issue.';
`);
  }

  async down(): Promise<void> {
    throw new Error('What was handed over stays known: never dropped by a migration.');
  }
}
