import {
  cursorOf,
  endOfDay,
  isoOf,
  limitOf,
  pageOf,
  platformRefusal,
  startOfDay,
  type AccountNames,
  type Actor,
  type Instant,
  type Page,
  type PageQuery,
  type Role,
  type Sealed,
  type Sql,
  type Vault,
} from '@yby/platform';
import { maskName } from '@yby/platform/contract';
import type { AccessQuery, AccessView, OwnAccessView } from './access-views';
import { ACCESS_WORDS } from './note-access';

interface Row {
  readonly id: string;
  readonly at: Instant;
  readonly account_id: string;
  readonly organ_name: string;
  readonly roles: Role[];
  readonly subject_type: AccessView['subject'];
  readonly subject_id: string;
  readonly subject_number: string | null;
  readonly fields: AccessView['fields'];
  readonly reason: AccessView['reason'];
  readonly words: string | null;
  readonly division: string;
  readonly request_id: string;
}

export interface ReadsAccess {
  readonly sql: Sql;
  readonly vault: Vault;
  readonly names: AccountNames | undefined;
}

/** Looks at the data of the audit administrator's city or county, newest first. */
export async function readAccess(
  { sql, vault, names }: ReadsAccess,
  actor: Actor,
  query: AccessQuery,
): Promise<Page<AccessView>> {
  if (!actor.division || actor.enterpriseId !== null) throw platformRefusal('not-permitted', { roles: ['auditadmin'] });
  const stem = actor.division.replace(/(00)+$/, '');
  const limit = limitOf(query);
  const rows = await sql.rows<Row>(
    `SELECT * FROM audit.access
     WHERE division BETWEEN $1 AND $2 AND ($3::uuid IS NULL OR id < $3)
       AND ($4::timestamptz IS NULL OR at >= $4) AND ($5::timestamptz IS NULL OR at <= $5)
       AND ($6::uuid IS NULL OR account_id = $6) AND ($7::text IS NULL OR subject_number = $7)
       AND ($8::text IS NULL OR reason = $8) AND ($9::text IS NULL OR fields @> ARRAY[$9::text])
     ORDER BY id DESC LIMIT $10`,
    [
      stem.padEnd(6, '0'),
      stem.padEnd(6, '9'),
      cursorOf(query, ['uuid'])?.[0] ?? null,
      query.from ? isoOf(startOfDay(query.from)) : null,
      query.until ? isoOf(endOfDay(query.until)) : null,
      query.who ?? null,
      query.number?.trim() || null,
      query.reason ?? null,
      query.field ?? null,
      limit + 1,
    ],
  );
  const known = await namesIn(sql, names, rows);
  return pageOf(
    rows,
    limit,
    (row) => ({
      ...ownView(row, known.get(row.account_id) ?? '—'),
      accountId: row.account_id,
      words: row.words === null ? null : vault.open(row.words as Sealed, ACCESS_WORDS),
      division: row.division,
      requestId: row.request_id,
    }),
    ({ id }) => [id],
  );
}

/** Who has looked at the data of the caller's account and of the caller's enterprise, as far as they may be told. */
export async function readOwnAccess(
  { sql, names }: ReadsAccess,
  actor: Actor,
  query: PageQuery,
): Promise<Page<OwnAccessView>> {
  const limit = limitOf(query);
  const rows = await sql.rows<Row>(
    `SELECT * FROM audit.access
     WHERE told AND (owner_account_id = $1 OR owner_enterprise_id = $2::uuid) AND ($3::uuid IS NULL OR id < $3)
     ORDER BY id DESC LIMIT $4`,
    [actor.id, actor.enterpriseId, cursorOf(query, ['uuid'])?.[0] ?? null, limit + 1],
  );
  const known = await namesIn(sql, names, rows);
  return pageOf(
    rows,
    limit,
    (row) => ownView(row, maskName(known.get(row.account_id) ?? '—')),
    ({ id }) => [id],
  );
}

const namesIn = async (sql: Sql, names: AccountNames | undefined, rows: readonly Row[]) =>
  (await names?.names(sql, [...new Set(rows.map((row) => row.account_id))])) ?? new Map<string, string>();

function ownView(row: Row, by: string): OwnAccessView {
  return {
    id: row.id,
    at: isoOf(row.at),
    organ: row.organ_name,
    roles: row.roles,
    by,
    subject: row.subject_type,
    subjectId: row.subject_id,
    number: row.subject_number,
    fields: row.fields,
    reason: row.reason,
  };
}
