import type { Instant, Sealed, Sql } from '@yby/platform';
import type { PauseGround } from './grounds';

/** Where the words of a pause are sealed: officers write names into them. */
export const PAUSE_NOTE = 'pause.note';

export interface StoredPause {
  readonly id: string;
  readonly application_id: string;
  readonly ground: PauseGround;
  readonly note: Sealed;
  readonly paused_by: string;
  readonly paused_at: Instant;
  readonly until_at: Instant;
  readonly ended_at: Instant | null;
  readonly ended_by: string | null;
  readonly minutes: number | null;
}

export function openPause(sql: Sql, applicationId: string): Promise<StoredPause | null> {
  return sql.maybe<StoredPause>('SELECT * FROM permits.pause WHERE application_id = $1 AND ended_at IS NULL', [
    applicationId,
  ]);
}
