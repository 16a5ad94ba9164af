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
  type PlainDate,
  type Role,
  type Sql,
} from '@yby/platform';
import { accountLifecycle, type AccountState } from '../accounts/account.lifecycle';
import { mandatesOf } from '../offices/mandate';
import { pendingOf, proposalView } from '../offices/read-proposals';
import type { EnterpriseCards } from '../sessions/me';
import type { AccountDetail, AccountQuery, AccountRow } from './account-views';
import { caredForBy } from './city-of';

export interface StoredAccount {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly state: AccountState;
  readonly version: number;
  readonly enterpriseId: string | null;
  readonly organId: string | null;
  readonly organName: string | null;
  readonly division: string;
  readonly passwordSetAt: Instant;
  readonly mustChangePassword: boolean;
  readonly roles: Role[];
  readonly inForce: Role[];
  readonly mandateUntil: PlainDate | null;
  readonly changePending: boolean;
}

const selection = `
SELECT a.id, a.username, a.name, a.state, a.version, a.enterprise_id AS "enterpriseId", a.organ_id AS "organId",
  o.name_zh AS "organName", a.division, a.password_set_at AS "passwordSetAt", a.password_initial AS "mustChangePassword",
  ARRAY(SELECT f.role FROM identity.office f WHERE f.account_id = a.id ORDER BY f.role) AS roles,
  identity.offices_in_force(a.id, $1::date) AS "inForce",
  (SELECT max(m.until_on) FROM identity.mandate m WHERE m.account_id = a.id) AS "mandateUntil",
  EXISTS (SELECT FROM identity.proposal p WHERE p.account_id = a.id AND p.state = 'proposed') AS "changePending"
FROM identity.account a LEFT JOIN identity.organ o ON o.id = a.organ_id
WHERE ($2::uuid IS NULL OR a.enterprise_id = $2) AND a.division BETWEEN $3 AND $4`;

/** One page of the people that the caller looks after, by username. */
export async function listAccounts(
  sql: Sql,
  actor: Actor,
  query: AccountQuery,
  on: PlainDate,
  cards?: EnterpriseCards,
): Promise<Page<AccountRow>> {
  const { enterpriseId, from, to } = caredForBy(actor);
  const [after, afterId] = cursorOf(query, ['text', 'uuid']) ?? [null, null];
  const limit = limitOf(query);
  const rows = await sql.rows<StoredAccount>(
    `${selection}
       AND ($5::text IS NULL OR a.name ILIKE '%' || $5 || '%' OR a.username LIKE '%' || lower($5) || '%')
       AND ($6::uuid IS NULL OR a.organ_id = $6) AND ($7::text IS NULL OR a.state = $7)
       AND ($8::text IS NULL OR ($8 = 'organ') = (a.organ_id IS NOT NULL))
       AND ($9::text IS NULL OR (a.username, a.id) > ($9, $10::uuid))
     ORDER BY a.username, a.id LIMIT $11`,
    [
      on,
      enterpriseId,
      from,
      to,
      query.q?.trim().replace(/[\\%_]/g, '\\$&') || null,
      query.organ ?? null,
      query.state ?? null,
      query.side ?? null,
      after,
      afterId,
      limit + 1,
    ],
  );
  const names = new Map<string, string>();
  for (const id of new Set(rows.flatMap((row) => row.enterpriseId ?? [])))
    names.set(id, (await cards?.cardOf(sql, id))?.name ?? '');
  return pageOf(
    rows,
    limit,
    (row) => rowView(row, actor, names.get(row.enterpriseId ?? '') ?? row.organName),
    ({ username, id }) => [username, id],
  );
}

/** @throws Refusal platform.not-found also for somebody whom the caller does not look after */
export async function getAccount(sql: Sql, actor: Actor, id: string, on: PlainDate): Promise<StoredAccount> {
  const { enterpriseId, from, to } = caredForBy(actor);
  const row = await sql.maybe<StoredAccount>(`${selection} AND a.id = $5`, [on, enterpriseId, from, to, id]);
  if (!row) throw platformRefusal('not-found');
  return row;
}

export async function accountDetail(
  sql: Sql,
  actor: Actor,
  id: string,
  on: PlainDate,
  cards?: EnterpriseCards,
): Promise<AccountDetail> {
  const row = await getAccount(sql, actor, id, on);
  const place = row.enterpriseId ? ((await cards?.cardOf(sql, row.enterpriseId))?.name ?? null) : row.organName;
  const pending = await pendingOf(sql, id);
  return {
    ...rowView(row, actor, place),
    passwordSetAt: isoOf(row.passwordSetAt),
    mandates: await mandatesOf(sql, id),
    pending: pending && proposalView(pending, actor),
  };
}

function rowView(row: StoredAccount, actor: Actor, place: string | null): AccountRow {
  const { organName: _, passwordSetAt: __, ...rest } = row;
  const proposes = actor.roles.includes('sysadmin') && row.state === 'active' && row.organId !== null;
  const own = row.id === actor.id;
  const open = openActs(accountLifecycle, row.state, actor.roles).filter(
    (act) =>
      // Leaving is everybody's own act, under their own account.
      act !== 'leave' &&
      // An officer's offices are assigned by the confirmation alone; a mandate is an agent's.
      (act !== 'assign' || actor.enterpriseId !== null) &&
      (act !== 'entrust' || row.roles.includes('agent')),
  );
  return {
    ...rest,
    place,
    acts: own
      ? open.filter((act) => act === 'entrust')
      : [...open, ...(proposes && !row.changePending ? ['propose'] : [])],
  };
}
