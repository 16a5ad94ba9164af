import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  isoOf,
  SETTINGS,
  systemCaller,
  toPlainDate,
  Work,
  type Instant,
  type JournalEvent,
  type Listener,
  type ScheduledHandler,
  type Settings,
  type Tx,
} from '@yby/platform';
import { SigningKeys } from '../permit/signing-keys';
import { sealStatusList } from './seal-status-list';
import { CHUNK_SIZE, chunkOf, packStatuses, STATUS_BITS, STATUS_LIFE } from './status-values';
import { told, type ListedState } from './told-of-state';

/** Nothing is left unmade longer than this, changed or not. */
const RENEW_MS = 3_600_000;
const DAY_MS = 86_400_000;

interface StoredList {
  readonly digest: string | null;
  readonly issued_at: Instant | null;
  readonly dropped_at: Instant | null;
}

/**
 * Makes the status lists from the permits' rows: at once for the chunk of a paper that was stopped or restored, and every
 * minute for whatever else changed (used up) or grows old. Made again from the same rows, a list says the same.
 */
@Injectable()
export class PublishStatusLists implements Listener, ScheduledHandler {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(SigningKeys) private readonly keys: SigningKeys,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async hear(tx: Tx, event: JournalEvent): Promise<void> {
    const id = event.subject.type === 'permit' ? event.subject.id : event.facts.permitId;
    if (typeof id !== 'string') return;
    const places = await tx.rows<{ status_index: bigint }>(
      `SELECT status_index FROM permits.permit WHERE id = $1
       UNION ALL SELECT status_index FROM permits.replaced_credential WHERE permit_id = $1`,
      [id],
    );
    const chunks = new Set(places.map(({ status_index: place }) => chunkOf(Number(place))));
    // In one order, so that two papers' publishers never wait for each other.
    for (const chunk of [...chunks].sort((a, b) => a - b)) await this.publish(tx, chunk);
  }

  async tick(): Promise<void> {
    const chunks = await this.work.read(async (sql) => {
      const { last } = (await sql.maybe<{ last: bigint | null }>(
        `SELECT greatest((SELECT max(status_index) FROM permits.permit),
           (SELECT max(status_index) FROM permits.replaced_credential)) AS last`,
      ))!;
      const rows = await sql.rows<{ chunk: number }>(
        'SELECT chunk FROM permits.status_list WHERE dropped_at IS NOT NULL',
      );
      const dropped = new Set(rows.map(({ chunk }) => chunk));
      // One more than there are papers: the first paper of a chunk finds its list made.
      const count = last === null ? 1 : chunkOf(Number(last)) + 2;
      return Array.from({ length: count }, (_, chunk) => chunk).filter((chunk) => !dropped.has(chunk));
    });
    for (const chunk of chunks)
      await this.work.run(systemCaller('status-lists'), 'permits.publish-status-list', (tx) => this.publish(tx, chunk));
  }

  /** Brings one list up to date. The row's lock makes publishers take turns, so that the last to write has seen all. */
  private async publish(tx: Tx, chunk: number): Promise<void> {
    const range = [chunk * CHUNK_SIZE, (chunk + 1) * CHUNK_SIZE - 1] as const;
    await tx.execute('INSERT INTO permits.status_list (chunk) VALUES ($1) ON CONFLICT DO NOTHING', [chunk]);
    const stored = (await tx.maybe<StoredList>(
      'SELECT digest, issued_at, dropped_at FROM permits.status_list WHERE chunk = $1 FOR UPDATE',
      [chunk],
    ))!;
    if (stored.dropped_at !== null || (await dropped(tx, chunk, range))) return;
    const rows = await tx.rows<{ status_index: bigint; state: ListedState }>(
      `SELECT status_index, state FROM permits.permit WHERE status_index BETWEEN $1 AND $2 AND state <> 'valid'
       UNION ALL SELECT status_index, 'replaced' FROM permits.replaced_credential WHERE status_index BETWEEN $1 AND $2`,
      range,
    );
    const statuses = packStatuses(
      rows.map(({ status_index, state }) => [Number(status_index) - range[0], told(state)] as const),
      STATUS_BITS,
      CHUNK_SIZE,
    );
    const signer = await this.keys.signer(tx.now);
    const digest = createHash('sha256').update(signer.kid).update(statuses).digest('hex');
    const age = stored.issued_at === null ? Infinity : tx.now - stored.issued_at;
    // A clock that was set back (demo) must not leave a list from the future.
    if (digest === stored.digest && age >= 0 && age < RENEW_MS) return;
    const { publicUrl } = this.settings;
    const token = await sealStatusList({ chunk, statuses, publicUrl, issuedAt: tx.now }, signer);
    await tx.execute(
      `UPDATE permits.status_list SET digest = $2, token = $3, etag = $4, issued_at = $5, expires_at = $6 WHERE chunk = $1`,
      [
        chunk,
        digest,
        Buffer.from(token),
        createHash('sha256').update(token).digest('hex').slice(0, 32),
        isoOf(tx.now),
        isoOf((tx.now + STATUS_LIFE * 1000) as Instant),
      ],
    );
  }
}

/** Drops a full list, once all its papers have been out of date for a day. */
async function dropped(tx: Tx, chunk: number, range: readonly [number, number]): Promise<boolean> {
  const yesterday = toPlainDate((tx.now - DAY_MS) as Instant);
  const over = await tx.execute(
    `UPDATE permits.status_list SET token = NULL, etag = NULL, dropped_at = $4 WHERE chunk = $1
       AND EXISTS (SELECT FROM permits.permit WHERE status_index > $3)
       AND NOT EXISTS (SELECT FROM permits.permit WHERE status_index BETWEEN $2 AND $3 AND valid_to >= $5)
       AND NOT EXISTS (SELECT FROM permits.replaced_credential r JOIN permits.permit p ON p.id = r.permit_id
         WHERE r.status_index BETWEEN $2 AND $3 AND p.valid_to >= $5)`,
    [chunk, ...range, isoOf(tx.now), yesterday],
  );
  return over > 0;
}
