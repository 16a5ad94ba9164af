import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Chemicals outside the catalogue that an enterprise handles: whom a new listing would concern. */
export class EnterpriseChemicals1780000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE enterprise.other_chemical (
  enterprise_id uuid NOT NULL REFERENCES enterprise.enterprise (id),
  cas           text NOT NULL CHECK (cas ~ '^[0-9]{2,7}-[0-9]{2}-[0-9]$'),
  name          text NOT NULL CHECK (name <> ''),
  division      text NOT NULL,
  month         integer NOT NULL,
  PRIMARY KEY (enterprise_id, cas)
);
CREATE INDEX other_chemical_by_cas ON enterprise.other_chemical (cas, enterprise_id);
CREATE INDEX declared_need_by_substance ON enterprise.declared_need (substance, enterprise_id);
COMMENT ON TABLE enterprise.other_chemical IS 'Handled, not controlled: kept so that the day a substance is listed its holders are known beforehand.';
`);
  }

  async down(): Promise<void> {
    throw new Error('The register of enterprises is never dropped.');
  }
}
