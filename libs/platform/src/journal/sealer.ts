import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock';
import { systemCaller } from '../work/actor';
import { Work } from '../work/work';
import { chainHead, firstHead, leafHash, merkleRoot } from './encoding';
import { journalRow, journalColumns, type StoredRow } from './stored-row';

const SEAL_LOCK = 7_202_613;
const MOST = 5_000;

/**
 * Seals what is committed for good into the next Merkle batch. Rows are chosen by transaction id, not by sequence: a row
 * whose transaction began before the oldest running one can no longer be preceded by a late commit. Ids of a restored
 * copy's old cluster, which lie in this one's future, count as committed as well.
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
      const last = await tx.maybe<{ batch: bigint; head: Buffer; horizon: bigint }>(
        `SELECT batch, head, coalesce((SELECT max(last_seq) FROM platform.journal_batch WHERE sealed_at < $1), 0) AS horizon
         FROM platform.journal_batch ORDER BY batch DESC LIMIT 1`,
        // No transaction lives for ten minutes, so below this horizon no unsealed row can still appear.
        [new Date(this.clock.wall() - 600_000).toISOString()],
      );
      const rows = await tx.rows<StoredRow>(
        `SELECT ${journalColumns} FROM platform.journal j
         WHERE j.seq > $1 AND NOT EXISTS (SELECT FROM platform.journal_leaf l WHERE l.seq = j.seq)
           AND (j.xid < pg_snapshot_xmin(pg_current_snapshot()) OR j.xid >= pg_snapshot_xmax(pg_current_snapshot()))
         ORDER BY j.seq LIMIT ${MOST}`,
        [last?.horizon ?? 0n],
      );
      if (rows.length === 0) return 0;
      const leaves = rows.map((row) => leafHash(journalRow(row)));
      const batch = (last?.batch ?? 0n) + 1n;
      const root = merkleRoot(leaves);
      await tx.insert('platform.journal_batch', {
        batch,
        size: rows.length,
        root,
        head: chainHead(last?.head ?? firstHead, batch, rows.length, root),
        last_seq: rows.reduce((most, { seq }) => (seq > most ? seq : most), 0n),
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
