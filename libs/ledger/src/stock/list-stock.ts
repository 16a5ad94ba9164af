import { enterpriseFacts, findEnterprise } from '@yby/enterprise';
import { platformRefusal, toPlainDate, type Actor, type Sql } from '@yby/platform';
import type { Instant, QuantityUnit } from '@yby/platform/contract';
import { substanceOf } from '@yby/regulation/contract';
import type { StockRow } from './stock-view';

const STOCK = `
SELECT site_id, substance, unit, balance FROM ledger.account
WHERE enterprise_id = $1 AND kind = 'stock' ORDER BY substance, unit, site_id`;

/** What the caller's enterprise holds, one row a site, substance and unit; emptied books are shown with zero. */
export async function listStock(sql: Sql, actor: Actor, now: Instant): Promise<StockRow[]> {
  return actor.enterpriseId ? stockRowsOf(sql, actor.enterpriseId, now) : [];
}

/** The same for officers in whose area the enterprise lies. @throws Refusal platform.not-found for all others */
export async function listStockOf(sql: Sql, actor: Actor, enterpriseId: string, now: Instant): Promise<StockRow[]> {
  const found = await findEnterprise(sql, enterpriseId);
  const area = actor.enterpriseId === null && actor.division?.replace(/(00)+$/, '');
  if (!found || !area || !found.division.startsWith(area)) throw platformRefusal('not-found');
  return stockRowsOf(sql, enterpriseId, now);
}

async function stockRowsOf(sql: Sql, enterpriseId: string, now: Instant): Promise<StockRow[]> {
  const rows = await sql.rows<{ site_id: string; substance: string; unit: QuantityUnit; balance: bigint }>(STOCK, [
    enterpriseId,
  ]);
  const facts = await enterpriseFacts(sql, [enterpriseId], toPlainDate(now));
  const sites = new Map(facts.get(enterpriseId)?.sites.map(({ id, name }) => [id, name]));
  return rows.map(({ site_id, substance, unit, balance }) => {
    const { nameZh, nameEn } = substanceOf(substance);
    return {
      substance,
      nameZh,
      nameEn,
      site: { id: site_id, name: sites.get(site_id) ?? '—' },
      quantity: { unit, amount: balance.toString() },
    };
  });
}
