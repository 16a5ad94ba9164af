import { Injectable } from '@nestjs/common';
import type { PlainDate, Sql } from '@yby/platform';
import { codesIn, MOST_TOUCHED, type Impact, type ImpactProbe, type LawTouch } from '@yby/regulation';

interface Row {
  readonly id: string;
  readonly number: string;
  readonly enterprise_id: string;
  readonly enterprise_name: string;
  readonly division: string;
  readonly summary: string;
  readonly total: number;
}

const inArea = (column: string) =>
  `(cardinality($3::text[]) = 0 OR EXISTS (SELECT FROM unnest($3::text[]) AS area WHERE ${column} LIKE area || '%'))`;

// A changed calendar moves every open time limit, whatever the substance ($4).
const open = `
SELECT a.id, a.number, a.enterprise_id, a.enterprise_name, a.division, a.summary, (count(*) OVER ())::int AS total
FROM permits.application a
WHERE a.state IN ('accepted', 'paused', 'correction_required') AND ${inArea('a.division')}
  AND ($4 OR EXISTS (SELECT FROM jsonb_to_recordset(a.lines) AS l(substance text)
        WHERE l.substance = ANY(CASE WHEN a.kind LIKE 'purchase%' THEN $1::text[] ELSE $2::text[] END)))
ORDER BY a.due_at NULLS LAST, a.id LIMIT ${MOST_TOUCHED}`;

const valid = `
SELECT p.id, p.number, p.enterprise_id, p.holder->>'name' AS enterprise_name, p.division,
  string_agg(l.substance, '、' ORDER BY l.position) || '，至 ' || p.valid_to AS summary, (count(*) OVER ())::int AS total
FROM permits.permit p JOIN permits.permit_line l ON l.permit_id = p.id
WHERE p.state IN ('valid', 'suspended') AND p.valid_to >= greatest($4::date, $5::date) AND ${inArea('p.division')}
  AND l.substance = ANY(CASE WHEN p.kind = 'purchase_filing' THEN $1::text[] ELSE $2::text[] END)
GROUP BY p.id ORDER BY p.valid_to, p.id LIMIT ${MOST_TOUCHED}`;

/** Open applications, and papers still valid on the day on which a change of the law takes force. */
@Injectable()
export class PaperImpact implements ImpactProbe {
  async impactOf(sql: Sql, touch: LawTouch, today: PlainDate): Promise<Impact[]> {
    const codes = [codesIn(touch, 'purchase'), codesIn(touch, 'transport')];
    const applications = await sql.rows<Row>(open, [...codes, touch.areas, touch.holidayYears.length > 0]);
    const permits = await sql.rows<Row>(valid, [...codes, touch.areas, today, touch.from]);
    return [
      impact('applications', '未办结的申请', 'open applications', applications),
      impact('permits', '施行日仍有效的证件', 'papers still valid on the day', permits),
    ];
  }
}

function impact(what: string, zh: string, en: string, rows: readonly Row[]): Impact {
  return {
    what,
    zh,
    en,
    total: rows[0]?.total ?? 0,
    items: rows.map((row) => ({
      id: row.id,
      enterpriseId: row.enterprise_id,
      enterprise: row.enterprise_name,
      division: row.division,
      detail: { zh: `${row.number} ${row.summary}`, en: `${row.number} ${row.summary}` },
    })),
  };
}
