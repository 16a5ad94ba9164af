import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What one person has done, found without reading the whole journal (PIPL 45, 47). */
export class PlatformJournalByActor1780000000046 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX journal_by_person ON platform.journal (actor_id, seq) WHERE actor_kind = 'person'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('The journal is never changed.');
  }
}
