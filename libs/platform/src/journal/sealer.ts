import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock';
import { systemCaller } from '../work/actor';
import { Work } from '../work/work';
import { chainHead, firstHead, leafHash, merkleRoot } from './encoding';
import { journalRow, journalColumns, type StoredRow } from './stored-row';

const SEAL_LOCK = 7_202_613;
const MOST = 5_000;

interface LastBatch {
  readonly batch: bigint;
  readonly head: Buffer;
  /** Transaction id, as text. */
  readonly settled: string;
  /** It is of another cluster. */
  readonly foreign: boolean;
  readonly tail: bigint | null;
}

interface FoundRow extends StoredRow {
  readonly xid: string;
  /** The oldest transaction that was running when the row was found. */
  readonly oldest: string;
}

/**
 * Seals what is committed into the next Merkle batch. Rows are found by transaction id, not by sequence, and without a clock:
 * each batch remembers the oldest transaction that was still running when its rows were chosen (`settled`). All rows of older
 * transactions are sealed by then, so only younger ones are looked at, and a transaction may commit as late as it likes: its
 * rows go into the next batch.
 */
@Injectable()
export class Sealer {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @returns how many rows were sealed */
  async seal(): Promise<number> {
    return this.work.run(systemCaller('sealer'), 'platform.seal', async (tx) => {
      const mine = await tx.maybe<{ locked: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS locked', [SEAL_LOCK]);
      if (!mine?.locked) return 0;
      const last = await tx.maybe<LastBatch>(
        `SELECT batch, head, settled::text AS settled, settled > pg_snapshot_xmax(pg_current_snapshot()) AS foreign,
                (SELECT max(seq) FROM platform.journal_leaf) AS tail
         FROM platform.journal_batch ORDER BY batch DESC LIMIT 1`,
      );
      const found = await tx.rows<FoundRow>(
        // A copy restored on another cluster has rows, and perhaps a `settled`, of ids that lie in this one's future. What was
        // left unsealed there is found by the old `settled`, once; afterwards those ids must not be walked each second.
        // New rows, whose ids may be far lower, lie beyond the last sealed one.
        `SELECT ${journalColumns}, j.xid::text AS xid, pg_snapshot_xmin(pg_current_snapshot())::text AS oldest
         FROM platform.journal j
         WHERE (j.xid >= $1::text::xid8 AND ($3::boolean OR j.xid < pg_snapshot_xmax(pg_current_snapshot())) OR j.seq > $2)
           AND NOT EXISTS (SELECT FROM platform.journal_leaf l WHERE l.seq = j.seq)
         ORDER BY j.xid, j.seq LIMIT ${MOST}`,
        [last?.settled ?? '0', last?.tail ?? 0n, last?.foreign ?? false],
      );
      if (found.length === 0) return 0;
      const rows = [...found].sort((a, b) => (a.seq < b.seq ? -1 : 1));
      const leaves = rows.map((row) => leafHash(journalRow(row)));
      const batch = (last?.batch ?? 0n) + 1n;
      const root = merkleRoot(leaves);
      await tx.insert('platform.journal_batch', {
        batch,
        size: rows.length,
        root,
        head: chainHead(last?.head ?? firstHead, batch, rows.length, root),
        settled: settledBy(found),
        sealed_at: new Date(this.clock.wall()).toISOString(),
      });
      await tx.execute(
        `INSERT INTO platform.journal_leaf (seq, batch, position, hash)
         SELECT seq, $1, position - 1, decode(hash, 'hex')
         FROM unnest($2::bigint[], $3::text[]) WITH ORDINALITY AS leaf(seq, hash, position)`,
        [batch, rows.map(({ seq }) => seq.toString()), leaves.map((leaf) => leaf.toString('hex'))],
      );
      return rows.length;
    });
  }
}

// A full batch may have left rows of its youngest transaction behind.
function settledBy(found: readonly FoundRow[]): string {
  const { xid, oldest } = found.at(-1)!;
  return found.length === MOST && BigInt(xid) < BigInt(oldest) ? xid : oldest;
}
