import { enterpriseFacts, type EnterpriseFacts } from '@yby/enterprise';
import { namesOf } from '@yby/identity';
import {
  At,
  Choice,
  cursorOf,
  Day,
  Id,
  isoOf,
  limitOf,
  openActs,
  pageOf,
  Part,
  Text,
  toPlainDate,
  type Actor,
  type PageQuery,
  type Sql,
  type Vault,
} from '@yby/platform';
import type { Page } from '@yby/platform/contract';
import { rangeOf } from '../review/claim';
import {
  onsiteGrounds,
  onsiteLifecycle,
  onsiteOutcomes,
  onsiteStates,
  type OnsiteGround,
  type OnsiteOutcome,
  type OnsiteState,
} from './onsite.lifecycle';
import { ONSITE_NOTE, type StoredOnsite } from './onsite-row';

export class OnsiteView {
  @Id() id: string;
  @Id() applicationId: string;
  @Text() number: string;
  @Text() enterpriseName: string;
  @Text() summary: string;
  @Id() enterpriseId: string;
  @Text({ about: 'where to go: the storehouse of the case, else the seat' }) place: string;
  @Text() address: string;
  @Choice(onsiteStates, { name: 'OnsiteState' }) state: OnsiteState;
  @Choice(onsiteGrounds, { name: 'OnsiteGround' }) ground: OnsiteGround;
  @Text({ max: 1000 }) question: string;
  @Text({ about: 'who asks' }) by: string;
  @At() at: string;
  @At({ nullable: true, about: 'until when the case is promised' }) dueAt: string | null;
  @Choice(onsiteOutcomes, { nullable: true, name: 'OnsiteOutcome' }) outcome: OnsiteOutcome | null;
  @Text({ nullable: true, max: 2000 }) finding: string | null;
  @Day({ nullable: true }) visitedOn: string | null;
  @Text({ nullable: true }) closedBy: string | null;
  @At({ nullable: true }) closedAt: string | null;
  @Text({ many: true, about: 'what this caller may do next' }) acts: string[];
}

export class OnsiteViews {
  @Part(() => OnsiteView, { many: true }) items: OnsiteView[];
  @Text({ nullable: true }) next: string | null;
}

type Joined = StoredOnsite & {
  number: string;
  enterprise_name: string;
  summary: string;
  enterprise_id: string;
  site_id: string | null;
  due_at: number | null;
};

const joined = `SELECT v.*, a.number, a.enterprise_id, a.enterprise_name, a.summary, a.site_id, a.due_at
  FROM permits.onsite_verification v JOIN permits.application a ON a.id = v.application_id`;

/** Visits of the officer's area that somebody has to make, oldest first. */
export async function openVisits(sql: Sql, vault: Vault, actor: Actor, query: PageQuery): Promise<Page<OnsiteView>> {
  const after = cursorOf(query, ['uuid']);
  const limit = limitOf(query);
  const rows = await sql.rows<Joined>(
    `${joined} WHERE v.state = 'asked' AND v.division BETWEEN $1 AND $2 AND ($3::uuid IS NULL OR v.id > $3) ORDER BY v.id LIMIT $4`,
    [...rangeOf({ actor }), after?.[0] ?? null, limit + 1],
  );
  const known = await around(sql, rows);
  return pageOf(
    rows,
    limit,
    (row) => view(vault, actor, row, known),
    (row) => [row.id],
  );
}

/** All visits of one case, oldest first. */
export async function visitsOf(sql: Sql, vault: Vault, actor: Actor, applicationId: string): Promise<OnsiteView[]> {
  const rows = await sql.rows<Joined>(`${joined} WHERE v.application_id = $1 ORDER BY v.id LIMIT 100`, [applicationId]);
  const known = await around(sql, rows);
  return rows.map((row) => view(vault, actor, row, known));
}

export async function onsiteView(sql: Sql, vault: Vault, actor: Actor, { id }: StoredOnsite): Promise<OnsiteView> {
  const row = (await sql.maybe<Joined>(`${joined} WHERE v.id = $1`, [id]))!;
  return view(vault, actor, row, await around(sql, [row]));
}

interface Around {
  readonly names: ReadonlyMap<string, string>;
  readonly firms: ReadonlyMap<string, EnterpriseFacts>;
}

async function around(sql: Sql, rows: readonly Joined[]): Promise<Around> {
  if (!rows[0]) return { names: new Map(), firms: new Map() };
  const people = rows.flatMap((row) => [row.asked_by, row.closed_by ?? []].flat());
  const firms = rows.map((row) => row.enterprise_id);
  return {
    names: await namesOf(sql, [...new Set(people)]),
    firms: await enterpriseFacts(sql, firms, toPlainDate(rows[0].asked_at)),
  };
}

function view(vault: Vault, actor: Actor, row: Joined, { names, firms }: Around): OnsiteView {
  const firm = firms.get(row.enterprise_id);
  const site = firm?.sites.find(({ id }) => id === row.site_id);
  const acts = openActs(onsiteLifecycle, row.state, actor.roles);
  return {
    id: row.id,
    applicationId: row.application_id,
    number: row.number,
    enterpriseName: row.enterprise_name,
    summary: row.summary,
    enterpriseId: row.enterprise_id,
    place: site?.name ?? row.enterprise_name,
    address: site?.address ?? firm?.address ?? '',
    state: row.state,
    ground: row.ground,
    question: vault.open(row.question, ONSITE_NOTE),
    by: names.get(row.asked_by) ?? '—',
    at: isoOf(row.asked_at),
    dueAt: row.due_at === null ? null : isoOf(row.due_at as never),
    outcome: row.outcome,
    finding: row.finding === null ? null : vault.open(row.finding, ONSITE_NOTE),
    visitedOn: row.visited_on,
    closedBy: row.closed_by === null ? null : (names.get(row.closed_by) ?? '—'),
    closedAt: row.closed_at === null ? null : isoOf(row.closed_at),
    acts: acts.filter((act) => act !== 'report' || row.asked_by !== actor.id),
  };
}
