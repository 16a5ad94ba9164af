import { Inject, Injectable } from '@nestjs/common';
import { findEnterprise } from '@yby/enterprise';
import {
  At,
  Choice,
  cursorOf,
  Flag,
  Id,
  isoOf,
  limitOf,
  pageOf,
  Part,
  platformRefusal,
  Text,
  toPlainDate,
  Whole,
  Work,
  type Actor,
  type Caller,
  type Instant,
  type PageQuery,
  type Sql,
} from '@yby/platform';
import { instantOf, type Page } from '@yby/platform/contract';
import { permitSide } from '../permit/read-permit';
import { Scan } from './scan';
import { verdicts, type Verdict } from './scan-view';

/** Most scans of one report. */
export const MOST_SCANS = 50;

class ScanPlace {
  @Whole({ from: -90_000_000, to: 90_000_000, about: 'millionths of a degree, WGS 84' }) latitude: number;
  @Whole({ from: -180_000_000, to: 180_000_000 }) longitude: number;
  @Whole({ to: 1_000_000, optional: true, about: 'metres' }) accuracy?: number;
}

class ScanReport {
  @Id({ about: 'made on the device: the same scan sent twice is one' }) id: string;
  @Text({ min: 1, max: 4000, about: 'what was scanned or typed' }) text: string;
  @Text({ max: 30, about: 'when, ISO 8601 with a zone, by the device' }) scannedAt: string;
  @Flag({ about: 'the device had no network' }) offline: boolean;
  @Text({ min: 1, max: 40, pattern: /^[a-z][a-z_-]*$/, about: 'what the device showed' }) shown: string;
  @Part(() => ScanPlace, { optional: true }) place?: ScanPlace;
  @Text({ optional: true, min: 1, max: 60, about: 'name of the checkpoint' }) checkpoint?: string;
}

export class ScanReports {
  @Part(() => ScanReport, { many: true, least: 1, most: MOST_SCANS }) items: ScanReport[];
}

export class RecordedScan {
  @Id() id: string;
  @Flag({ about: 'it was on record already' }) known: boolean;
  @Choice(verdicts, { name: 'ScanVerdictCode' }) verdict: Verdict;
  @Text({ nullable: true }) number: string | null;
  @Flag({ about: 'the device let it pass, and the register does not' }) differs: boolean;
}

export class RecordedScans {
  @Part(() => RecordedScan, { many: true }) items: RecordedScan[];
}

export class ScanRow {
  @Id() id: string;
  @At() scannedAt: string;
  @At() recordedAt: string;
  @Flag() clockOff: boolean;
  @Flag() offline: boolean;
  @Text() shown: string;
  @Choice(verdicts, { name: 'ScanVerdictCode' }) verdict: Verdict;
  @Text({ about: 'authority or enterprise of whoever scanned' }) scanner: string;
  @Id({ nullable: true }) permitId: string | null;
  @Text({ nullable: true }) number: string | null;
  @Part(() => ScanPlace, { nullable: true }) place: ScanPlace | null;
  @Text({ nullable: true }) checkpoint: string | null;
}

export class ScanRows {
  @Part(() => ScanRow, { many: true }) items: ScanRow[];
  @Text({ nullable: true }) next: string | null;
}

/** What a device shows of a paper that may pass; only a number of the register can do more. */
const passing = ['in_force', 'listed-in_force'];

