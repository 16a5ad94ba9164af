import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organs that end, units of development zones, mandates of agents, first passwords, what a second person must confirm, cities. */
export class IdentityPeople1780000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE identity.organ ADD COLUMN state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed'));
ALTER TABLE identity.organ DROP CONSTRAINT organ_level_check;
ALTER TABLE identity.organ ADD CONSTRAINT organ_level_check CHECK (level IN ('province', 'city', 'county', 'unit', 'station'));
DROP INDEX identity.organ_of_division;
-- One competent authority a division; a station and the unit of a development zone share their county's.
CREATE UNIQUE INDEX organ_of_division ON identity.organ (division) WHERE level NOT IN ('station', 'unit') AND state = 'open';
CREATE INDEX organ_below ON identity.organ (parent_id);
COMMENT ON TABLE identity.organ IS 'Public-security organs as a tree: province, city, county, unit of a development zone, station (条例 3).';

CREATE INDEX account_of_division ON identity.account (division, username);

CREATE TABLE identity.mandate (
  id         uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES identity.account (id),
  given_by   text NOT NULL CHECK (given_by <> ''),
  from_on    date NOT NULL,
  until_on   date NOT NULL,
  document   text CHECK (document ~ '^[0-9a-f]{64}$'),
  document_name text,
  entered_by uuid NOT NULL,
  entered_at timestamptz(3) NOT NULL,
  division   text NOT NULL CHECK (division ~ '^[1-9][0-9]{5}$'),
  month      integer NOT NULL,
  CHECK (until_on >= from_on)
);
CREATE INDEX mandate_of ON identity.mandate (account_id, until_on);
COMMENT ON TABLE identity.mandate IS 'Mandates of agents (委托书). given_by is personal data (PIPL): never into the journal. A mandate is never changed: a new one follows it.';
COMMENT ON COLUMN identity.mandate.document IS 'SHA-256 of the scanned mandate in platform.file.';

-- An agent without any mandate acts in person (the legal representative); one whose last mandate has ended no longer acts.
CREATE FUNCTION identity.offices_in_force(account uuid, day date) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT ARRAY(
    SELECT f.role FROM identity.office f
    WHERE f.account_id = account
      AND (f.role <> 'agent'
           OR NOT EXISTS (SELECT FROM identity.mandate m WHERE m.account_id = account)
           OR EXISTS (SELECT FROM identity.mandate m
                      WHERE m.account_id = account AND m.from_on <= day AND m.until_on >= day))
    ORDER BY f.role)
$$;
COMMENT ON FUNCTION identity.offices_in_force IS 'Offices that an account may act in on a day: an agent only under a mandate in force.';

CREATE TABLE identity.proposal (
  id            uuid PRIMARY KEY,
  kind          text NOT NULL CHECK (kind IN ('offices', 'city')),
  account_id    uuid REFERENCES identity.account (id),
  payload       jsonb NOT NULL,
  proposal_id   uuid NOT NULL,
  state         text NOT NULL CHECK (state IN ('proposed', 'confirmed', 'rejected', 'expired')),
  version       integer NOT NULL DEFAULT 1,
  proposed_by   uuid NOT NULL REFERENCES identity.account (id),
  proposed_at   timestamptz(3) NOT NULL,
  closed_by     text,
  closed_at     timestamptz(3),
  division      text NOT NULL CHECK (division ~ '^[1-9][0-9]{5}$'),
  month         integer NOT NULL
);
CREATE INDEX proposal_of_division ON identity.proposal (division, id);
CREATE UNIQUE INDEX proposal_open_once ON identity.proposal (account_id) WHERE state = 'proposed' AND kind = 'offices';
COMMENT ON TABLE identity.proposal IS 'What one administrator proposes and another must confirm: changed offices, a new city. payload may name persons: never into the journal.';

CREATE TABLE identity.city (
  stem      text PRIMARY KEY CHECK (stem ~ '^[1-9][0-9]{3}$'),
  division  text NOT NULL UNIQUE CHECK (division = stem || '00'),
  name      text NOT NULL CHECK (name <> ''),
  settings  jsonb NOT NULL CHECK (jsonb_typeof(settings) = 'object'),
  since     timestamptz(3) NOT NULL,
  version   integer NOT NULL DEFAULT 1,
  month     integer NOT NULL
);
COMMENT ON TABLE identity.city IS 'Cities that work with this installation. What belongs to one is never shown in another (ADR 0014).';
`);
  }

  async down(): Promise<void> {
    throw new Error('Accounts are never dropped.');
  }
}
