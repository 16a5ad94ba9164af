import type { Role, Sql } from '@yby/platform';

/** An account that can be written to. */
export interface AccountRef {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

const columns = `a.id, a.name, ARRAY(SELECT f.role FROM identity.office f WHERE f.account_id = a.id ORDER BY f.role) AS roles`;

/** Active accounts of an enterprise, oldest first. */
export function accountsOfEnterprise(sql: Sql, enterpriseId: string): Promise<AccountRef[]> {
  return accountsOfEnterprises(sql, [enterpriseId]);
}

/** Active accounts of several enterprises at once, oldest first. */
export function accountsOfEnterprises(sql: Sql, enterpriseIds: readonly string[]): Promise<AccountRef[]> {
  return sql.rows<AccountRef>(
    `SELECT ${columns} FROM identity.account a
     WHERE a.enterprise_id = ANY($1::uuid[]) AND a.state = 'active' ORDER BY a.id`,
    [enterpriseIds],
  );
}

/** Active accounts of an authority that hold an office there, oldest first. */
export function accountsOfOrgan(sql: Sql, organId: string, role: Role): Promise<AccountRef[]> {
  return sql.rows<AccountRef>(
    `SELECT ${columns} FROM identity.account a JOIN identity.office held ON held.account_id = a.id AND held.role = $2
     WHERE a.organ_id = $1 AND a.state = 'active' ORDER BY a.id`,
    [organId, role],
  );
}

/** Names of the holders of these accounts, whatever their state; for officers and for people of the same case. */
export async function namesOf(sql: Sql, accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (accountIds.length === 0) return new Map();
  const rows = await sql.rows<{ id: string; name: string }>(
    'SELECT id, name FROM identity.account WHERE id = ANY($1::uuid[])',
    [accountIds],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Which of these accounts are active: nobody else is written to. */
export async function activeOf(sql: Sql, accountIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await sql.rows<{ id: string }>(
    `SELECT id FROM identity.account WHERE id = ANY($1::uuid[]) AND state = 'active'`,
    [accountIds],
  );
  return new Set(rows.map(({ id }) => id));
}