/** 查验记录: what people in office have scanned, with time and place; those without network follow later, each once. */
@Injectable()
export class ScanLog {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Scan) private readonly scans: Scan,
  ) {}

  record(caller: Caller, { items }: ScanReports): Promise<RecordedScans> {
    const moments = items.map(({ scannedAt }, i) => momentOf(scannedAt, i));
    return this.work.run(caller, 'permits.record-scans', async (tx) => {
      const { actor, now } = tx;
      const enterprise = actor.enterpriseId ? await findEnterprise(tx, actor.enterpriseId) : null;
      const division = enterprise?.division ?? actor.division!;
      const answers: RecordedScan[] = [];
      for (const [i, report] of items.entries()) {
        const { verdict, permit } = await this.scans.look(tx, report.text, now);
        const at = moments[i]!;
        const added = await tx.execute(
          `INSERT INTO permits.scan (scanned_by, id, scanner, organ_id, enterprise_id, scanned_at, recorded_at, clock_off, offline,
             shown, verdict, permit_id, latitude, longitude, accuracy, checkpoint, division, month)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) ON CONFLICT DO NOTHING`,
          [
            actor.id,
            report.id,
            enterprise?.name ?? actor.organName!,
            actor.organId,
            actor.enterpriseId,
            isoOf(at > now ? now : at),
            isoOf(now),
            at > now,
            report.offline,
            report.shown,
            verdict,
            permit?.id ?? null,
            report.place?.latitude ?? null,
            report.place?.longitude ?? null,
            report.place?.accuracy ?? null,
            report.checkpoint ?? null,
            division,
            Number(toPlainDate(now).slice(0, 7).replace('-', '')),
          ],
        );
        const differs = passing.includes(report.shown) && verdict !== 'in_force';
        if (added > 0)
          tx.emit(
            'permits.scanned',
            { type: 'scan', id: report.id, version: 1, division },
            { permitId: permit?.id ?? null, verdict, shown: report.shown, offline: report.offline, differs },
          );
        answers.push({ id: report.id, known: added === 0, verdict, number: permit?.number ?? null, differs });
      }
      return { items: answers };
    });
  }
}

interface Stored {
  readonly id: string;
  readonly scanned_at: Instant;
  readonly recorded_at: Instant;
  readonly clock_off: boolean;
  readonly offline: boolean;
  readonly shown: string;
  readonly verdict: Verdict;
  readonly scanner: string;
  readonly permit_id: string | null;
  readonly number: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly accuracy: number | null;
  readonly checkpoint: string | null;
}

const columns = `s.*, (SELECT p.number FROM permits.permit p WHERE p.id = s.permit_id) AS number`;

/** The caller's own scans, the last recorded first. */
export async function ownScans(sql: Sql, actor: Actor, query: PageQuery): Promise<Page<ScanRow>> {
  const after = cursorOf(query, ['instant', 'uuid']);
  const limit = limitOf(query);
  const rows = await sql.rows<Stored>(
    `SELECT ${columns} FROM permits.scan s WHERE s.scanned_by = $1
       AND ($2::float8 IS NULL OR (s.recorded_at, s.id) < (to_timestamp($2::float8 / 1000), $3::uuid))
     ORDER BY s.recorded_at DESC, s.id DESC LIMIT $4`,
    [actor.id, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
  return pageOf(rows, limit, rowView, (row) => [row.recorded_at, row.id]);
}

/** Where a paper was scanned, the last first: for its authority alone. @throws Refusal platform.not-found */
export async function scansOf(sql: Sql, actor: Actor, permitId: string): Promise<{ items: ScanRow[] }> {
  if ((await permitSide(sql, actor, permitId)) !== 'authority') throw platformRefusal('not-found');
  const rows = await sql.rows<Stored>(
    `SELECT ${columns} FROM permits.scan s WHERE s.permit_id = $1 ORDER BY s.scanned_at DESC, s.id DESC LIMIT 100`,
    [permitId],
  );
  return { items: rows.map(rowView) };
}

function rowView(row: Stored): ScanRow {
  const { latitude, longitude, accuracy } = row;
  return {
    id: row.id,
    scannedAt: isoOf(row.scanned_at),
    recordedAt: isoOf(row.recorded_at),
    clockOff: row.clock_off,
    offline: row.offline,
    shown: row.shown,
    verdict: row.verdict,
    scanner: row.scanner,
    permitId: row.permit_id,
    number: row.number,
    place:
      latitude === null || longitude === null
        ? null
        : { latitude, longitude, ...(accuracy === null ? {} : { accuracy }) },
    checkpoint: row.checkpoint,
  };
}

function momentOf(text: string, index: number): Instant {
  try {
    return instantOf(text);
  } catch {
    throw platformRefusal('bad-input', { count: 1 }, [
      { field: `items.${index}.scannedAt`, code: 'instant', zh: '时间格式不正确', en: 'is no moment with a zone' },
    ]);
  }
}
