import { Injectable } from '@nestjs/common';
import type { OpenBusiness, OpenBusinessProbe } from '@yby/enterprise';
import type { Sql } from '@yby/platform';

const stock = `SELECT FROM ledger.account WHERE enterprise_id = $1 AND kind = 'stock' AND balance > 0
  AND ($2::uuid[] IS NULL OR site_id = ANY($2)) LIMIT 1`;
const underWay = `SELECT FROM ledger.account WHERE enterprise_id = $1 AND kind = 'in_transit' AND balance > 0 LIMIT 1`;
const sent = `SELECT FROM ledger.consignment WHERE seller_id = $1 AND state = 'in_transit' LIMIT 1`;

/** Goods in a storehouse or on the road: whoever has them cannot close. */
@Injectable()
export class StockOpen implements OpenBusinessProbe {
  async openBusinessOf(sql: Sql, enterpriseId: string, siteIds: readonly string[] | null): Promise<OpenBusiness[]> {
    const found: OpenBusiness[] = [];
    if (await sql.maybe(stock, [enterpriseId, siteIds]))
      found.push({ code: 'stock', zh: '仍有库存', en: 'there is stock left' });
    const moving =
      siteIds === null && ((await sql.maybe(underWay, [enterpriseId])) ?? (await sql.maybe(sent, [enterpriseId])));
    if (moving) found.push({ code: 'in-transit', zh: '有在途货物未收货', en: 'goods on the road are not received' });
    return found;
  }
}
