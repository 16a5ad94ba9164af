import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an enterprise declares, beside the register of what was verified; and what the register holds besides from now on. */
export class EnterpriseFiling1780000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE enterprise.enterprise DROP CONSTRAINT enterprise_kinds_check;
ALTER TABLE enterprise.enterprise ADD CONSTRAINT enterprise_kinds_check CHECK (kinds <@ ARRAY['producer', 'dealer', 'end_user', 'carrier',
  'warehouse', 'school', 'laboratory', 'research', 'medical', 'equipment_dealer', 'individual_buyer']);
ALTER TABLE enterprise.enterprise DROP CONSTRAINT enterprise_state_check;
ALTER TABLE enterprise.enterprise ADD CONSTRAINT enterprise_state_check
  CHECK (state IN ('draft', 'registered', 'suspended', 'closed', 'moved_out'));
ALTER TABLE enterprise.enterprise DROP CONSTRAINT enterprise_uscc_once;
ALTER TABLE enterprise.enterprise ALTER COLUMN uscc DROP NOT NULL;
ALTER TABLE enterprise.enterprise
  ADD COLUMN contact_name  text NOT NULL DEFAULT '',
  ADD COLUMN contact_phone text,
  ADD COLUMN id_kind       text CHECK (id_kind IN ('resident_id', 'passport', 'residence_permit')),
  ADD COLUMN id_country    text,
  ADD COLUMN id_number     text,
  ADD COLUMN id_blind      text;
ALTER TABLE enterprise.enterprise ADD CONSTRAINT enterprise_identified
  CHECK (uscc IS NOT NULL OR id_blind IS NOT NULL OR state = 'draft');
-- A draft reserves nothing, and one that is closed may be founded anew.
CREATE UNIQUE INDEX enterprise_uscc_once ON enterprise.enterprise (uscc) WHERE state NOT IN ('draft', 'closed');
CREATE UNIQUE INDEX enterprise_person_once ON enterprise.enterprise (id_blind) WHERE state NOT IN ('draft', 'closed');
CREATE INDEX enterprise_same_name ON enterprise.enterprise (name, division);
COMMENT ON COLUMN enterprise.enterprise.uscc IS 'NULL for a natural person, who is known by id_number.';
COMMENT ON COLUMN enterprise.enterprise.contact_phone IS 'Sealed by the vault, as is id_number; id_blind is its keyed hash, to find a second registration of the same person.';

ALTER TABLE enterprise.site
  ADD COLUMN lat        double precision CHECK (lat BETWEEN -90 AND 90),
  ADD COLUMN lon        double precision CHECK (lon BETWEEN -180 AND 180),
  ADD COLUMN capacities jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN keepers    jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN two_locks  boolean NOT NULL DEFAULT false,
  ADD COLUMN ended_on   date;
COMMENT ON COLUMN enterprise.site.lat IS 'WGS-84, as lon.';
COMMENT ON COLUMN enterprise.site.keepers IS 'Names of those who hold the keys, each with an account where there is one. Personal data.';
COMMENT ON COLUMN enterprise.site.ended_on IS 'Given up on that day; the row stays, because the ledger tells of it.';

ALTER TABLE enterprise.licence ADD COLUMN evidence_name text;
ALTER TABLE enterprise.declared_need ADD COLUMN use text NOT NULL DEFAULT '';

CREATE TABLE enterprise.staff (
  id            uuid PRIMARY KEY,
  enterprise_id uuid NOT NULL REFERENCES enterprise.enterprise (id),
  name          text NOT NULL CHECK (name <> ''),
  duty          text NOT NULL CHECK (duty IN ('agent', 'storekeeper', 'safety', 'driver', 'escort')),
  id_kind       text NOT NULL CHECK (id_kind IN ('resident_id', 'passport', 'residence_permit')),
  id_country    text NOT NULL DEFAULT '',
  id_number     text NOT NULL,
  id_blind      text NOT NULL,
  phone         text NOT NULL,
  mandate_from  date,
  mandate_until date,
  mandate       text,
  mandate_name  text,
  division      text NOT NULL,
  month         integer NOT NULL,
  version       integer NOT NULL DEFAULT 1,
  CHECK (mandate_until >= mandate_from)
);
CREATE INDEX staff_of ON enterprise.staff (enterprise_id);
CREATE INDEX staff_by_person ON enterprise.staff (id_blind);
COMMENT ON TABLE enterprise.staff IS 'Who acts for the enterprise, with the mandate given. id_number and phone are sealed by the vault (PIPL 51); mandate is the SHA-256 of its scan.';

CREATE TABLE enterprise.document (
  id            uuid PRIMARY KEY,
  enterprise_id uuid NOT NULL REFERENCES enterprise.enterprise (id),
  kind          text NOT NULL CHECK (kind IN ('management_rules', 'seal_specimen', 'premises_proof', 'training_record', 'statement', 'consent', 'other')),
  file          text NOT NULL CHECK (file ~ '^[0-9a-f]{64}$'),
  name          text NOT NULL,
  division      text NOT NULL,
  month         integer NOT NULL,
  version       integer NOT NULL DEFAULT 1
);
CREATE INDEX document_of ON enterprise.document (enterprise_id);
COMMENT ON TABLE enterprise.document IS 'Papers on file that are no licence; file is the SHA-256 of the scan. Replacing one raises its version.';

