import type { Sql } from '@yby/platform';
import type { Quantity, QuantityUnit } from '@yby/platform/contract';

const STOCK_OF = `
SELECT substance, unit, sum(balance)::bigint AS amount
FROM ledger.account
WHERE enterprise_id = $1 AND kind = 'stock' AND substance = ANY ($2::text[])
GROUP BY substance, unit
ORDER BY substance, (unit = 'mg') DESC, unit`;

/**
 * What an enterprise holds over all its sites, one statement. Substances without a book are left out. A substance held
 * both by weight and as preparations answers with the weight: pieces cannot be added to milligrams.
 */
export async function stockOf(
  sql: Sql,
  enterpriseId: string,
  substances: readonly string[],
): Promise<Map<string, Quantity>> {
  const rows = await sql.rows<{ substance: string; unit: QuantityUnit; amount: bigint }>(STOCK_OF, [
    enterpriseId,
    substances,
  ]);
  const held = new Map<string, Quantity>();
  for (const { substance, unit, amount } of rows) if (!held.has(substance)) held.set(substance, { unit, amount });
  return held;
}
