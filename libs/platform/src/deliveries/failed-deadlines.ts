import type { Sql } from '../database/sql';
import type { Tx } from '../work/tx';
import { MOST_FAILURES } from './pauses';

export interface FailedDeadline {
  readonly kind: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly failures: number;
  readonly givenUp: boolean;
  readonly lastError: string | null;
}

/** Deadlines whose handler has failed and that have not fired yet, oldest first, at most a thousand. */
export async function failedDeadlines(sql: Sql): Promise<FailedDeadline[]> {
  return sql.rows<FailedDeadline>(
    `SELECT kind, subject_type AS "subjectType", subject_id AS "subjectId", at, failures, failures >= ${MOST_FAILURES} AS "givenUp",
            last_error AS "lastError"
     FROM platform.deadline WHERE failures > 0 AND fired_at IS NULL AND settled_at IS NULL ORDER BY at LIMIT 1000`,
  );
}

/** Lets all failed deadlines be tried anew, from the next sweep on. @returns how many */
export async function redriveDeadlines(tx: Tx): Promise<number> {
  return tx.execute(
    `UPDATE platform.deadline SET failures = 0, next_at = '-infinity'
     WHERE failures > 0 AND fired_at IS NULL AND settled_at IS NULL`,
  );
}
