import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Goods on the road to an individual, who has no storehouse. */
export class LedgerIndividuals1780000000061 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE ledger.consignment ALTER COLUMN buyer_site_id DROP NOT NULL;
COMMENT ON COLUMN ledger.consignment.buyer_site_id IS 'Storehouse that the goods go to; null for an individual, whose receipt is booked as used.';
`);
  }

  async down(): Promise<void> {
    throw new Error('Consignments without a storehouse may exist: never dropped by a migration.');
  }
}
