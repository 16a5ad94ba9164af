import {
  cursorOf,
  isoOf,
  limitOf,
  pageOf,
  platformRefusal,
  type Actor,
  type Facts,
  type Instant,
  type Page,
  type PageQuery,
  type Sql,
} from '@yby/platform';

export interface JournalEntry {
  readonly seq: string;
  readonly id: string;
  readonly at: string;
  readonly recordedAt: string;
  readonly event: string;
  readonly act: string;
  readonly actor: { readonly kind: string; readonly id: string };
  readonly subject: { readonly kind: string; readonly id: string; readonly version: number };
  readonly division: string | null;
  readonly facts: Facts;
  /** Batch that seals the row; null for about a second after it was written. */
  readonly batch: string | null;
  readonly requestId: string;
}

interface Row {
  readonly seq: bigint;
  readonly id: string;
  readonly event: string;
  readonly act: string;
  readonly actor_kind: string;
  readonly actor_id: string;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly subject_version: number;
  readonly division: string | null;
  readonly facts: Facts;
  readonly occurred_at: Instant;
  readonly recorded_at: Instant;
  readonly request_id: string;
  readonly batch: bigint | null;
}

const question = `
SELECT j.seq, j.id, j.event, j.act, j.actor_kind, j.actor_id, j.subject_type, j.subject_id, j.subject_version, j.division,
       j.facts, j.occurred_at, j.recorded_at, j.request_id, l.batch
FROM platform.journal j LEFT JOIN platform.journal_leaf l ON l.seq = j.seq
WHERE ($1::bigint IS NULL OR j.seq < $1::bigint)
  AND (j.division BETWEEN $3 AND $4 OR (j.division IS NULL AND $5::boolean))
ORDER BY j.seq DESC LIMIT $2`;

/**
 * One page of the journal, newest first: a city's of the city, a county's of the county, the province's of the province's own
 * and of what belongs to no place. It holds ids and facts only, no personal data.
 */
export async function readJournal(sql: Sql, actor: Actor, query: PageQuery): Promise<Page<JournalEntry>> {
  const place = actor.division;
  if (place === null || actor.enterpriseId !== null) throw platformRefusal('not-permitted', { roles: ['auditadmin'] });
  const after = cursorOf(query, ['digits'])?.[0];
  const limit = limitOf(query);
  const rows = await sql.rows<Row>(question, [
    after ?? null,
    limit + 1,
    place,
    place.endsWith('00') ? `${place.slice(0, 4)}99` : place,
    place.endsWith('0000'),
  ]);
  return pageOf(rows, limit, entryOf, ({ seq }) => [seq.toString()]);
}

function entryOf(row: Row): JournalEntry {
  return {
    seq: row.seq.toString(),
    id: row.id,
    at: isoOf(row.occurred_at),
    recordedAt: isoOf(row.recorded_at),
    event: row.event,
    act: row.act,
    actor: { kind: row.actor_kind, id: row.actor_id },
    subject: { kind: row.subject_type, id: row.subject_id, version: row.subject_version },
    division: row.division,
    facts: row.facts,
    batch: row.batch?.toString() ?? null,
    requestId: row.request_id,
  };
}
