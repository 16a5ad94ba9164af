import type { PlainDate, QuantityUnit, Sql } from '@yby/platform';
import { addDays, addMonths } from '@yby/platform/contract';

/** Days that orders may be split over. */
export const SPLIT_DAYS = 7;

export interface RecentOrder {
  readonly number: string;
  readonly substance: string;
  readonly amount: bigint;
  readonly on: PlainDate;
}

/** A purchase paper whose goods are to be moved, as its holder or its seller may know it. */
export interface PaperLeft {
  readonly number: string;
  readonly inForce: boolean;
  /** By substance: granted, less what was delivered or what other transports move, whichever is more. */
  readonly left: ReadonlyMap<string, { readonly unit: QuantityUnit; readonly amount: bigint }>;
}

/** What the applicant has done before: what is usual, what was filed these days, what was bought without a paper. */
export interface PastFacts {
  /** Median of what was granted at once in the last twelve months, by substance; of three papers at least. */
  readonly usual: ReadonlyMap<string, bigint>;
  readonly recent: readonly RecentOrder[];
  /** Bought this calendar year without a paper, because none was needed (条例 17). */
  readonly exempt: ReadonlyMap<string, bigint>;
  /** Undefined: no paper was named. Null: none that this applicant may rest on. */
  readonly paper: PaperLeft | null | undefined;
}

interface Row {
  readonly fact: 'usual' | 'recent' | 'exempt';
  readonly substance: string;
  readonly amount: bigint;
  readonly number: string | null;
  readonly day: PlainDate | null;
}

const question = `
WITH past AS (
  SELECT a.number, a.state, l.substance, l.amount::bigint AS amount, (a.submitted_at AT TIME ZONE 'Asia/Shanghai')::date AS day
  FROM permits.application a, jsonb_to_recordset(a.lines) AS l(substance text, unit text, amount text)
  WHERE a.enterprise_id = $1 AND a.kind = $2 AND a.id IS DISTINCT FROM $3::uuid AND l.substance = ANY($4)
    AND a.submitted_at > $5::date AND l.unit = ANY($6)
)
SELECT 'usual' AS fact, substance, round(percentile_cont(0.5) WITHIN GROUP (ORDER BY amount))::bigint AS amount, NULL AS number, NULL::date AS day
FROM past WHERE state = 'approved' GROUP BY substance HAVING count(*) >= 3
UNION ALL
SELECT 'recent', substance, amount, number, day FROM past
WHERE day >= $7::date AND state IN ('accepted', 'paused', 'correction_required', 'approved', 'not_required', 'forwarded', 'answered')
UNION ALL
SELECT 'exempt', substance, sum(amount)::bigint, NULL, NULL FROM past
WHERE state = 'not_required' AND day >= $8::date GROUP BY substance`;

export interface PastAsk {
  readonly enterpriseId: string;
  readonly kind: string;
  readonly lines: readonly { readonly substance: string; readonly unit: QuantityUnit }[];
  readonly on: PlainDate;
  readonly except: string | null;
  readonly purchasePermitId: string | null;
}

export async function pastFacts(sql: Sql, ask: PastAsk): Promise<PastFacts> {
  const rows = await sql.rows<Row>(question, [
    ask.enterpriseId,
    ask.kind,
    ask.except,
    ask.lines.map(({ substance }) => substance),
    addMonths(ask.on, -12),
    [...new Set(ask.lines.map(({ unit }) => unit))],
    addDays(ask.on, -SPLIT_DAYS),
    `${ask.on.slice(0, 4)}-01-01`,
  ]);
  const of = (fact: Row['fact']) => rows.filter((row) => row.fact === fact);
  return {
    usual: new Map(of('usual').map(({ substance, amount }) => [substance, amount])),
    recent: of('recent')
      .map(({ number, substance, amount, day }) => ({ number: number!, substance, amount, on: day! }))
      .sort((a, b) => (a.number < b.number ? -1 : 1)),
    exempt: new Map(of('exempt').map(({ substance, amount }) => [substance, amount])),
    paper: ask.purchasePermitId === null ? undefined : await paperLeft(sql, ask),
  };
}

interface PaperRow {
  readonly number: string;
  readonly in_force: boolean;
  readonly substance: string;
  readonly unit: QuantityUnit;
  readonly remaining: bigint;
}

const paper = `
SELECT p.number, p.state = 'valid' AND p.valid_from <= $3::date AND p.valid_to >= $3::date AS in_force, l.substance, l.unit,
  l.granted - greatest(l.redeemed, (
    SELECT coalesce(sum(m.amount::bigint), 0) FROM permits.application a, jsonb_to_recordset(a.lines) AS m(substance text, unit text, amount text)
    WHERE a.purchase_permit_id = p.id AND a.state IN ('accepted', 'paused', 'correction_required', 'approved') AND a.id IS DISTINCT FROM $4::uuid
      AND m.substance = l.substance AND m.unit = l.unit))::bigint AS remaining
FROM permits.permit p JOIN permits.permit_line l ON l.permit_id = p.id
WHERE p.id = $1 AND p.kind = 'purchase_filing' AND $2 IN (p.enterprise_id, p.seller_id)`;

async function paperLeft(sql: Sql, ask: PastAsk): Promise<PaperLeft | null> {
  const rows = await sql.rows<PaperRow>(paper, [ask.purchasePermitId, ask.enterpriseId, ask.on, ask.except]);
  const [first] = rows;
  if (!first) return null;
  return {
    number: first.number,
    inForce: first.in_force,
    left: new Map(rows.map(({ substance, unit, remaining }) => [substance, { unit, amount: remaining }])),
  };
}
