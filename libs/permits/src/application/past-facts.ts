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

export interface PastRow {
  readonly fact: string;
  readonly substance: string;
  readonly amount: bigint;
  readonly number: string | null;
  readonly day: PlainDate | null;
}

/** Of the statement of own-facts.ts: $1 enterprise, $2 first day of the year, $4 substances, $5 kind, $7 the application itself. */
export const PAST = `WITH past AS (
  SELECT a.number, a.state, l.substance, l.unit, l.amount::bigint AS amount, (a.submitted_at AT TIME ZONE 'Asia/Shanghai')::date AS day
  FROM permits.application a, jsonb_to_recordset(a.lines) AS l(substance text, unit text, amount text)
  WHERE a.enterprise_id = $1 AND a.kind = $5 AND a.id IS DISTINCT FROM $7::uuid AND l.substance = ANY($4)
    AND a.submitted_at > $10::date AND l.unit = ANY($11)
)`;

export const PAST_FACTS = `SELECT 'usual', substance, min(unit), round(percentile_cont(0.5) WITHIN GROUP (ORDER BY amount))::bigint, NULL, NULL
FROM past WHERE state = 'approved' GROUP BY substance HAVING count(*) >= 3
UNION ALL
SELECT 'recent', substance, unit, amount, number, day FROM past
WHERE day >= $12::date AND state IN ('accepted', 'paused', 'correction_required', 'approved', 'not_required', 'forwarded', 'answered')
UNION ALL
SELECT 'exempt', substance, min(unit), sum(amount)::bigint, NULL, NULL FROM past
WHERE state = 'not_required' AND day >= $2::date GROUP BY substance`;

/** $10 to $12. */
export const pastValues = (on: PlainDate, units: readonly QuantityUnit[]) => [
  addMonths(on, -12),
  [...new Set(units)],
  addDays(on, -SPLIT_DAYS),
];

export function pastFrom(rows: readonly PastRow[]): Omit<PastFacts, 'paper'> {
  const of = (fact: string) => rows.filter((row) => row.fact === fact);
  return {
    usual: new Map(of('usual').map(({ substance, amount }) => [substance, amount])),
    recent: of('recent')
      .map(({ number, substance, amount, day }) => ({ number: number!, substance, amount, on: day! }))
      .sort((a, b) => (a.number < b.number ? -1 : 1)),
    exempt: new Map(of('exempt').map(({ substance, amount }) => [substance, amount])),
  };
}

export interface PaperAsk {
  readonly enterpriseId: string;
  readonly on: PlainDate;
  readonly except: string | null;
  readonly purchasePermitId: string | null;
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

/** A statement only where a paper is named: undefined otherwise. */
export async function paperLeft(sql: Sql, ask: PaperAsk): Promise<PaperLeft | null | undefined> {
  if (ask.purchasePermitId === null) return undefined;
  const rows = await sql.rows<PaperRow>(paper, [ask.purchasePermitId, ask.enterpriseId, ask.on, ask.except]);
  const [first] = rows;
  if (!first) return null;
  return {
    number: first.number,
    inForce: first.in_force,
    left: new Map(rows.map(({ substance, unit, remaining }) => [substance, { unit, amount: remaining }])),
  };
}
