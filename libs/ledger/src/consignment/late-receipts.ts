import { Injectable } from '@nestjs/common';
import type { DueFact, YellowReasons } from '@yby/enterprise';
import { addDays, toPlainDate, type Instant, type Sql } from '@yby/platform';

/** Days on the road after which a receipt is asked for. No article names a number: it is this system's own. */
const LATE_AFTER_DAYS = 7;

/** Goods sent to an enterprise that it has not confirmed: its ledger does not show what it holds (条例 19). */
@Injectable()
export class LateReceipts implements YellowReasons {
  async yellowReasons(sql: Sql, enterpriseId: string, now: Instant): Promise<DueFact[]> {
    const rows = await sql.rows<{ number: string; on: string }>(
      `SELECT permit_number AS number, delivered_on AS on FROM ledger.consignment
       WHERE buyer_id = $1 AND state = 'in_transit' AND delivered_on < $2::date ORDER BY id LIMIT 20`,
      [enterpriseId, addDays(toPlainDate(now), -LATE_AFTER_DAYS)],
    );
    return rows.map(({ number, on }) => ({
      code: 'receipt.late',
      rule: '条例 19',
      zh: `证件 ${number} 项下 ${on} 发出的货物尚未确认收货`,
      en: `Goods of ${on} under paper ${number} are not confirmed as received`,
      todoZh: '请核对数量后确认收货',
      todoEn: 'Compare the quantity and confirm the receipt',
    }));
  }
}
