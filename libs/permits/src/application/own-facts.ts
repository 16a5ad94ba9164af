import type { PlainDate, Quantity, QuantityUnit, Sql } from '@yby/platform';
import { PAST, PAST_FACTS, pastFrom, pastValues, type PastFacts, type PastRow } from './past-facts';

/** What this module and the books know of an applicant, by substance. Amounts in the unit's whole pieces. */
export interface OwnFacts {
  /**
   * Of purchase papers issued in the calendar year of `on`: what has been bought, and what may still be bought. A paper that
   * has ended (cancelled, expired, used up or ended by the organ) counts with what was written off on it: the rest can never
   * be bought any more, and is free again.
   */
  readonly granted: ReadonlyMap<string, bigint>;
  /** Granted and not yet redeemed on purchase papers that may still be used; a suspended one may be restored. */
  readonly open: ReadonlyMap<string, bigint>;
  /** Applications of the same kind, counterparty and substance that are open now. */
  readonly duplicates: readonly { readonly number: string; readonly substance: string; readonly amount: bigint }[];
  /** In stock over all its sites; held by weight and in pieces, the weight. */
  readonly stock: ReadonlyMap<string, Quantity>;
  /** How many of the attached files this account has uploaded. */
  readonly uploaded: number;
}

interface FactRow extends Omit<PastRow, 'fact'> {
  readonly fact: 'granted' | 'open' | 'duplicate' | 'stock' | 'uploaded' | PastRow['fact'];
  readonly unit: QuantityUnit;
}

// Its past in the same statement: see past-facts.ts.
const question = `
${PAST}
SELECT 'granted' AS fact, l.substance, l.unit,
  sum(CASE WHEN p.state IN ('valid', 'suspended') AND p.valid_to >= $3::date THEN l.granted ELSE l.redeemed END)::bigint AS amount, NULL::text AS number, NULL::date AS day
FROM permits.permit p JOIN permits.permit_line l ON l.permit_id = p.id
WHERE p.enterprise_id = $1 AND p.kind = 'purchase_filing' AND p.valid_from >= $2::date
  AND l.substance = ANY($4)
GROUP BY l.substance, l.unit
UNION ALL
SELECT 'open', l.substance, l.unit, sum(l.granted - l.redeemed)::bigint, NULL, NULL
FROM permits.permit p JOIN permits.permit_line l ON l.permit_id = p.id
WHERE p.enterprise_id = $1 AND p.kind = 'purchase_filing' AND p.state IN ('valid', 'suspended') AND p.valid_to >= $3::date AND l.substance = ANY($4)
GROUP BY l.substance, l.unit
UNION ALL
SELECT 'duplicate', l.substance, l.unit, l.amount::bigint, a.number, NULL
FROM permits.application a, jsonb_to_recordset(a.lines) AS l(substance text, unit text, amount text)
WHERE a.enterprise_id = $1 AND a.state IN ('accepted', 'paused', 'correction_required') AND a.kind = $5 AND l.substance = ANY($4)
  AND coalesce(a.seller_id, a.consignee_id) = $6 AND a.id IS DISTINCT FROM $7::uuid
UNION ALL
SELECT 'stock', held.key, held.value->>'unit', (held.value->>'amount')::bigint, NULL, NULL FROM jsonb_each(ledger.held($1, $4)) AS held
UNION ALL
SELECT 'uploaded', '', '', platform.uploaded($8, $9), NULL, NULL
UNION ALL
${PAST_FACTS}`;

export interface OwnFactsAsk {
  readonly enterpriseId: string;
  readonly kind: string;
  readonly counterpartyId: string | null;
  readonly substances: readonly string[];
  readonly on: PlainDate;
  /** The application itself, when it is checked again. */
  readonly except: string | null;
  readonly accountId: string;
  readonly files: readonly string[];
  readonly units: readonly QuantityUnit[];
}

/** One statement. */
export async function ownFacts(
  sql: Sql,
  ask: OwnFactsAsk,
): Promise<{ readonly own: OwnFacts; readonly past: Omit<PastFacts, 'paper'> }> {
  const rows = await sql.rows<FactRow>(question, [
    ask.enterpriseId,
    `${ask.on.slice(0, 4)}-01-01`,
    ask.on,
    ask.substances,
    ask.kind,
    ask.counterpartyId,
    ask.except,
    ask.accountId,
    ask.files,
    ...pastValues(ask.on, ask.units),
  ]);
  const of = (fact: FactRow['fact']) => rows.filter((row) => row.fact === fact);
  const own: OwnFacts = {
    granted: new Map(of('granted').map(({ substance, amount }) => [substance, amount])),
    open: new Map(of('open').map(({ substance, amount }) => [substance, amount])),
    duplicates: of('duplicate').map(({ number, substance, amount }) => ({ number: number!, substance, amount })),
    stock: new Map(of('stock').map(({ substance, unit, amount }) => [substance, { unit, amount }])),
    uploaded: Number(of('uploaded')[0]?.amount ?? 0n),
  };
  return { own, past: pastFrom(rows) };
}
