import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The law's editions, kept whole and for ever, and the amendments that two persons turn into editions (ADR 0012). */
export class Regulation1780000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE SCHEMA IF NOT EXISTS regulation;

CREATE TABLE regulation.amendment (
  id             uuid PRIMARY KEY,
  title_zh       text NOT NULL CHECK (title_zh <> ''),
  title_en       text NOT NULL CHECK (title_en <> ''),
  source         text NOT NULL CHECK (source <> ''),
  correction     boolean NOT NULL,
  changes        jsonb NOT NULL,
  sha256         text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  base_edition   integer NOT NULL,
  edition        integer,
  takes_force_on date,
  state          text NOT NULL CHECK (state IN ('proposed', 'confirmed', 'rejected', 'expired')),
  proposal_id    uuid NOT NULL,
  proposed_by    text NOT NULL,
  proposed_name  text NOT NULL,
  proposed_at    timestamptz(3) NOT NULL,
  closed_by      text,
  closed_name    text,
  closed_at      timestamptz(3),
  division       text,
  month          integer NOT NULL,
  version        integer NOT NULL DEFAULT 1,
  CHECK ((state = 'confirmed') = (edition IS NOT NULL))
);
CREATE INDEX amendment_newest ON regulation.amendment (proposed_at DESC, id DESC);
COMMENT ON TABLE regulation.amendment IS 'What an import would change; nothing holds before a second administrator has confirmed it.';
COMMENT ON COLUMN regulation.amendment.base_edition IS 'The edition that it was checked against; checked again against the newest one when it is confirmed.';

CREATE TABLE regulation.edition (
  number         integer PRIMARY KEY CHECK (number > 0),
  sha256         text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  shipped_sha256 text NOT NULL CHECK (shipped_sha256 ~ '^[0-9a-f]{64}$'),
  data           jsonb NOT NULL,
  origin         text NOT NULL CHECK (origin IN ('shipped', 'imported')),
  title_zh       text NOT NULL,
  title_en       text NOT NULL,
  source         text NOT NULL,
  amendment_id   uuid REFERENCES regulation.amendment (id),
  takes_force_on date,
  recorded_at    timestamptz(3) NOT NULL,
  CHECK ((origin = 'imported') = (amendment_id IS NOT NULL))
);
COMMENT ON TABLE regulation.edition IS 'Append-only. data is the whole law of the edition: a decision names its edition and can be said again for ever.';
COMMENT ON COLUMN regulation.edition.sha256 IS 'Of the canonical JSON (RFC 8785 form) of data.';
COMMENT ON COLUMN regulation.edition.shipped_sha256 IS 'Of the law that the recording release brought: a release with another one records an edition of its own.';
`);
  }

  async down(): Promise<void> {
    throw new Error('Editions of the law are never dropped.');
  }
}
