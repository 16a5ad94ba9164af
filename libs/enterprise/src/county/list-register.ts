import {
  cursorOf,
  limitOf,
  maskName,
  pageOf,
  platformRefusal,
  toPlainDate,
  type Actor,
  type Instant,
  type Page,
  type PlainDate,
  type Sql,
} from '@yby/platform';
import type { EnterpriseState } from '../register/enterprise.lifecycle';
import type { EnterpriseKind } from '../register/licence';
import { colourOf } from '../standing/colour';
import { standings, type ReadStanding } from '../standing/read-standing';
import type { RegisterQuery, RegisterRow } from './register-views';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly uscc: string;
  readonly division: string;
  readonly address: string;
  readonly legal_rep: string;
  readonly kinds: EnterpriseKind[];
  readonly state: EnterpriseState;
  readonly next_end: PlainDate | null;
}

/** How many are looked at for one page when a colour is asked for: green and yellow are known only by computing them. */
const MOST_LOOKED_AT = 300;

// Red is what stops business: it stands in the books themselves, so that the books can be asked for it.
const red = `(e.state <> 'registered'
  OR EXISTS (SELECT FROM enterprise.hold h WHERE h.enterprise_id = e.id AND h.from_on <= $1::date
    AND (h.until_on IS NULL OR h.until_on >= $1::date) AND NOT EXISTS (SELECT FROM enterprise.hold_release r WHERE r.hold_id = h.id))
  OR EXISTS (SELECT FROM enterprise.ban b WHERE b.enterprise_id = e.id AND b.from_on <= $1::date AND b.to_on >= $1::date))`;

const question = `
SELECT e.id, e.name, coalesce(e.uscc, '') AS uscc, e.division, e.address, e.legal_rep, e.kinds, e.state,
  (SELECT min(l.valid_to) FROM enterprise.licence l WHERE l.enterprise_id = e.id AND l.valid_to >= $1::date) AS next_end
FROM enterprise.enterprise e
WHERE e.state <> 'draft' AND e.division BETWEEN $2 AND $3
  AND ($4::text IS NULL OR e.name ILIKE '%' || $4 || '%' OR e.uscc LIKE upper($4) || '%' OR e.pinyin LIKE '%' || lower($4) || '%')
  AND ($5::text IS NULL OR e.division = $5) AND ($6::text IS NULL OR e.kinds @> ARRAY[$6::text])
  AND ($7::text IS NULL OR coalesce((SELECT g.credit_class FROM enterprise.grade g WHERE g.enterprise_id = e.id
    ORDER BY g.id DESC LIMIT 1), 'B') = $7)
  AND ($8::text IS NULL OR e.state = $8)
  AND ($9::text IS NULL OR ${red} = ($9 = 'red'))
  AND ($10::text IS NULL OR (e.name COLLATE "C", e.id) > ($10::text COLLATE "C", $11::uuid))
ORDER BY e.name COLLATE "C", e.id LIMIT $12`;

/** 单位名录: the enterprises of an officer's area with the colour of today. The colour is computed, never stored. */
export async function listRegister(
  sql: Sql,
  standing: ReadStanding,
  actor: Actor,
  query: RegisterQuery,
  now: Instant,
): Promise<Page<RegisterRow>> {
  if (actor.division === null) throw platformRefusal('not-permitted', { roles: ['approver'] });
  const on = toPlainDate(now);
  const stem = actor.division.replace(/(00)+$/, '');
  const after = cursorOf(query, ['text', 'uuid']);
  const limit = limitOf(query);
  const computed = query.colour === 'green' || query.colour === 'yellow';
  const looked = computed ? MOST_LOOKED_AT : limit;
  const rows = await sql.rows<Row>(question, [
    on,
    stem.padEnd(6, '0'),
    stem.padEnd(6, '9'),
    query.q?.trim().replace(/[\\%_]/g, '\\$&') || null,
    query.county ?? null,
    query.kind ?? null,
    query.class ?? null,
    query.state ?? null,
    query.colour ?? null,
    after?.[0] ?? null,
    after?.[1] ?? null,
    looked + 1,
  ]);
  const place = ({ name, id }: Pick<Row, 'name' | 'id'>) => [name, id];
  if (!computed) {
    const shown = await coloured(sql, standing, rows.slice(0, limit), now);
    return pageOf([...shown, ...rows.slice(limit)], limit, (row) => row as RegisterRow, place);
  }
  const found: RegisterRow[] = [];
  for (let from = 0; from < Math.min(rows.length, looked) && found.length <= limit; from += limit) {
    const shown = await coloured(sql, standing, rows.slice(from, Math.min(from + limit, looked)), now);
    found.push(...shown.filter(({ colour }) => colour === query.colour));
  }
  if (found.length > limit || rows.length <= looked) return pageOf(found, limit, (row) => row, place);
  // Nothing more among those that were looked at, but there are others behind them.
  const last = rows[looked - 1]!;
  return { items: found, next: pageOf([last, last], 1, (row) => row, place).next };
}

async function coloured(sql: Sql, standing: ReadStanding, rows: readonly Row[], now: Instant): Promise<RegisterRow[]> {
  const on = toPlainDate(now);
  const known = await standings(
    sql,
    rows.map(({ id }) => id),
    on,
  );
  const shown: RegisterRow[] = [];
  for (const { legal_rep: legalRep, next_end: nextEnd, ...row } of rows) {
    const facts = await standing.withDue(sql, known.get(row.id)!, now);
    const { colour, reasons } = colourOf(facts, on);
    shown.push({
      ...row,
      legalRep: maskName(legalRep),
      nextEnd,
      creditClass: facts.creditClass,
      colour,
      whyZh: reasons[0]?.zh ?? null,
      whyEn: reasons[0]?.en ?? null,
    });
  }
  return shown;
}
