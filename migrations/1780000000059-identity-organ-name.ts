import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What other modules may ask of the authorities in SQL, so that a paper can be written in one statement. */
export class IdentityOrganName1780000000059 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE FUNCTION identity.organ_name(organ_id uuid) RETURNS text LANGUAGE sql STABLE AS
$$ SELECT name_zh FROM identity.organ WHERE id = organ_id $$;
COMMENT ON FUNCTION identity.organ_name IS 'The name of an authority today; null where there is none.';
`);
  }

  async down(): Promise<void> {
    throw new Error('Statements of other modules ask it: never dropped by a migration.');
  }
}
