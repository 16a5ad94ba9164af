import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases that two officers decide: how many a case needs, who has written an opinion, and the opinions themselves. */
export class PermitsSecondOfficer1780000000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE permits.application
  ADD COLUMN officers smallint NOT NULL DEFAULT 1 CHECK (officers IN (1, 2)),
  ADD COLUMN first_officer text,
  ADD COLUMN second_officer text,
  ADD CONSTRAINT application_two_persons CHECK (second_officer IS NULL OR (first_officer IS NOT NULL AND first_officer <> second_officer)),
  ADD CONSTRAINT application_decided_by_two CHECK (officers = 1 OR state NOT IN ('approved', 'refused')
    OR (first_officer IS NOT NULL AND second_officer IS NOT NULL AND decided_by IS NOT NULL AND decided_by <> first_officer));
COMMENT ON COLUMN permits.application.officers IS 'How many officers must agree: by law, or because the standing of the applicant asks for a second one.';
COMMENT ON COLUMN permits.application.first_officer IS 'Account whose opinion on this round is written; both are written and the case is still open: the two differ.';

CREATE TABLE permits.opinion (
  id             uuid PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES permits.application (id),
  round          smallint NOT NULL,
  position       smallint NOT NULL CHECK (position IN (1, 2)),
  officer        text NOT NULL,
  outcome        text NOT NULL CHECK (outcome IN ('approve', 'return', 'refuse')),
  reason         text CHECK ((reason IS NOT NULL) = (outcome = 'refuse')),
  defects        jsonb NOT NULL DEFAULT '[]',
  note           text,
  written_at     timestamptz(3) NOT NULL,
  division       text NOT NULL,
  month          integer NOT NULL,
  UNIQUE (application_id, round, position),
  UNIQUE (application_id, round, officer)
);
COMMENT ON TABLE permits.opinion IS 'What one of two officers thinks of a case, written before the other one is seen. A round ends with a return. Words are sealed. Append-only.';
CREATE INDEX application_differing ON permits.application (due_at, id) WHERE state = 'accepted' AND second_officer IS NOT NULL;
`);
  }

  async down(): Promise<void> {
    throw new Error('Permits are never dropped.');
  }
}