CREATE SEQUENCE enterprise.filing_number;
CREATE TABLE enterprise.filing (
  id            uuid PRIMARY KEY,
  number        text NOT NULL UNIQUE,
  enterprise_id uuid NOT NULL REFERENCES enterprise.enterprise (id),
  kind          text NOT NULL CHECK (kind IN ('registration', 'change')),
  state         text NOT NULL CHECK (state IN ('draft', 'submitted', 'returned', 'approved', 'withdrawn')),
  document      jsonb NOT NULL,
  revision      integer NOT NULL DEFAULT 0,
  subject_key   text NOT NULL DEFAULT '',
  name          text NOT NULL DEFAULT '',
  returned      jsonb NOT NULL DEFAULT '[]',
  corrections   integer NOT NULL DEFAULT 0,
  note          text,
  helper_id     uuid,
  consent       jsonb,
  opened_by     text NOT NULL,
  opened_at     timestamptz(3) NOT NULL,
  submitted_at  timestamptz(3),
  due_at        timestamptz(3),
  decided_at    timestamptz(3),
  decided_by    text,
  organ_id      uuid REFERENCES identity.organ (id),
  division      text NOT NULL CHECK (division ~ '^[1-9][0-9]{5}$'),
  month         integer NOT NULL,
  version       integer NOT NULL DEFAULT 1
);
-- One matter at a time; and of two who submit the same unit at once, one.
CREATE UNIQUE INDEX filing_open_once ON enterprise.filing (enterprise_id) WHERE state IN ('draft', 'submitted', 'returned');
CREATE UNIQUE INDEX filing_subject_once ON enterprise.filing (subject_key) WHERE kind = 'registration' AND state = 'submitted';
CREATE INDEX filing_queue ON enterprise.filing (due_at, id) INCLUDE (division) WHERE state = 'submitted';
CREATE INDEX filing_of ON enterprise.filing (enterprise_id, id DESC);
CREATE INDEX filing_same_name ON enterprise.filing (name, division);
COMMENT ON TABLE enterprise.filing IS 'What an enterprise declares of itself. Never read by other modules: only what an approval has written into the register is a fact.';
COMMENT ON COLUMN enterprise.filing.document IS 'As typed; identity numbers and phones inside are sealed by the vault.';
COMMENT ON COLUMN enterprise.filing.subject_key IS 'Credit code, or the keyed hash of the identity number of a natural person.';
COMMENT ON COLUMN enterprise.filing.helper_id IS 'Officer who filed it at the counter on behalf of the enterprise (帮办), and who may not verify it.';

CREATE TABLE enterprise.filing_version (
  filing_id    uuid NOT NULL REFERENCES enterprise.filing (id),
  revision     integer NOT NULL,
  document     jsonb NOT NULL,
  submitted_by text NOT NULL,
  submitted_at timestamptz(3) NOT NULL,
  PRIMARY KEY (filing_id, revision)
);
COMMENT ON TABLE enterprise.filing_version IS 'Each document as it was submitted, numbered; never changed.';

CREATE TABLE enterprise.visit (
  id            uuid PRIMARY KEY,
  enterprise_id uuid NOT NULL REFERENCES enterprise.enterprise (id),
  filing_id     uuid REFERENCES enterprise.filing (id),
  site          text,
  lat           double precision NOT NULL CHECK (lat BETWEEN -90 AND 90),
  lon           double precision NOT NULL CHECK (lon BETWEEN -180 AND 180),
  officer_ids   uuid[] NOT NULL CHECK (cardinality(officer_ids) >= 2),
  facts         text[] NOT NULL,
  photos        jsonb NOT NULL,
  result        text NOT NULL CHECK (result IN ('as_declared', 'differs')),
  note          text NOT NULL,
  visited_on    date NOT NULL,
  recorded_by   text NOT NULL,
  recorded_at   timestamptz(3) NOT NULL,
  division      text NOT NULL,
  month         integer NOT NULL
);
CREATE INDEX visit_of ON enterprise.visit (enterprise_id, id);
COMMENT ON TABLE enterprise.visit IS 'What two officers found on the spot, with photos by hash and the place where they stood (WGS-84). Never changed.';

CREATE TABLE enterprise.evidence (
  enterprise_id uuid NOT NULL REFERENCES enterprise.enterprise (id),
  fact          text NOT NULL,
  value_blind   text NOT NULL,
  level         text NOT NULL CHECK (level IN ('declared', 'document', 'checked_at_source', 'seen_on_site')),
  filing_id     uuid REFERENCES enterprise.filing (id),
  visit_id      uuid REFERENCES enterprise.visit (id),
  set_by        text NOT NULL,
  set_at        timestamptz(3) NOT NULL,
  PRIMARY KEY (enterprise_id, fact)
);
COMMENT ON TABLE enterprise.evidence IS 'How well a fact is known. value_blind is the keyed hash of the value that was looked at: a changed value has no evidence.';
`);
  }

  async down(): Promise<void> {
    throw new Error('The register is never dropped.');
  }
}
