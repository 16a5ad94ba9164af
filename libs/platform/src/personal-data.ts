import { addMonths, isoOf, toPlainDate, type Instant, type PlainDate } from './contract';
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

/** What is kept of a person beside the account, and what becomes of it; answered by every module that keeps any. */
export const PERSONAL_DATA = 'platform.personal-data';

interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** One kind of data with all rows of one person; for the person only. */
export interface OwnSection {
  readonly what: Bilingual;
  readonly rows: readonly Readonly<Record<string, string | number | boolean | null>>[];
}

export type Fate = 'deleted' | 'anonymised' | 'kept';

/** What becomes of one kind of data when the person leaves. */
export interface DataFate {
  readonly what: Bilingual;
  readonly fate: Fate;
  /** Of what is kept: the article, and how sure it is. */
  readonly rule?: string;
  readonly mark?: 'verified' | 'secondary' | 'from memory';
  /** Of what is kept: the last day; null where no day is set. */
  readonly until?: PlainDate | null;
  /** The name of the person must stay readable in these records as long. */
  readonly named?: boolean;
}

export interface PersonalData {
  own(sql: Sql, actor: Actor): Promise<OwnSection[]>;
  fates(sql: Sql, actor: Actor): Promise<DataFate[]>;
  /** Deletes what need not be kept. */
  forget(tx: Tx): Promise<void>;
}

/** How long records of a person's acts must be kept, counted from the last of them. */
export interface Retention {
  readonly what: Bilingual;
  readonly years: number;
  readonly rule: string;
  readonly mark: 'verified' | 'secondary' | 'from memory';
}

const MOST_ACTS = 500;

/** Records that name a person by the id of the account: they stay as they are for the time of the law. */
export abstract class KeptRecords implements PersonalData {
  /** Name of the module, with which its events begin. */
  protected abstract readonly module: string;
  protected abstract readonly retention: Retention;

  async own(sql: Sql, { id }: Actor): Promise<OwnSection[]> {
    const rows = await sql.rows<{ at: Instant; event: string; number: string | null; subject: string }>(
      `SELECT occurred_at AS at, event, facts->>'number' AS number, subject_type || ' ' || subject_id AS subject
       FROM platform.journal WHERE actor_kind = 'person' AND actor_id = $1 AND event LIKE $2
       ORDER BY seq DESC LIMIT ${MOST_ACTS}`,
      [id, `${this.module}.%`],
    );
    return [{ what: this.retention.what, rows: rows.map(({ at, ...row }) => ({ at: isoOf(at), ...row })) }];
  }

  async fates(sql: Sql, { id }: Actor): Promise<DataFate[]> {
    const last = await sql.maybe<{ at: Instant | null }>(
      `SELECT max(occurred_at) AS at FROM platform.journal WHERE actor_kind = 'person' AND actor_id = $1 AND event LIKE $2`,
      [id, `${this.module}.%`],
    );
    if (!last?.at) return [];
    const { what, years, rule, mark } = this.retention;
    return [{ what, fate: 'kept', rule, mark, until: addMonths(toPlainDate(last.at), years * 12), named: true }];
  }

  async forget(): Promise<void> {
    // Kept until the day that `fates` tells.
  }
}
