import {
  cursorOf,
  isoOf,
  limitOf,
  openActs,
  pageOf,
  platformRefusal,
  type Actor,
  type Instant,
  type Page,
  type Sql,
} from '@yby/platform';
import { areaOf } from '../people/city-of';
import { proposalLifecycle, type ProposalState } from './proposal.lifecycle';
import type { ProposalKind, ProposalQuery, ProposalView } from './proposal-views';

export interface StoredProposal {
  readonly id: string;
  readonly kind: ProposalKind;
  readonly account_id: string | null;
  readonly account_name: string | null;
  readonly payload: object;
  readonly proposal_id: string;
  readonly state: ProposalState;
  readonly version: number;
  readonly proposed_by: string;
  readonly proposed_name: string;
  readonly proposed_at: Instant;
  readonly closed_name: string | null;
  readonly closed_at: Instant | null;
  readonly division: string;
}

const selection = `
SELECT p.id, p.kind, p.account_id, a.name AS account_name, p.payload, p.proposal_id, p.state, p.version, p.proposed_by,
       b.name AS proposed_name, p.proposed_at, c.name AS closed_name, p.closed_at, p.division
FROM identity.proposal p JOIN identity.account b ON b.id = p.proposed_by
LEFT JOIN identity.account a ON a.id = p.account_id LEFT JOIN identity.account c ON c.id::text = p.closed_by`;

/** @throws Refusal platform.not-found also for another city's */
export async function getProposal(sql: Sql, actor: Actor, id: string): Promise<StoredProposal> {
  const row = await sql.maybe<StoredProposal>(`${selection} WHERE p.id = $1 AND p.division BETWEEN $2 AND $3`, [
    id,
    ...areaOf(actor),
  ]);
  if (!row) throw platformRefusal('not-found');
  return row;
}

export async function pendingOf(sql: Sql, accountId: string): Promise<StoredProposal | null> {
  return sql.maybe<StoredProposal>(`${selection} WHERE p.account_id = $1 AND p.state = 'proposed'`, [accountId]);
}

/** Changed settings of a city that wait for their second person. */
export async function openOfCity(sql: Sql, division: string): Promise<StoredProposal | null> {
  return sql.maybe<StoredProposal>(
    `${selection} WHERE p.kind = 'city_settings' AND p.division = $1 AND p.state = 'proposed'`,
    [division],
  );
}

/** Newest first. */
export async function listProposals(sql: Sql, actor: Actor, query: ProposalQuery): Promise<Page<ProposalView>> {
  const after = cursorOf(query, ['uuid'])?.[0] ?? null;
  const limit = limitOf(query);
  const rows = await sql.rows<StoredProposal>(
    `${selection} WHERE p.division BETWEEN $1 AND $2 AND ($3::text IS NULL OR p.state = $3) AND ($4::uuid IS NULL OR p.id < $4)
     ORDER BY p.id DESC LIMIT $5`,
    [...areaOf(actor), query.state ?? null, after, limit + 1],
  );
  return pageOf(
    rows,
    limit,
    (row) => proposalView(row, actor),
    ({ id }) => [id],
  );
}

export function proposalView(row: StoredProposal, actor: Actor): ProposalView {
  const mine = row.proposed_by === actor.id;
  const open = openActs(proposalLifecycle, row.state, actor.roles);
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    version: row.version,
    accountId: row.account_id,
    accountName: row.account_name,
    payload: row.payload,
    proposedBy: row.proposed_name,
    proposedAt: isoOf(row.proposed_at),
    closedBy: row.closed_name,
    closedAt: row.closed_at === null ? null : isoOf(row.closed_at),
    acts: open.filter((act) => act !== 'confirm' || (!mine && row.account_id !== actor.id)),
  };
}
