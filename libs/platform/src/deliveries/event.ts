import type { Facts } from '../journal/facts';
import type { Instant } from '../contract';

/** A journal row as a listener hears it. */
export interface JournalEvent {
  readonly seq: bigint;
  readonly id: string;
  readonly event: string;
  readonly act: string;
  readonly actorId: string;
  readonly subject: {
    readonly type: string;
    readonly id: string;
    readonly version: number;
    readonly division: string | null;
  };
  readonly facts: Facts;
  readonly occurredAt: Instant;
}

export interface EventRow {
  seq: bigint;
  id: string;
  event: string;
  act: string;
  actor_id: string;
  subject_type: string;
  subject_id: string;
  subject_version: number;
  division: string | null;
  facts: Facts;
  occurred_at: Instant;
}

export function eventOf(row: EventRow): JournalEvent {
  return {
    seq: row.seq,
    id: row.id,
    event: row.event,
    act: row.act,
    actorId: row.actor_id,
    subject: { type: row.subject_type, id: row.subject_id, version: row.subject_version, division: row.division },
    facts: row.facts,
    occurredAt: row.occurred_at,
  };
}
