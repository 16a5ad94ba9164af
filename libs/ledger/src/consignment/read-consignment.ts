import { enterpriseFacts } from '@yby/enterprise';
import {
  cursorOf,
  isoOf,
  limitOf,
  openActs,
  pageOf,
  platformRefusal,
  toPlainDate,
  type Actor,
  type Page,
  type Sql,
} from '@yby/platform';
import type { Instant, PlainDate, QuantityUnit } from '@yby/platform/contract';
import { substanceOf } from '@yby/regulation/contract';
import { consignmentStates, type ConsignmentState } from '../words';
import type { ConsignmentQuery, ConsignmentView } from './consignment-view';
import { consignmentLifecycle } from './consignment.lifecycle';

export interface ConsignmentRow {
  readonly id: string;
  readonly state: ConsignmentState;
  readonly version: number;
  readonly permit_id: string;
  readonly permit_number: string;
  readonly redemption_id: string;
  readonly seller_id: string;
  readonly buyer_id: string;
  readonly buyer_site_id: string | null;
  readonly delivered_on: PlainDate;
  readonly sent_at: Instant;
  readonly received_at: Instant | null;
  readonly division: string;
  /** In their order; amounts as decimal text. */
  readonly lines: readonly {
    readonly substance: string;
    readonly unit: QuantityUnit;
    readonly sent: string;
    readonly received: string | null;
    readonly reason: string | null;
  }[];
}

const COLUMNS = `c.id, c.state, c.version, c.permit_id, c.permit_number, c.redemption_id, c.seller_id, c.buyer_id, c.buyer_site_id,
  c.delivered_on, c.sent_at, c.received_at, c.division,
  (SELECT json_agg(json_build_object('substance', l.substance, 'unit', l.unit, 'sent', l.sent::text,
     'received', l.received::text, 'reason', l.reason) ORDER BY l.position)
   FROM ledger.consignment_line l WHERE l.consignment_id = c.id) AS lines`;
const ONE = `SELECT ${COLUMNS} FROM ledger.consignment c WHERE c.id = $1`;
const ONE_LOCKED = `SELECT ${COLUMNS} FROM ledger.consignment c WHERE c.id = $1 FOR UPDATE OF c`;
const PAGE = {
  seller: `SELECT ${COLUMNS} FROM ledger.consignment c
    WHERE c.seller_id = $1 AND ($2::text IS NULL OR c.state = $2) AND ($3::uuid IS NULL OR c.id < $3) ORDER BY c.id DESC LIMIT $4`,
  buyer: `SELECT ${COLUMNS} FROM ledger.consignment c
    WHERE c.buyer_id = $1 AND ($2::text IS NULL OR c.state = $2) AND ($3::uuid IS NULL OR c.id < $3) ORDER BY c.id DESC LIMIT $4`,
};

/** @throws Refusal platform.not-found also for a foreign consignment: that it exists is nobody else's business */
export async function getConsignment(
  sql: Sql,
  actor: Actor,
  id: string,
  lock: '' | 'FOR UPDATE' = '',
): Promise<ConsignmentRow> {
  const row = await sql.maybe<ConsignmentRow>(lock ? ONE_LOCKED : ONE, [id]);
  if (!row || !actor.enterpriseId || ![row.seller_id, row.buyer_id].includes(actor.enterpriseId))
    throw platformRefusal('not-found');
  return row;
}

/** The acts that this caller may do next: only the buyer's own people confirm a receipt. */
export function consignmentActs(row: Pick<ConsignmentRow, 'state' | 'buyer_id'>, actor: Actor): string[] {
  return row.buyer_id === actor.enterpriseId ? openActs(consignmentLifecycle, row.state, actor.roles) : [];
}

/** Rows as one of their sides sees them; names are read in one statement through the register. */
export async function viewsOf(
  sql: Sql,
  actor: Actor,
  rows: readonly ConsignmentRow[],
  now: Instant,
): Promise<ConsignmentView[]> {
  if (rows.length === 0) return [];
  const parties = await enterpriseFacts(
    sql,
    rows.flatMap((row) => [row.seller_id, row.buyer_id]),
    toPlainDate(now),
  );
  const named = (id: string) => ({ id, name: parties.get(id)?.name ?? '—' });
  return rows.map((row) => {
    const { zh, en } = consignmentStates[row.state];
    const site = parties.get(row.buyer_id)?.sites.find(({ id }) => id === row.buyer_site_id);
    return {
      id: row.id,
      state: row.state,
      stateName: { zh, en },
      version: row.version,
      permitId: row.permit_id,
      permitNumber: row.permit_number,
      redemptionId: row.redemption_id,
      seller: named(row.seller_id),
      buyer: named(row.buyer_id),
      site: row.buyer_site_id === null ? null : { id: row.buyer_site_id, name: site?.name ?? '—' },
      lines: row.lines.map(({ substance, unit, sent, received, reason }) => {
        const { nameZh, nameEn } = substanceOf(substance);
        return {
          substance,
          nameZh,
          nameEn,
          sent: { unit, amount: sent },
          received: received === null ? null : { unit, amount: received },
          different: received !== null && received !== sent,
          reason,
        };
      }),
      deliveredOn: row.delivered_on,
      sentAt: isoOf(row.sent_at),
      receivedAt: row.received_at === null ? null : isoOf(row.received_at),
      acts: consignmentActs(row, actor),
    };
  });
}

export async function readConsignment(sql: Sql, actor: Actor, id: string, now: Instant): Promise<ConsignmentView> {
  const [view] = await viewsOf(sql, actor, [await getConsignment(sql, actor, id)], now);
  return view!;
}

/** Consignments of the caller's enterprise, newest first. */
export async function listConsignments(
  sql: Sql,
  actor: Actor,
  query: ConsignmentQuery,
  now: Instant,
): Promise<Page<ConsignmentView>> {
  const limit = limitOf(query);
  const after = cursorOf(query, ['uuid']);
  const rows = await sql.rows<ConsignmentRow>(PAGE[query.side ?? 'buyer'], [
    actor.enterpriseId,
    query.state ?? null,
    after?.[0] ?? null,
    limit + 1,
  ]);
  const page = pageOf(
    rows,
    limit,
    (row) => row,
    ({ id }) => [id],
  );
  return { items: await viewsOf(sql, actor, page.items, now), next: page.next };
}
