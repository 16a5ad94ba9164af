import { Injectable } from '@nestjs/common';
import { findEnterprises } from '@yby/enterprise';
import type { Sql } from '@yby/platform';
import { formatQuantity, type QuantityUnit } from '@yby/platform/contract';
import { codesIn, MOST_TOUCHED, substanceOf, type Impact, type ImpactProbe, type LawTouch } from '@yby/regulation';

interface Row {
  readonly enterprise_id: string;
  readonly substance: string;
  readonly unit: QuantityUnit;
  readonly amount: bigint;
  readonly division: string;
  readonly total: number;
}

const held = `
SELECT enterprise_id, substance, unit, sum(balance)::bigint AS amount, min(division) AS division, (count(*) OVER ())::int AS total
FROM ledger.account
WHERE kind = 'stock' AND balance > 0 AND substance = ANY($1)
  AND (cardinality($2::text[]) = 0 OR EXISTS (SELECT FROM unnest($2::text[]) AS area WHERE division LIKE area || '%'))
GROUP BY enterprise_id, substance, unit ORDER BY sum(balance) DESC, enterprise_id, substance LIMIT ${MOST_TOUCHED}`;

/** Stocks of what a change of the law names. */
@Injectable()
export class StockImpact implements ImpactProbe {
  async impactOf(sql: Sql, touch: LawTouch): Promise<Impact[]> {
    const codes = codesIn(touch, 'purchase');
    const rows = codes.length ? await sql.rows<Row>(held, [codes, touch.areas]) : [];
    const names = await findEnterprises(
      sql,
      rows.map((row) => row.enterprise_id),
    );
    return [
      {
        what: 'stocks',
        zh: '涉及的库存',
        en: 'stocks concerned',
        total: rows[0]?.total ?? 0,
        items: rows.map(({ enterprise_id: enterpriseId, substance, unit, amount, division }) => {
          const { nameZh, nameEn } = substanceOf(substance);
          return {
            id: `${enterpriseId} ${substance} ${unit}`,
            enterpriseId,
            enterprise: names.get(enterpriseId)?.name ?? null,
            division,
            detail: {
              zh: `${nameZh} ${formatQuantity({ unit, amount }, 'zh')}`,
              en: `${nameEn} ${formatQuantity({ unit, amount }, 'en')}`,
            },
          };
        }),
      },
    ];
  }
}
