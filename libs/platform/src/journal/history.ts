import type { Instant } from '../contract';
import type { Sql } from '../database/sql';

export interface HistoryEntry {
  readonly event: string;
  readonly at: Instant;
  readonly actorKind: 'person' | 'system' | 'public';
  readonly actorId: string;
}

/** What the journal knows of one subject, oldest first, at most 200 events. */
export async function historyOf(sql: Sql, subjectType: string, subjectId: string): Promise<HistoryEntry[]> {
  return sql.rows<HistoryEntry>(
    `SELECT event, occurred_at AS at, actor_kind AS "actorKind", actor_id AS "actorId" FROM platform.journal
     WHERE subject_type = $1 AND subject_id = $2 ORDER BY seq LIMIT 200`,
    [subjectType, subjectId],
  );
}
