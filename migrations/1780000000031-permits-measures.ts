import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What may happen to a permit after the decision: measures by two officers, a correction with a new credential, cancelling. */
export class PermitsMeasures1780000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE permits.permit DROP CONSTRAINT permit_state_check;
ALTER TABLE permits.permit ADD CONSTRAINT permit_state_check CHECK (state IN (
  'valid', 'used_up', 'suspended', 'revoked', 'annulled', 'withdrawn', 'cancelled', 'deregistered'));
ALTER TABLE permits.permit ADD COLUMN suspended_until date;
ALTER TABLE permits.permit ADD COLUMN edition smallint NOT NULL DEFAULT 1 CHECK (edition > 0);
ALTER TABLE permits.permit ADD CONSTRAINT permit_suspended_until CHECK ((state = 'suspended') = (suspended_until IS NOT NULL));
COMMENT ON COLUMN permits.permit.suspended_until IS 'Last day of a suspension; the next morning the clock restores the permit.';
COMMENT ON COLUMN permits.permit.edition IS 'Grows when a corrected paper replaces the old one; the number of the permit stays.';

CREATE TABLE permits.measure (
  id           uuid PRIMARY KEY,
  permit_id    uuid NOT NULL REFERENCES permits.permit (id),
  act          text NOT NULL CHECK (act IN ('suspend', 'restore', 'revoke', 'annul', 'withdraw', 'deregister')),
  ground       text NOT NULL,
  note         text NOT NULL,
  until        date,
  state        text NOT NULL CHECK (state IN ('proposed', 'confirmed', 'rejected', 'lapsed')),
  version      integer NOT NULL DEFAULT 1,
  proposed_by  text NOT NULL,
  proposed_at  timestamptz(3) NOT NULL,
  closed_by    text,
  closed_at    timestamptz(3),
  closing_note text,
  division     text NOT NULL,
  month        integer NOT NULL,
  CHECK ((act = 'suspend') = (until IS NOT NULL)),
  CHECK ((state = 'proposed') = (closed_at IS NULL)),
  CONSTRAINT measure_two_officers CHECK (state <> 'confirmed' OR closed_by <> proposed_by)
);
CREATE UNIQUE INDEX measure_open ON permits.measure (permit_id) WHERE state = 'proposed';
CREATE INDEX measure_of ON permits.measure (permit_id, id);
CREATE INDEX measure_queue ON permits.measure (division, id) WHERE state = 'proposed';
COMMENT ON TABLE permits.measure IS 'What is done to a permit after it was issued: one officer proposes, another confirms. Notes are sealed: officers write names into them (PIPL).';

CREATE TABLE permits.replaced_credential (
  permit_id    uuid NOT NULL REFERENCES permits.permit (id),
  edition      smallint NOT NULL,
  status_index bigint NOT NULL UNIQUE,
  kid          text NOT NULL,
  credential   bytea NOT NULL,
  issued_at    timestamptz(3) NOT NULL,
  replaced_at  timestamptz(3) NOT NULL,
  replaced_by  text NOT NULL,
  reason       text NOT NULL,
  corrected    text[] NOT NULL,
  was          jsonb NOT NULL,
  note         text NOT NULL,
  PRIMARY KEY (permit_id, edition)
);
COMMENT ON TABLE permits.replaced_credential IS 'Credentials that a corrected paper has replaced; whoever scans one is told so. Append-only.';
COMMENT ON COLUMN permits.replaced_credential.was IS 'Handler (sealed), parties and granted lines as the replaced paper had them.';
`);
  }

  async down(): Promise<void> {
    throw new Error('Permits are never dropped.');
  }
}
