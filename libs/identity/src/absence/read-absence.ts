import { cursorOf, limitOf, openActs, pageOf, type Actor, type Page, type Sql } from '@yby/platform';
import { areaOf } from '../people/city-of';
import { delegationLifecycle, deputyLifecycle, leaveLifecycle } from './absence.lifecycles';
import { leadsArea } from './leads';
import type { AbsenceQuery, DelegationRow, DeputyRow, LeaveRow } from './absence-views';

const span = (table: string) =>
  `${table}.id, ${table}.from_on AS "from", ${table}.until_on AS until, ${table}.state, ${table}.version, ${table}.division`;
const running = (table: string) =>
  `${table}.state = 'entered' AND ($3::date IS NULL OR ${table}.until_on >= $3::date) AND ($4::uuid IS NULL OR ${table}.id < $4::uuid)`;

const texts = {
  leave: `
SELECT ${span('l')}, l.account_id AS "accountId", a.name, o.name_zh AS "organName", l.kind
FROM identity.leave l JOIN identity.account a ON a.id = l.account_id JOIN identity.organ o ON o.id = a.organ_id
WHERE l.division BETWEEN $1 AND $2 AND ${running('l')} ORDER BY l.id DESC LIMIT $5`,
  deputy: `
SELECT ${span('p')}, p.account_id AS "accountId", a.name, p.deputy_id AS "deputyId", d.name AS "deputyName", o.name_zh AS "organName"
FROM identity.deputy p JOIN identity.account a ON a.id = p.account_id JOIN identity.account d ON d.id = p.deputy_id
JOIN identity.organ o ON o.id = a.organ_id
WHERE p.division BETWEEN $1 AND $2 AND ${running('p')} ORDER BY p.id DESC LIMIT $5`,
  delegation: `
SELECT ${span('g')}, f.name_zh AS "fromOrgan", t.name_zh AS "toOrgan", g.basis
FROM identity.delegation g JOIN identity.organ f ON f.id = g.from_organ JOIN identity.organ t ON t.id = g.to_organ
WHERE g.division BETWEEN $1 AND $2 AND ${running('g')} ORDER BY g.id DESC LIMIT $5`,
} as const;

async function page<R extends { readonly id: string }>(
  sql: Sql,
  text: string,
  area: readonly [string, string],
  query: AbsenceQuery,
): Promise<Page<R>> {
  const limit = limitOf(query);
  const after = cursorOf(query, ['uuid'])?.[0] ?? null;
  const rows = await sql.rows<R>(text, [...area, query.since ?? null, after, limit + 1]);
  return pageOf(
    rows,
    limit,
    (row) => row,
    ({ id }) => [id],
  );
}

/** One's own, or of the area that one leads: the list shows no other area's to those who lead. */
const mine = (actor: Actor, { accountId }: { readonly accountId: string }) =>
  accountId === actor.id || leadsArea(actor);

/** What is entered and not cancelled, newest first. */
export async function listLeaves(sql: Sql, actor: Actor, query: AbsenceQuery): Promise<Page<LeaveRow>> {
  const { items, next } = await page<LeaveRow>(sql, texts.leave, areaOf(actor), query);
  return {
    items: items.map((row) => ({
      ...row,
      acts: mine(actor, row) ? openActs(leaveLifecycle, row.state, actor.roles) : [],
    })),
    next,
  };
}

export async function listDeputies(sql: Sql, actor: Actor, query: AbsenceQuery): Promise<Page<DeputyRow>> {
  const { items, next } = await page<DeputyRow>(sql, texts.deputy, areaOf(actor), query);
  return {
    items: items.map((row) => ({
      ...row,
      acts: mine(actor, row) ? openActs(deputyLifecycle, row.state, actor.roles) : [],
    })),
    next,
  };
}

/** Everybody may know in whose name who decides (行政许可法 24). */
export async function listDelegations(sql: Sql, actor: Actor, query: AbsenceQuery): Promise<Page<DelegationRow>> {
  const { items, next } = await page<DelegationRow>(sql, texts.delegation, ['000000', '999999'], query);
  const [from, to] = actor.roles.includes('supervisor') ? areaOf(actor) : ['', ''];
  const own = ({ division }: DelegationRow) => division >= from && division <= to;
  return {
    items: items.map((row) => ({
      ...row,
      acts: own(row) ? openActs(delegationLifecycle, row.state, actor.roles) : [],
    })),
    next,
  };
}
