import type { Actor, Instant, Role, Sql } from '@yby/platform';
import type { AccountState } from '../accounts/account.lifecycle';
import { PASSWORD_LIFE_MS } from './session-times';

export const factorKinds = ['totp', 'passkey', 'certificate', 'recovery_code'] as const;
export type FactorKind = (typeof factorKinds)[number];

/** An account as signing in needs it. */
export interface SigningAccount {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly password_hash: string;
  readonly password_set_at: Instant;
  readonly password_initial: boolean;
  readonly state: AccountState;
  readonly version: number;
  readonly enterprise_id: string | null;
  readonly organ_id: string | null;
  readonly organ_name: string | null;
  readonly organ_division: string | null;
  readonly division: string;
  readonly demo: boolean;
  readonly roles: Role[];
  /** Kinds of second factor that there are; recovery codes count only beside another. */
  readonly factors: FactorKind[];
}

const columns = `
SELECT a.id, a.username, a.name, a.password_hash, a.password_set_at, a.password_initial, a.state, a.version,
       a.enterprise_id, a.organ_id, a.division, o.name_zh AS organ_name, o.division AS organ_division,
       ARRAY(SELECT f.role FROM identity.office f WHERE f.account_id = a.id ORDER BY f.role) AS roles,
       EXISTS (SELECT 1 FROM identity.demo_account d WHERE d.username = a.username) AS demo,
       ARRAY(SELECT DISTINCT f.kind FROM identity.factor f WHERE f.account_id = a.id ORDER BY 1)
         || CASE WHEN EXISTS (SELECT 1 FROM identity.recovery_code r WHERE r.account_id = a.id AND r.used_at IS NULL)
                  AND EXISTS (SELECT 1 FROM identity.factor f WHERE f.account_id = a.id)
            THEN ARRAY['recovery_code'] ELSE '{}' END AS factors
FROM identity.account a LEFT JOIN identity.organ o ON o.id = a.organ_id`;

export const signingByName = (sql: Sql, username: string) =>
  sql.maybe<SigningAccount>(`${columns} WHERE a.username = $1`, [username]);

export const signingById = (sql: Sql, id: string) => sql.maybe<SigningAccount>(`${columns} WHERE a.id = $1`, [id]);

export function subjectOf({ id, version, division }: Pick<SigningAccount, 'id' | 'version' | 'division'>) {
  return { type: 'account', id, version, division };
}

/** Whether the password must be changed before anything else: set by somebody else, or an officer's that is too old. */
export function passwordDue(account: SigningAccount, now: Instant): boolean {
  return account.password_initial || (account.organ_id !== null && account.password_set_at + PASSWORD_LIFE_MS <= now);
}

export function actorOf(row: SigningAccount): Actor {
  return {
    kind: 'person',
    id: row.id,
    name: row.name,
    roles: row.roles,
    enterpriseId: row.enterprise_id,
    organId: row.organ_id,
    organName: row.organ_name,
    division: row.organ_division,
  };
}
