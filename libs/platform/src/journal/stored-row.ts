import type { Facts } from './facts';
import type { JournalRow } from './encoding';

export const journalColumns =
  'j.seq, j.id, j.act, j.event, j.actor_kind, j.actor_id, j.subject_type, j.subject_id, j.subject_version, j.division, ' +
  'j.facts, j.occurred_at, j.recorded_at, j.request_id';

/** A row of platform.journal as read through our value types: bigint, and times as epoch milliseconds. */
export interface StoredRow {
  readonly seq: bigint;
  readonly id: string;
  readonly act: string;
  readonly event: string;
  readonly actor_kind: string;
  readonly actor_id: string;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly subject_version: number;
  readonly division: string | null;
  readonly facts: Facts;
  readonly occurred_at: number;
  readonly recorded_at: number;
  readonly request_id: string;
}

export function journalRow(row: StoredRow): JournalRow {
  return {
    seq: row.seq,
    id: row.id,
    act: row.act,
    event: row.event,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    subjectVersion: row.subject_version,
    division: row.division,
    facts: row.facts,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    requestId: row.request_id,
  };
}
