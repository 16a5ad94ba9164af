import { createHash } from 'node:crypto';
import type { Facts, Fact } from './facts';

/** One row of the journal, as it is hashed. Times are epoch milliseconds. */
export interface JournalRow {
  readonly seq: bigint;
  readonly id: string;
  readonly act: string;
  readonly event: string;
  readonly actorKind: string;
  readonly actorId: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly subjectVersion: number;
  readonly division: string | null;
  readonly facts: Facts;
  readonly occurredAt: number;
  readonly recordedAt: number;
  readonly requestId: string;
}

/** RFC 8785 for the values that facts may hold: sorted member names, no spaces, whole numbers only. */
export function canonicalJson(value: Fact): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item: Fact) => canonicalJson(item)).join(',')}]`;
  const object = value as { readonly [name: string]: Fact };
  const members = Object.keys(object).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonicalJson(object[name]!)}`).join(',')}}`;
}

/** Version 1 of the journal's encoding (ADR 0002). Never to be changed: a new form gets a new `v`. */
export function encodeRow(row: JournalRow): Buffer {
  return Buffer.from(
    canonicalJson({
      v: 1,
      seq: row.seq.toString(),
      id: row.id,
      act: row.act,
      event: row.event,
      actor: [row.actorKind, row.actorId],
      subject: [row.subjectType, row.subjectId, row.subjectVersion],
      division: row.division,
      facts: row.facts,
      occurred: row.occurredAt,
      recorded: row.recordedAt,
      request: row.requestId,
    }),
    'utf8',
  );
}

/** RFC 9162 §2.1.1: hash of a leaf. */
export function leafHash(row: JournalRow): Buffer {
  return createHash('sha256').update(Uint8Array.of(0)).update(encodeRow(row)).digest();
}

/** RFC 9162 §2.1.1: Merkle tree head over leaf hashes, in order. */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return createHash('sha256').digest();
  if (leaves.length === 1) return leaves[0]!;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return createHash('sha256')
    .update(Uint8Array.of(1))
    .update(merkleRoot(leaves.slice(0, split)))
    .update(merkleRoot(leaves.slice(split)))
    .digest();
}

/** Head of batch n: SHA-256(0x02 ‖ head of batch n−1 ‖ n ‖ number of leaves ‖ root), numbers as 8-byte big-endian. */
export function chainHead(previous: Buffer, batch: bigint, size: number, root: Buffer): Buffer {
  const numbers = Buffer.alloc(16);
  numbers.writeBigUInt64BE(batch, 0);
  numbers.writeBigUInt64BE(BigInt(size), 8);
  return createHash('sha256').update(Uint8Array.of(2)).update(previous).update(numbers).update(root).digest();
}

export const firstHead: Buffer = Buffer.alloc(32);
