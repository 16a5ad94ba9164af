import type { Sql } from '@yby/platform';
import type { Quantity, QuantityUnit } from '@yby/platform/contract';

type Held = Readonly<Record<string, { readonly unit: QuantityUnit; readonly amount: string }>>;

/**
 * What an enterprise holds over all its sites, one statement. Substances without a book are left out. A substance held
 * both by weight and as preparations answers with the weight: pieces cannot be added to milligrams.
 * A statement of another module may ask the SQL function itself.
 */
export async function stockOf(
  sql: Sql,
  enterpriseId: string,
  substances: readonly string[],
): Promise<Map<string, Quantity>> {
  const row = await sql.maybe<{ held: Held }>('SELECT ledger.held($1, $2) AS held', [enterpriseId, substances]);
  return new Map(
    Object.entries(row!.held).map(([substance, { unit, amount }]) => [substance, { unit, amount: BigInt(amount) }]),
  );
}
