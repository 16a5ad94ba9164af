import { isoOf, type Instant, type Sql } from '@yby/platform';

const NEWEST = 200;

/** Something wrong with the newest batches, in words for the log. */
export type JournalFault = string;

interface FaultRow {
  readonly fault: string;
  readonly batch: bigint | null;
  readonly seq: bigint | null;
}

const question = `
WITH newest AS (SELECT batch, size FROM platform.journal_batch ORDER BY batch DESC LIMIT ${NEWEST}),
counted AS (
  SELECT n.batch, n.size, count(l.seq) AS leaves, count(j.seq) AS rows, min(l.seq) FILTER (WHERE j.seq IS NULL) AS lost
  FROM newest n LEFT JOIN platform.journal_leaf l ON l.batch = n.batch LEFT JOIN platform.journal j ON j.seq = l.seq
  GROUP BY n.batch, n.size
)
SELECT 'row deleted' AS fault, batch, lost AS seq FROM counted WHERE rows < leaves
UNION ALL SELECT 'leaf missing', batch, NULL FROM counted WHERE leaves <> size
UNION ALL SELECT 'batch missing', max(batch), NULL FROM newest HAVING max(batch) - min(batch) + 1 <> count(*)
UNION ALL SELECT 'row never sealed', NULL, j.seq FROM platform.journal j
  WHERE j.seq > coalesce((SELECT max(seq) FROM platform.journal_leaf) - 10000, 0) AND j.recorded_at < $1
    AND NOT EXISTS (SELECT FROM platform.journal_leaf l WHERE l.seq = j.seq)
LIMIT 20`;

/**
 * Looks at the newest batches in one statement: rows gone, leaves gone, a batch gone, rows slipped in past the sealer. It
 * recomputes no hash; an altered row is found by the full verification.
 * @param settledBefore rows recorded before this moment must be sealed by now
 */
export async function checkNewest(sql: Sql, settledBefore: Instant): Promise<JournalFault[]> {
  const rows = await sql.rows<FaultRow>(question, [isoOf(settledBefore)]);
  return rows.map(({ fault, batch, seq }) =>
    [fault, batch === null ? '' : ` in batch ${batch}`, seq === null ? '' : ` (row ${seq})`].join(''),
  );
}
