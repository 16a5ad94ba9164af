import { cursorOf, isoOf, limitOf, pageOf, platformRefusal, type Actor, type PageQuery, type Sql } from '@yby/platform';
import type { Page } from '@yby/platform/contract';
import type { StoredApplication } from './application-row';
import type { ApplicationRow } from './application-view';

export type ListedApplication = Pick<
  StoredApplication,
  | 'id'
  | 'number'
  | 'kind'
  | 'state'
  | 'summary'
  | 'seller_name'
  | 'consignee_name'
  | 'submitted_at'
  | 'due_at'
  | 'decided_at'
  | 'permit_id'
  | 'permit_number'
>;

/** The enterprise's own applications, newest first. */
export async function listApplications(
  sql: Sql,
  actor: Actor,
  query: PageQuery,
  state: string | undefined,
): Promise<Page<ApplicationRow>> {
  if (!actor.enterpriseId) throw platformRefusal('not-permitted', { roles: ['agent'] });
  const after = cursorOf(query, ['uuid']);
  const limit = limitOf(query);
  const rows = await sql.rows<ListedApplication>(
    `SELECT id, number, kind, state, summary, seller_name, consignee_name, submitted_at, due_at, decided_at, permit_id, permit_number
     FROM permits.application
     WHERE enterprise_id = $1 AND ($2::uuid IS NULL OR id < $2) AND ($3::text IS NULL OR state = $3)
     ORDER BY id DESC LIMIT $4`,
    [actor.enterpriseId, after?.[0] ?? null, state ?? null, limit + 1],
  );
  return pageOf(rows, limit, rowView, (row) => [row.id]);
}

export function rowView(row: ListedApplication): ApplicationRow {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    state: row.state,
    summary: row.summary,
    counterparty: row.seller_name ?? row.consignee_name ?? '—',
    submittedAt: isoOf(row.submitted_at),
    dueAt: row.due_at === null ? null : isoOf(row.due_at),
    decidedAt: row.decided_at === null ? null : isoOf(row.decided_at),
    permitId: row.permit_id,
    permitNumber: row.permit_number,
  };
}
