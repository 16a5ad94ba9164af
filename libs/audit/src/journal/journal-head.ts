import { isoOf, type Instant, type Sql } from '@yby/platform';
import { auditRefusal } from '../audit.refusals';

/** The newest seal of the journal. Whoever keeps `head` can prove later that nothing before it was changed (ADR 0002). */
export interface JournalHead {
  readonly batch: string;
  /** Rows in that batch. */
  readonly size: number;
  /** Merkle root of the batch, hex. */
  readonly root: string;
  /** Chained over all batches so far, hex. */
  readonly head: string;
  readonly sealedAt: string;
}

/** @throws Refusal audit.nothing-sealed */
export async function journalHead(sql: Sql): Promise<JournalHead> {
  const row = await sql.maybe<{ batch: bigint; size: number; root: Buffer; head: Buffer; sealed_at: Instant }>(
    'SELECT batch, size, root, head, sealed_at FROM platform.journal_batch ORDER BY batch DESC LIMIT 1',
  );
  if (!row) throw auditRefusal('nothing-sealed');
  return {
    batch: row.batch.toString(),
    size: row.size,
    root: row.root.toString('hex'),
    head: row.head.toString('hex'),
    sealedAt: isoOf(row.sealed_at),
  };
}
