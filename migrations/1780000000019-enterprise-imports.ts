import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An existing register brought in as one file: the import, what is wrong with it, and how far it is. */
export class EnterpriseImports1780000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE enterprise.import (
  id           uuid PRIMARY KEY,
  state        text NOT NULL CHECK (state IN ('uploaded', 'checked', 'ready', 'ordered', 'carried_out', 'cancelled')),
  version      integer NOT NULL DEFAULT 1,
  form         text NOT NULL CHECK (form IN ('xlsx', 'csv')),
  file         text NOT NULL CHECK (file ~ '^[0-9a-f]{64}$'),
  file_name    text NOT NULL,
  size         integer NOT NULL CHECK (size > 0),
  uploaded_by  uuid NOT NULL,
  uploaded_at  timestamptz(3) NOT NULL,
  ordered_by   uuid,
  ended_at     timestamptz(3),
  rows         jsonb,
  total        integer CHECK (total >= 0),
  step_from    bigint NOT NULL DEFAULT 0,
  faults       integer,
  enterprises  integer,
  division     text NOT NULL CHECK (division ~ '^[1-9][0-9]{5}$'),
  month        integer NOT NULL,
  CHECK ((state = 'carried_out') = (enterprises IS NOT NULL))
);
CREATE INDEX import_of_place ON enterprise.import (division, id DESC);
COMMENT ON TABLE enterprise.import IS 'A register brought in as one file. The file lies sealed in the file store: it holds names of legal representatives.';
COMMENT ON COLUMN enterprise.import.division IS 'Of the authority that imports: rows of other places are refused.';
COMMENT ON COLUMN enterprise.import.rows IS '{unit, site, licence, need}: rows of each sheet, once the file was read.';
COMMENT ON COLUMN enterprise.import.step_from IS 'Where the sequence import_progress stood when the work now under way began.';

CREATE TABLE enterprise.import_fault (
  import_id uuid NOT NULL REFERENCES enterprise.import (id),
  position  integer NOT NULL,
  sheet     text CHECK (sheet IN ('unit', 'site', 'licence', 'need')),
  row       integer,
  col       text,
  letter    text,
  code      text NOT NULL,
  facts     jsonb NOT NULL,
  PRIMARY KEY (import_id, position)
);
COMMENT ON TABLE enterprise.import_fault IS 'What is wrong with a file, by sheet, row and column. facts never hold what a cell says: it may be personal data in a wrong column.';

-- A sequence does not wait for the commit: it tells how far a transaction is that is still open.
CREATE SEQUENCE enterprise.import_progress;
COMMENT ON SEQUENCE enterprise.import_progress IS 'Rows checked or written so far, of all imports; one import works at a time.';
`);
  }

  async down(): Promise<void> {
    throw new Error('The register is never dropped.');
  }
}
