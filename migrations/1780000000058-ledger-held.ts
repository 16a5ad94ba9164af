import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What other modules may ask of the books in SQL, so that one statement of theirs can hold it. */
export class LedgerHeld1780000000058 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE FUNCTION ledger.held(holder uuid, substances text[]) RETURNS jsonb LANGUAGE sql STABLE AS
$$ SELECT coalesce(jsonb_object_agg(substance, jsonb_build_object('unit', unit, 'amount', amount::text)), '{}')
   FROM (SELECT DISTINCT ON (substance) substance, unit, sum(balance)::bigint AS amount
         FROM ledger.account
         WHERE enterprise_id = holder AND kind = 'stock' AND substance = ANY (substances)
         GROUP BY substance, unit
         ORDER BY substance, (unit = 'mg') DESC, unit) AS one $$;
COMMENT ON FUNCTION ledger.held IS 'What an enterprise holds over all its sites: an object by substance of unit and amount (a decimal text of whole units). Held by weight and in pieces: the weight.';
`);
  }

  async down(): Promise<void> {
    throw new Error('Statements of other modules ask it: never dropped by a migration.');
  }
}
