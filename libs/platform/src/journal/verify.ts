import type { Sql } from '../database/sql';
import { chainHead, firstHead, leafHash, merkleRoot } from './encoding';
import { journalColumns, journalRow, type StoredRow } from './stored-row';

/** One thing found wrong. `seq` names the row where one can be named. */
export interface JournalFlaw {
  readonly kind: 'altered' | 'deleted' | 'inserted' | 'reordered' | 'root' | 'chain' | 'gap' | 'unsealed';
  readonly batch: string | null;
  readonly seq: string | null;
  readonly zh: string;
  readonly en: string;
}

export interface JournalVerdict {
  readonly clean: boolean;
  readonly batches: number;
  readonly rows: number;
  /** Rows committed but not yet in a batch; normal for about a second. */
  readonly unsealed: number;
  readonly head: string | null;
  readonly flaws: readonly JournalFlaw[];
}

interface BatchRow {
  readonly batch: bigint;
  readonly size: number;
  readonly root: Buffer;
  readonly head: Buffer;
}

interface LeafRow extends Partial<StoredRow> {
  readonly leaf_seq: bigint;
  readonly position: number;
  readonly hash: Buffer;
}

/**
 * Computes every leaf, root and head again from the stored rows and compares.
 * @param headKnown a head kept outside the database (hex); a journal whose chain does not pass through it is refused
 * @param settledBefore rows recorded before this moment must be sealed by now
 */
export async function verifyJournal(
  sql: Sql,
  options: { readonly headKnown?: string | undefined; readonly settledBefore: number },
): Promise<JournalVerdict> {
  const flaws: JournalFlaw[] = [];
  const flaw = (kind: JournalFlaw['kind'], batch: bigint | null, seq: bigint | null, zh: string, en: string) =>
    flaws.push({ kind, batch: batch?.toString() ?? null, seq: seq?.toString() ?? null, zh, en });
  let head: Buffer = firstHead;
  let expected = 1n;
  let rows = 0;
  const heads = new Set<string>([firstHead.toString('hex')]);
  const batches = await sql.rows<BatchRow>('SELECT batch, size, root, head FROM platform.journal_batch ORDER BY batch');
  for (const batch of batches) {
    if (batch.batch !== expected) flaw('gap', expected, null, `缺少批次 ${expected}`, `batch ${expected} is missing`);
    expected = batch.batch + 1n;
    const leaves = await sql.rows<LeafRow>(
      `SELECT l.seq AS leaf_seq, l.position, l.hash, ${journalColumns}
       FROM platform.journal_leaf l LEFT JOIN platform.journal j ON j.seq = l.seq WHERE l.batch = $1 ORDER BY l.position`,
      [batch.batch],
    );
    rows += leaves.length;
    for (const leaf of leaves) {
      if (!leaf.seq) {
        flaw(
          'deleted',
          batch.batch,
          leaf.leaf_seq,
          `第 ${leaf.leaf_seq} 行已被删除`,
          `row ${leaf.leaf_seq} was deleted`,
        );
        continue;
      }
      if (leafHash(journalRow(leaf as StoredRow)).equals(leaf.hash)) continue;
      const swapped = leaves.find(
        (other) =>
          other.leaf_seq !== leaf.leaf_seq &&
          leafHash({ ...journalRow(leaf as StoredRow), seq: other.leaf_seq }).equals(other.hash),
      );
      if (swapped)
        flaw(
          'reordered',
          batch.batch,
          leaf.leaf_seq,
          `第 ${leaf.leaf_seq} 行与第 ${swapped.leaf_seq} 行被调换`,
          `row ${leaf.leaf_seq} holds what was row ${swapped.leaf_seq}`,
        );
      else
        flaw(
          'altered',
          batch.batch,
          leaf.leaf_seq,
          `第 ${leaf.leaf_seq} 行内容被改动`,
          `row ${leaf.leaf_seq} was altered`,
        );
    }
    const root = merkleRoot(leaves.map(({ hash }) => hash));
    if (leaves.length !== batch.size || !root.equals(batch.root))
      flaw(
        'root',
        batch.batch,
        null,
        `批次 ${batch.batch} 的根不符`,
        `the root of batch ${batch.batch} does not match`,
      );
    head = chainHead(head, batch.batch, batch.size, batch.root);
    if (!head.equals(batch.head)) {
      flaw(
        'chain',
        batch.batch,
        null,
        `批次 ${batch.batch} 的链头不符`,
        `the head of batch ${batch.batch} does not match`,
      );
      head = batch.head;
    }
    heads.add(head.toString('hex'));
  }
  const loose = await sql.rows<{ seq: bigint; recorded_at: number }>(
    `SELECT j.seq, j.recorded_at FROM platform.journal j
     WHERE NOT EXISTS (SELECT FROM platform.journal_leaf l WHERE l.seq = j.seq) ORDER BY j.seq LIMIT 10000`,
  );
  for (const { seq, recorded_at: recordedAt } of loose)
    if (recordedAt < options.settledBefore)
      flaw(
        'inserted',
        null,
        seq,
        `第 ${seq} 行不在任何批次中`,
        `row ${seq} is in no batch: inserted afterwards, or never sealed`,
      );
  if (options.headKnown !== undefined && !heads.has(options.headKnown.toLowerCase()))
    flaw('chain', null, null, '外部留存的链头不在链上', 'the head kept outside is not on this chain');
  return {
    clean: flaws.length === 0,
    batches: batches.length,
    rows,
    unsealed: loose.length,
    head: batches.length ? head.toString('hex') : null,
    flaws,
  };
}
