import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which paper was scanned when and where, also without network; and what looked wrong to whoever scanned it. */
export class PermitsScans1780000000055 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE permits.scan (
  scanned_by    text NOT NULL,
  id            uuid NOT NULL,
  scanner       text NOT NULL,
  organ_id      uuid REFERENCES identity.organ (id),
  enterprise_id uuid REFERENCES enterprise.enterprise (id),
  scanned_at    timestamptz(3) NOT NULL,
  recorded_at   timestamptz(3) NOT NULL,
  clock_off     boolean NOT NULL,
  offline       boolean NOT NULL,
  shown         text NOT NULL CHECK (length(shown) <= 40),
  verdict       text NOT NULL,
  permit_id     uuid REFERENCES permits.permit (id),
  latitude      integer CHECK (latitude BETWEEN -90000000 AND 90000000),
  longitude     integer CHECK (longitude BETWEEN -180000000 AND 180000000),
  accuracy      integer CHECK (accuracy >= 0),
  checkpoint    text CHECK (length(checkpoint) <= 60),
  division      text NOT NULL,
  month         integer NOT NULL,
  PRIMARY KEY (scanned_by, id),
  CHECK ((latitude IS NULL) = (longitude IS NULL)),
  CHECK (scanned_at <= recorded_at)
);
COMMENT ON TABLE permits.scan IS 'Papers that were scanned by people in office: when, where, what their device showed, and what the register said when it heard of it. The id is made on the device, so that a scan without network is entered once. Append-only.';
COMMENT ON COLUMN permits.scan.clock_off IS 'The device named a moment that was still to come; the moment of recording stands instead.';
COMMENT ON COLUMN permits.scan.latitude IS 'Millionths of a degree, WGS 84, as the device knew it.';
CREATE INDEX scan_own ON permits.scan (scanned_by, recorded_at DESC, id DESC);
CREATE INDEX scan_of ON permits.scan (permit_id, scanned_at DESC) WHERE permit_id IS NOT NULL;

CREATE TABLE permits.suspicion (
  id            uuid PRIMARY KEY,
  state         text NOT NULL CHECK (state IN ('reported', 'closed')),
  version       integer NOT NULL DEFAULT 1,
  kind          text NOT NULL,
  verdict       text NOT NULL,
  permit_id     uuid REFERENCES permits.permit (id),
  permit_number text,
  note          text NOT NULL,
  reported_by   text NOT NULL,
  reporter      text NOT NULL,
  enterprise_id uuid REFERENCES enterprise.enterprise (id),
  reported_at   timestamptz(3) NOT NULL,
  outcome       text,
  closing_note  text,
  closed_by     text,
  closed_at     timestamptz(3),
  organ_id      uuid REFERENCES identity.organ (id),
  division      text NOT NULL,
  month         integer NOT NULL,
  CHECK ((state = 'closed') = (outcome IS NOT NULL AND closing_note IS NOT NULL AND closed_by IS NOT NULL AND closed_at IS NOT NULL))
);
COMMENT ON TABLE permits.suspicion IS 'What looked wrong about a paper or its goods, told to the county that issued it. Words are sealed: people are named in them.';
CREATE INDEX suspicion_open ON permits.suspicion (division, id) WHERE state = 'reported';
CREATE INDEX suspicion_of ON permits.suspicion (division, id DESC);
`);
  }

  async down(): Promise<void> {
    throw new Error('What was scanned and reported stays: never dropped by a migration.');
  }
}
