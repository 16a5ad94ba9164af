import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The register of enterprises: storehouses, licences, declared need, bans and violations. */
export class Enterprise1780000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE SCHEMA IF NOT EXISTS enterprise;

CREATE TABLE enterprise.enterprise (
  id                 uuid PRIMARY KEY,
  uscc               text NOT NULL CONSTRAINT enterprise_uscc_once UNIQUE CHECK (length(uscc) = 18),
  name               text NOT NULL CHECK (name <> ''),
  address            text NOT NULL,
  legal_rep          text NOT NULL,
  kinds              text[] NOT NULL CHECK (kinds <@ ARRAY['producer', 'dealer', 'end_user', 'carrier', 'warehouse', 'school', 'research', 'medical']),
  state              text NOT NULL CHECK (state IN ('registered', 'closed')),
  organ_id           uuid REFERENCES identity.organ (id),
  first_filing_on    date,
  first_transport_on date,
  division           text NOT NULL CHECK (division ~ '^[1-9][0-9]{5}$'),
  month              integer NOT NULL,
  version            integer NOT NULL DEFAULT 1
);
CREATE INDEX enterprise_by_name ON enterprise.enterprise (name COLLATE "C", id) WHERE state = 'registered';
CREATE INDEX enterprise_of_organ ON enterprise.enterprise (organ_id);
COMMENT ON TABLE enterprise.enterprise IS 'Every unit that makes, deals in, uses, carries or stores precursors. legal_rep is personal data (PIPL).';
COMMENT ON COLUMN enterprise.enterprise.organ_id IS 'Competent county police; NULL for a unit of a place that does not work with this system.';
COMMENT ON COLUMN enterprise.enterprise.first_filing_on IS 'Day of the first purchase filing: a multi-use certificate needs a year of it (办法 8).';

CREATE TABLE enterprise.site (
  id            uuid PRIMARY KEY,
  enterprise_id uuid NOT NULL REFERENCES enterprise.enterprise (id),
  name          text NOT NULL CHECK (name <> ''),
  address       text NOT NULL,
  organ_id      uuid REFERENCES identity.organ (id),
  division      text NOT NULL CHECK (division ~ '^[1-9][0-9]{5}$'),
  month         integer NOT NULL,
  version       integer NOT NULL DEFAULT 1
);
CREATE INDEX site_of ON enterprise.site (enterprise_id);
COMMENT ON TABLE enterprise.site IS 'Storehouses. A development zone has no division of its own: organ_id says whose it is.';

CREATE TABLE enterprise.licence (
  id            uuid PRIMARY KEY,
  enterprise_id uuid NOT NULL REFERENCES enterprise.enterprise (id),
  kind          text NOT NULL CHECK (kind IN ('business_licence', 'registration_certificate', 'production_permit', 'production_filing', 'dealing_permit', 'dealing_filing', 'dangerous_goods_transport', 'hazardous_chemicals', 'other')),
  number        text NOT NULL,
  issuer        text NOT NULL,
  valid_from    date NOT NULL,
  valid_to      date,
  substances    text[] NOT NULL DEFAULT '{}',
  evidence      text,
  division      text NOT NULL,
  month         integer NOT NULL,
  version       integer NOT NULL DEFAULT 1,
  CHECK (valid_to >= valid_from)
);
CREATE INDEX licence_of ON enterprise.licence (enterprise_id, kind);
CREATE INDEX licence_covers ON enterprise.licence USING gin (substances);
COMMENT ON TABLE enterprise.licence IS 'Licences and filings of others that ours rest on (条例 9-13, 办法 23). valid_to NULL: without end.';
COMMENT ON COLUMN enterprise.licence.substances IS 'Catalogue codes that it covers.';
COMMENT ON COLUMN enterprise.licence.evidence IS 'SHA-256 of the scan, or NULL when checked at the source.';

CREATE TABLE enterprise.declared_need (
  enterprise_id    uuid NOT NULL REFERENCES enterprise.enterprise (id),
  substance        text NOT NULL,
  unit             text NOT NULL CHECK (unit IN ('mg', 'tablet', 'injection')),
  yearly_need      bigint NOT NULL CHECK (yearly_need >= 0),
  storage_capacity bigint NOT NULL CHECK (storage_capacity >= 0),
  division         text NOT NULL,
  month            integer NOT NULL,
  version          integer NOT NULL DEFAULT 1,
  PRIMARY KEY (enterprise_id, substance, unit)
);
COMMENT ON TABLE enterprise.declared_need IS 'What the enterprise says it needs in a year and can store at once, in whole milligrams or pieces.';

CREATE TABLE enterprise.ban (
  id            uuid PRIMARY KEY,
  enterprise_id uuid NOT NULL REFERENCES enterprise.enterprise (id),
  from_on       date NOT NULL,
  to_on         date NOT NULL,
  scope         text NOT NULL CHECK (scope IN ('purchase', 'transport', 'all')),
  decision_no   text NOT NULL,
  article       text NOT NULL,
  division      text NOT NULL,
  month         integer NOT NULL,
  CHECK (to_on >= from_on)
);
CREATE INDEX ban_of ON enterprise.ban (enterprise_id, to_on);
COMMENT ON TABLE enterprise.ban IS 'No application is accepted in this time (条例 38). Both days included. Never shown to other enterprises.';

CREATE TABLE enterprise.violation (
  id            uuid PRIMARY KEY,
  enterprise_id uuid NOT NULL REFERENCES enterprise.enterprise (id),
  decided_on    date NOT NULL,
  article       text NOT NULL,
  division      text NOT NULL,
  month         integer NOT NULL
);
CREATE INDEX violation_of ON enterprise.violation (enterprise_id, decided_on);
COMMENT ON TABLE enterprise.violation IS 'Violations decided; one in the last year bars a multi-use certificate (办法 8).';
`);
  }

  async down(): Promise<void> {
    throw new Error('The register is never dropped.');
  }
}
