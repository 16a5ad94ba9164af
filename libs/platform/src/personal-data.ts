import type { Sql } from './database/sql';
import type { Actor } from './work/actor';
import type { Tx } from './work/tx';

// What modules that do not know each other ask one another about personal data, through ports (个人信息保护法 44, 45, 47).

/** Notes that somebody has looked; answered by the module that keeps the access log. */
export const ACCESS_LOG = 'platform.access-log';

/** One look at personal data: of whose matter, which fields, and why; never the value. */
export interface NotedAccess {
  readonly subject: { readonly type: string; readonly id: string; readonly number?: string; readonly division: string };
  readonly owner: { readonly enterpriseId?: string | null; readonly accountId?: string | null };
  readonly fields: readonly string[];
  /** Code of a listed reason. */
  readonly reason: string;
  readonly words?: string;
}

export interface AccessLog {
  note(tx: Tx, access: NotedAccess): Promise<void>;
}

/** Names of account holders, whatever their state; answered by the module that keeps accounts. */
export const ACCOUNT_NAMES = 'platform.account-names';

export interface AccountNames {
  names(sql: Sql, accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** For whoever may see a matter as an officer does: one of the enterprise's own people looks at their own data. */
export const looksFromOutside = ({ enterpriseId }: Actor): boolean => enterpriseId === null;
