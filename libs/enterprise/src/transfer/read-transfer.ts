import { namesOf } from '@yby/identity';
import {
  cursorOf,
  isoOf,
  limitOf,
  openActs,
  pageOf,
  platformRefusal,
  type Actor,
  type Page,
  type PageQuery,
  type Ports,
  type Sql,
} from '@yby/platform';
import { findEnterprises } from '../facts/enterprise-facts';
import { countsOf, obstaclesTo } from './obstacles';
import { getTransfer, transferSideOf, type StoredTransfer } from './transfer-row';
import type { NamedTransferSite, TransferRow, TransferView } from './transfer-views';
import { transferLifecycle } from './transfer.lifecycle';

export async function readTransfer(sql: Sql, ports: Ports, actor: Actor, id: string): Promise<TransferView> {
  return viewTransfer(sql, ports, actor, await getTransfer(sql, actor, id));
}

export async function viewTransfer(sql: Sql, ports: Ports, actor: Actor, row: StoredTransfer): Promise<TransferView> {
  const side = transferSideOf(row, actor);
  if (side === null) throw platformRefusal('not-found');
  const open = row.state === 'proposed';
  const cards = await findEnterprises(sql, [row.enterprise_id, ...(row.successor_id ? [row.successor_id] : [])]);
  const partyOf = (id: string) => ({ id, name: cards.get(id)?.name ?? '—', uscc: cards.get(id)?.uscc ?? '' });
  const people = await namesOf(sql, [row.proposed_by, ...(row.decided_by ? [row.decided_by] : [])]);
  const sites = await sql.rows<NamedTransferSite>(
    `SELECT s.id, s.name, s.address, w.address AS "newAddress" FROM enterprise.site s
     JOIN jsonb_to_recordset($1::jsonb) AS w (id uuid, address text) ON w.id = s.id ORDER BY s.id`,
    [JSON.stringify(row.sites)],
  );
  const toSite = row.to_site_id
    ? await sql.maybe<{ name: string }>('SELECT name FROM enterprise.site WHERE id = $1', [row.to_site_id])
    : null;
  const { zh, en } = transferLifecycle.states[row.state];
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    stateName: { zh, en },
    version: row.version,
    enterprise: partyOf(row.enterprise_id),
    successor: row.successor_id ? partyOf(row.successor_id) : null,
    toSite: toSite?.name ?? null,
    fromDivision: row.division,
    toDivision: row.to_division,
    newAddress: row.new_address,
    formerName: row.former_name,
    sites,
    reason: row.reason,
    note: row.note,
    paper: row.paper !== null,
    proposedBy: people.get(row.proposed_by) ?? '—',
    proposedAt: isoOf(row.proposed_at),
    decidedBy: row.decided_by && (people.get(row.decided_by) ?? '—'),
    decidedAt: row.decided_at && isoOf(row.decided_at),
    moves: (open ? await countsOf(sql, ports, row) : row.moved).map((one) => ({ ...one })),
    obstacles: open ? (await obstaclesTo(sql, ports, row, false)).map((one) => ({ ...one })) : [],
    side,
    acts: (openActs(transferLifecycle, row.state, actor.roles) as string[]).filter((act) =>
      side === 'takes' ? act === 'accept' || act === 'decline' : side === 'gives' && act === 'withdraw',
    ),
  };
}

type ListRow = StoredTransfer & { readonly name: string; readonly successor: string | null };

const rowsOf = `SELECT t.*, e.name, s.name AS successor FROM enterprise.transfer t
  JOIN enterprise.enterprise e ON e.id = t.enterprise_id LEFT JOIN enterprise.enterprise s ON s.id = t.successor_id`;

/** Of an officer's area, on either side; of an enterprise its own. Newest first. */
export async function listTransfers(sql: Sql, actor: Actor, query: PageQuery): Promise<Page<TransferRow>> {
  const after = cursorOf(query, ['uuid'])?.[0] ?? null;
  const limit = limitOf(query);
  const stem = actor.division?.replace(/(00)+$/, '');
  if (actor.enterpriseId === null && !stem) throw platformRefusal('not-permitted', { roles: ['approver'] });
  const rows =
    actor.enterpriseId === null
      ? await sql.rows<ListRow>(
          `${rowsOf} WHERE (starts_with(t.division, $1) OR starts_with(t.to_division, $1)) AND ($2::uuid IS NULL OR t.id < $2)
           ORDER BY t.id DESC LIMIT $3`,
          [stem!, after, limit + 1],
        )
      : await sql.rows<ListRow>(
          `${rowsOf} WHERE (t.enterprise_id = $1 OR t.successor_id = $1) AND ($2::uuid IS NULL OR t.id < $2)
           ORDER BY t.id DESC LIMIT $3`,
          [actor.enterpriseId, after, limit + 1],
        );
  return pageOf(
    rows,
    limit,
    (row): TransferRow => ({
      id: row.id,
      kind: row.kind,
      state: row.state,
      name: row.name,
      successor: row.successor,
      formerName: row.former_name,
      fromDivision: row.division,
      toDivision: row.to_division,
      proposedAt: isoOf(row.proposed_at),
      mine: row.state === 'proposed' && transferSideOf(row, actor) === 'takes',
    }),
    ({ id }) => [id],
  );
}
