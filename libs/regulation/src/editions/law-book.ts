import { createHash } from 'node:crypto';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { canonicalJson, isoOf, systemCaller, Work, type Fact, type Sql, type Tx } from '@yby/platform';
import type { PlainDate } from '@yby/platform/contract';
import { Law } from '../law/law';
import type { LawData } from '../law/law-data';
import { takeIntoUse } from '../law/law-in-use';
import { shippedData, shippedLaw } from '../law/shipped-law';
import { applyChanges, type LawChanges } from './law-changes';

const LOOK_EVERY_MS = 2_000;
const EDITION_LOCK = 7_202_613;

interface EditionRow {
  readonly number: number;
  readonly data: LawData;
}

export interface NewEdition {
  readonly data: LawData;
  readonly origin: 'shipped' | 'imported';
  readonly titleZh: string;
  readonly titleEn: string;
  readonly source: string;
  readonly amendmentId: string | null;
  /** First day on which something changes; null for the first edition. */
  readonly takesForceOn: PlainDate | null;
}

/**
 * The editions of the law. Every edition ever decided with is kept whole, so that a decision can be said again after any
 * number of amendments and releases. Each process holds the newest one; another process's import is seen within two
 * seconds, and takes force on a later day anyway.
 */
@Injectable()
export class LawBook implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('law');
  private law: Law = shippedLaw;
  private readonly past = new Map<number, Law>();
  private timer: NodeJS.Timeout | null = null;

  constructor(@Inject(Work) private readonly work: Work) {}

  get current(): Law {
    return this.law;
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.look();
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** The law of an edition, to say a past decision again; null when there is no such edition. */
  async ofEdition(sql: Sql, number: number): Promise<Law | null> {
    if (number === this.law.number) return this.law;
    let law = this.past.get(number) ?? null;
    if (!law) {
      const row = await sql.maybe<EditionRow>('SELECT number, data FROM regulation.edition WHERE number = $1', [
        number,
      ]);
      law = row && new Law(row.data, row.number);
      if (law) this.past.set(number, law);
    }
    return law;
  }

  /** The newest edition as this transaction sees it; nobody can record another one until it ends. */
  async newestIn(tx: Tx): Promise<Law> {
    await tx.execute('SELECT pg_advisory_xact_lock($1)', [EDITION_LOCK]);
    const row = await tx.maybe<EditionRow>('SELECT number, data FROM regulation.edition ORDER BY number DESC LIMIT 1');
    return row ? new Law(row.data, row.number) : shippedLaw;
  }

  /** Reads the newest edition, and records the shipped law where this release is new. */
  async refresh(): Promise<Law> {
    const newest = await this.work.read((sql) =>
      sql.maybe<{ number: number; known: boolean }>(
        `SELECT max(number) AS number, coalesce(bool_or(shipped_sha256 = $1), false) AS known FROM regulation.edition`,
        [shippedSha256],
      ),
    );
    if (!newest?.known)
      await this.work.run(systemCaller('law'), 'regulation.record-shipped', (tx) => this.recordShipped(tx));
    else if (newest.number === this.law.number) return this.law;
    const row = await this.work.read((sql) =>
      sql.maybe<EditionRow>('SELECT number, data FROM regulation.edition ORDER BY number DESC LIMIT 1'),
    );
    return this.take(new Law(row!.data, row!.number));
  }

  /** One edition more. The caller's transaction decides whether it stays. @returns its number */
  async record(tx: Tx, edition: NewEdition): Promise<number> {
    await tx.execute('SELECT pg_advisory_xact_lock($1)', [EDITION_LOCK]);
    const last = await tx.maybe<{ number: number | null }>('SELECT max(number) AS number FROM regulation.edition');
    const number = (last?.number ?? 0) + 1;
    const sha256 = sha256Of(edition.data);
    await tx.insert('regulation.edition', {
      number,
      sha256,
      shipped_sha256: shippedSha256,
      data: JSON.stringify(edition.data),
      origin: edition.origin,
      title_zh: edition.titleZh,
      title_en: edition.titleEn,
      source: edition.source,
      amendment_id: edition.amendmentId,
      takes_force_on: edition.takesForceOn,
      recorded_at: isoOf(tx.now),
    });
    tx.emit(
      'regulation.edition-recorded',
      { type: 'law_edition', id: String(number), version: 1, division: null },
      { number, sha256, origin: edition.origin, amendmentId: edition.amendmentId, takesForceOn: edition.takesForceOn },
    );
    return number;
  }

  private async look(): Promise<void> {
    try {
      await this.refresh();
    } catch (error) {
      // Before the first migration there is nothing to read; the shipped law answers meanwhile.
      this.log.warn(`editions cannot be read: ${(error as Error).message}`);
    }
  }

  private take(law: Law): Law {
    this.law = law;
    takeIntoUse(law);
    return law;
  }

  // A release with other shipped rows: its law, and on top of it everything that was imported, in the order of confirmation.
  private async recordShipped(tx: Tx): Promise<void> {
    await tx.execute('SELECT pg_advisory_xact_lock($1)', [EDITION_LOCK]);
    const known = await tx.maybe('SELECT 1 FROM regulation.edition WHERE shipped_sha256 = $1', [shippedSha256]);
    if (known) return;
    const imported = await tx.rows<{ changes: LawChanges }>(
      `SELECT changes FROM regulation.amendment WHERE state = 'confirmed' ORDER BY edition`,
    );
    const data = imported.reduce((law, { changes }) => applyChanges(law, changes), shippedData);
    await this.record(tx, {
      data,
      origin: 'shipped',
      titleZh: '随软件版本发布的法规数据',
      titleEn: 'law shipped with the release',
      source: imported.length ? `release + ${imported.length} amendments` : 'release',
      amendmentId: null,
      takesForceOn: null,
    });
  }
}

export function sha256Of(data: unknown): string {
  return createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify(data)) as Fact))
    .digest('hex');
}

const shippedSha256 = sha256Of(shippedData);
const shipped = new WeakMap<Law, boolean>();

/** Whether an edition says exactly what this release brings. */
export function isShipped(law: Law): boolean {
  let same = shipped.get(law);
  if (same === undefined) {
    same = sha256Of(law.data) === shippedSha256;
    shipped.set(law, same);
  }
  return same;
}
