import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a city has set for itself, one row a version; a city and its settings wait for a second person. */
export class IdentityCitySettings1780000000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Never filled so far: what a city has set has a day from which it holds, so that it takes several rows.
ALTER TABLE identity.city DROP COLUMN settings;

CREATE TABLE identity.city_settings (
  stem        text NOT NULL REFERENCES identity.city (stem),
  version     integer NOT NULL CHECK (version > 0),
  from_on     date NOT NULL,
  settings    jsonb NOT NULL CHECK (jsonb_typeof(settings) = 'object'),
  proposal_id uuid REFERENCES identity.proposal (id),
  agreed_at   timestamptz(3) NOT NULL,
  division    text NOT NULL CHECK (division = stem || '00'),
  month       integer NOT NULL,
  PRIMARY KEY (stem, version)
);
COMMENT ON TABLE identity.city_settings IS 'What a city has set for itself; append-only. On a day the highest version holds that has begun.';
COMMENT ON COLUMN identity.city_settings.proposal_id IS 'What two persons agreed on; null for a city that was there before cities had rows.';

ALTER TABLE identity.proposal DROP CONSTRAINT proposal_kind_check;
ALTER TABLE identity.proposal ADD CONSTRAINT proposal_kind_check CHECK (kind IN ('offices', 'city', 'city_settings'));
CREATE UNIQUE INDEX proposal_city_once ON identity.proposal (kind, (payload->>'division'))
  WHERE state = 'proposed' AND kind IN ('city', 'city_settings');
COMMENT ON TABLE identity.proposal IS 'What one administrator proposes and another must confirm: changed offices, a new city, its settings. payload may name persons: never into the journal.';
`);
  }

  async down(): Promise<void> {
    throw new Error('What a city has set is never dropped.');
  }
}
