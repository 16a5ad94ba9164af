import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which county was told to have nobody who can decide on which day: once. */
export class PermitsVacancy1780000000057 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE permits.vacancy (
  division text NOT NULL CHECK (division ~ '^[1-9][0-9]{5}$'),
  day      date NOT NULL,
  told_at  timestamptz(3) NOT NULL,
  month    integer NOT NULL,
  PRIMARY KEY (division, day)
);
COMMENT ON TABLE permits.vacancy IS 'Counties and working days of which it was told that nobody there can decide.';
`);
  }

  async down(): Promise<void> {
    throw new Error('What was told stays told: never dropped by a migration.');
  }
}
