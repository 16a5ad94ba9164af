import {
  cursorOf,
  isoOf,
  limitOf,
  openActs,
  pageOf,
  platformRefusal,
  type Actor,
  type PageQuery,
  type Sql,
} from '@yby/platform';
import { maskName, type Instant } from '@yby/platform/contract';
import type { AmendmentDetail, AmendmentRows, AmendmentView, StoredAmendment } from './amendment';
import { amendmentLifecycle } from './amendment.lifecycle';
import { isOurs, tellsNames } from './who-amends';

/** @throws Refusal platform.not-found */
export async function getAmendment(sql: Sql, id: string, lock = false): Promise<StoredAmendment> {
  const row = await sql.maybe<StoredAmendment>(
    `SELECT * FROM regulation.amendment WHERE id = $1${lock ? ' FOR UPDATE' : ''}`,
    [id],
  );
  if (!row) throw platformRefusal('not-found');
  return row;
}

/** Newest first. */
export async function listAmendments(sql: Sql, actor: Actor, query: PageQuery): Promise<AmendmentRows> {
  const [at, id] = cursorOf(query, ['instant', 'uuid']) ?? [8.64e15, 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
  const limit = limitOf(query);
  const rows = await sql.rows<StoredAmendment>(
    `SELECT * FROM regulation.amendment WHERE (proposed_at, id) < (to_timestamp($1::float8 / 1000), $2::uuid)
     ORDER BY proposed_at DESC, id DESC LIMIT $3`,
    [Math.min(at, 4e12), id, limit + 1],
  );
  return pageOf(
    rows,
    limit,
    (row) => amendmentView(row, actor),
    (row) => [row.proposed_at, row.id],
  );
}

export function amendmentView(row: StoredAmendment, actor: Actor): AmendmentView {
  // Who has brought it may not confirm it, whatever offices they hold.
  const acts = openActs(amendmentLifecycle, row.state, actor.roles).filter(
    (act) => isOurs(row, actor) && (act !== 'confirm' || row.proposed_by !== actor.id),
  );
  const nameOf = (name: string) => (tellsNames(row, actor) ? name : maskName(name));
  return {
    id: row.id,
    titleZh: row.title_zh,
    titleEn: row.title_en,
    source: row.source,
    correction: row.correction,
    state: row.state,
    version: row.version,
    baseEdition: row.base_edition,
    edition: row.edition,
    takesForceOn: row.takes_force_on,
    proposedBy: nameOf(row.proposed_name),
    proposedAt: isoOf(row.proposed_at),
    closedBy: row.closed_name === null ? null : nameOf(row.closed_name),
    closedAt: row.closed_at === null ? null : isoOf(row.closed_at as Instant),
    acts,
  };
}

export function amendmentDetail(row: StoredAmendment, actor: Actor): AmendmentDetail {
  return { ...amendmentView(row, actor), changes: row.changes };
}
