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
  Whole,
  type Actor,
  type Instant,
  type Page,
  type PageQuery,
  type Sql,
} from '@yby/platform';
import { filingKinds, type FilingKind } from '../filing/filing-view';

export class VerificationRow {
  @Id() id: string;
  @Text() number: string;
  @Choice(filingKinds, { name: 'FilingKind' }) kind: FilingKind;
  @Text() name: string;
  @Text({ max: 6 }) division: string;
  @At() submittedAt: string;
  @At() dueAt: string;
  @Flag() overdue: boolean;
  @Whole({ about: 'how often it was returned' }) corrections: number;
  @Flag({ about: 'filed at the counter by the caller, who may not verify it' }) helpedByMe: boolean;
}

export class VerificationRows {
  @Part(() => VerificationRow, { many: true }) items: VerificationRow[];
  @Text({ nullable: true }) next: string | null;
}

interface Row {
  readonly id: string;
  readonly number: string;
  readonly kind: FilingKind;
  readonly name: string;
  readonly division: string;
  readonly submitted_at: Instant;
  readonly due_at: Instant;
  readonly corrections: number;
  readonly helper_id: string | null;
}

/** Filings that wait for verification in the officer's area, the oldest promise first. */
export async function verificationQueue(
  sql: Sql,
  actor: Actor,
  query: PageQuery,
  now: Instant,
): Promise<Page<VerificationRow>> {
  if (!actor.division) throw platformRefusal('not-permitted', { roles: ['approver'] });
  const stem = actor.division.replace(/(00)+$/, '');
  const after = cursorOf(query, ['instant', 'uuid']);
  const limit = limitOf(query);
  const rows = await sql.rows<Row>(
    `SELECT id, number, kind, name, division, submitted_at, due_at, corrections, helper_id FROM enterprise.filing
     WHERE state = 'submitted' AND division BETWEEN $1 AND $2
       AND ($3::float8 IS NULL OR (due_at, id) > (to_timestamp($3::float8 / 1000), $4::uuid))
     ORDER BY due_at, id LIMIT $5`,
    [stem.padEnd(6, '0'), stem.padEnd(6, '9'), after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
  return pageOf(
    rows,
    limit,
    (row) => ({
      id: row.id,
      number: row.number,
      kind: row.kind,
      name: row.name,
      division: row.division,
      submittedAt: isoOf(row.submitted_at),
      dueAt: isoOf(row.due_at),
      overdue: row.due_at < now,
      corrections: row.corrections,
      helpedByMe: row.helper_id === actor.id,
    }),
    ({ due_at: due, id }) => [due, id],
  );
}
