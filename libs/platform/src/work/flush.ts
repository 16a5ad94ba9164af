import type { Tx } from './tx';
import { Subscriptions } from '../deliveries/subscriptions';
import type { KeptAnswer } from './kept-answer';

/**
 * Everything an act leaves behind besides its own rows, in one statement: journal, one delivery per listener,
 * deadlines set and settled, and the answer kept under the caller's key.
 */
const leave = `
WITH event AS (
  INSERT INTO platform.journal (id, act, event, actor_kind, actor_id, subject_type, subject_id, subject_version, division,
                                facts, occurred_at, recorded_at, request_id)
  SELECT e.id, $1, e.event, $2, $3, e.subject_type, e.subject_id, e.subject_version, e.division, e.facts, $4, $5, $6
  FROM jsonb_to_recordset($7::jsonb) AS e(id uuid, event text, subject_type text, subject_id text, subject_version int,
                                          division text, facts jsonb, ord int)
  ORDER BY e.ord
  RETURNING seq, event
), sent AS (
  INSERT INTO platform.delivery (journal_seq, listener, created_at)
  SELECT event.seq, l.listener, $5
  FROM event JOIN jsonb_to_recordset($8::jsonb) AS l(event text, listener text) ON l.event = event.event
), due AS (
  INSERT INTO platform.deadline (subject_type, subject_id, kind, at)
  SELECT d.subject_type, d.subject_id, d.kind, to_timestamp(d.at / 1000.0)
  FROM jsonb_to_recordset($9::jsonb) AS d(subject_type text, subject_id text, kind text, at bigint)
  ON CONFLICT (subject_type, subject_id, kind) DO UPDATE SET at = excluded.at, fired_at = NULL, settled_at = NULL,
    failures = 0, next_at = '-infinity', last_error = NULL
), off AS (
  UPDATE platform.deadline d SET settled_at = $4
  FROM jsonb_to_recordset($10::jsonb) AS s(subject_type text, subject_id text, kind text)
  WHERE d.subject_type = s.subject_type AND d.subject_id = s.subject_id AND (s.kind IS NULL OR d.kind = s.kind)
    AND d.fired_at IS NULL AND d.settled_at IS NULL
    AND NOT EXISTS (SELECT FROM jsonb_to_recordset($9::jsonb) AS n(subject_type text, subject_id text, kind text)
                    WHERE n.subject_type = d.subject_type AND n.subject_id = d.subject_id AND n.kind = d.kind)
)
INSERT INTO platform.answer (actor_id, key, act, request_hash, body, answered_at)
SELECT $3, $11, $1, $12, $13::jsonb, $5 WHERE $11::text IS NOT NULL`;

/**
 * @param kept the answer as it is kept under the caller's key
 * @returns whether there are deliveries to hand on
 */
export async function flush(tx: Tx, recordedAt: Date, kept: KeptAnswer | null): Promise<boolean> {
  const { events, deadlines, settled, caller } = tx;
  if (events.length === 0 && deadlines.length === 0 && settled.length === 0 && !kept) return false;
  const listeners = Subscriptions.listenersOf(new Set(events.map((event) => event.event)));
  await tx.execute(leave, [
    tx.act,
    caller.actor.kind,
    caller.actor.id,
    new Date(tx.now).toISOString(),
    recordedAt.toISOString(),
    caller.requestId,
    JSON.stringify(
      events.map(({ id, event, subject, facts }, ord) => ({
        id,
        event,
        subject_type: subject.type,
        subject_id: subject.id,
        subject_version: subject.version,
        division: subject.division,
        facts,
        ord,
      })),
    ),
    JSON.stringify(listeners),
    JSON.stringify(
      deadlines.map(({ subjectType, subjectId, kind, at }) => ({
        subject_type: subjectType,
        subject_id: subjectId,
        kind,
        at,
      })),
    ),
    JSON.stringify(
      settled.flatMap(({ subjectType, subjectId, kinds }) =>
        (kinds ?? [null]).map((kind) => ({ subject_type: subjectType, subject_id: subjectId, kind })),
      ),
    ),
    kept?.key ?? null,
    kept?.requestHash ?? null,
    kept && JSON.stringify(kept.body),
  ]);
  return listeners.length > 0;
}
