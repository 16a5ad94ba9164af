import { Injectable } from '@nestjs/common';
import type { PlainDate, Sql } from '@yby/platform';
import { codesIn, MOST_TOUCHED, type Impact, type ImpactProbe, type LawTouch } from '@yby/regulation';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly division: string;
  readonly why: string[];
  readonly total: number;
}

const touched = `
WITH why AS (
  SELECT enterprise_id, '年需用量 ' || substance AS why FROM enterprise.declared_need WHERE substance = ANY($1)
  UNION ALL
  SELECT enterprise_id, '证照范围 ' || covered FROM enterprise.licence, unnest(substances) AS covered
  WHERE covered = ANY($1) AND (valid_to IS NULL OR valid_to >= $2::date)
  UNION ALL
  SELECT enterprise_id, '名录外化学品 ' || name || ' ' || cas FROM enterprise.other_chemical WHERE cas = ANY($3)
)
SELECT e.id, e.name, e.division, array_agg(DISTINCT w.why ORDER BY w.why) AS why, (count(*) OVER ())::int AS total
FROM why w JOIN enterprise.enterprise e ON e.id = w.enterprise_id
WHERE e.state = 'registered' AND (cardinality($4::text[]) = 0 OR EXISTS (SELECT FROM unnest($4::text[]) AS area WHERE e.division LIKE area || '%'))
GROUP BY e.id ORDER BY e.division, e.name, e.id LIMIT ${MOST_TOUCHED}`;

/** Enterprises that need, sell or merely handle what a change of the law names. */
@Injectable()
export class EnterpriseImpact implements ImpactProbe {
  async impactOf(sql: Sql, touch: LawTouch, today: PlainDate): Promise<Impact[]> {
    const codes = [
      ...new Set(['purchase', 'transport', 'dealing', 'production'].flatMap((one) => codesIn(touch, one))),
    ];
    const cas = touch.substances.flatMap(({ casNumbers }) => casNumbers);
    const rows = await sql.rows<Row>(touched, [codes, today, cas, touch.areas]);
    return [
      {
        what: 'enterprises',
        zh: '涉及的单位',
        en: 'enterprises concerned',
        total: rows[0]?.total ?? 0,
        items: rows.map(({ id, name, division, why }) => ({
          id,
          enterpriseId: id,
          enterprise: name,
          division,
          detail: {
            zh: why.join('；'),
            en: why
              .join('; ')
              .replaceAll('年需用量', 'declared need')
              .replaceAll('证照范围', 'licence for')
              .replaceAll('名录外化学品', 'handles'),
          },
        })),
      },
    ];
  }
}
