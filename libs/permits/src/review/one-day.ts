import { Day, Part, Text, Whole, type Actor, type Instant, type PlainDate, type Sql } from '@yby/platform';
import { addDays, atMinute, isoOf, toPlainDate } from '@yby/platform/contract';
import { lawInUse } from '@yby/regulation/contract';
import { permitsRefusal } from '../permits.refusals';
import { rangeOf } from './claim';

export class OneDayQuery {
  @Day({ about: 'first day of decision' }) from: PlainDate;
  @Day({ about: 'last day of decision, at most 92 days later' }) to: PlainDate;
}

export class OneDayFigures {
  @Text({ max: 6 }) division: string;
  @Whole({ about: 'approved or refused in these days' }) decided: number;
  @Whole({ about: 'by the promised time' }) withinPromise: number;
  @Whole({ about: 'by the statutory time' }) withinStatute: number;
  @Whole({ about: 'within one working day since the first submission, corrections and all' }) fromSubmission: number;
  @Whole({ about: 'that had to be corrected at least once' }) corrected: number;
  @Whole({ about: 'working minutes from acceptance to decision, half of all took no longer' }) medianMinutes: number;
  @Whole({ about: 'nine of ten took no longer' }) p90Minutes: number;
  @Whole({ about: 'from the first submission, nine of ten' }) p90FromSubmission: number;
}

export class OneDayView {
  @Part(() => OneDayFigures, { nullable: true, about: 'all of the area together; null when nothing was decided' })
  whole: OneDayFigures | null;
  @Part(() => OneDayFigures, { many: true, most: 500 }) counties: OneDayFigures[];
}

interface DecidedRow {
  readonly division: string;
  readonly submitted_at: Instant;
  readonly accepted_at: Instant;
  readonly promised_due_at: Instant;
  readonly statutory_due_at: Instant;
  readonly decided_at: Instant;
  readonly corrections: number;
  readonly paused_minutes: number;
}

const MOST_DAYS = 92;

const question = `
SELECT division, submitted_at, accepted_at, promised_due_at, statutory_due_at, decided_at, corrections, paused_minutes
FROM permits.application
WHERE decided_at >= $3 AND decided_at < $4 AND state IN ('approved', 'refused') AND division BETWEEN $1 AND $2`;

/**
 * How honest the promise is: beside the promised figure always stands the one from the first submission on, which counts what the
 * applicant had to correct. Computed from the moments of each case, never stored.
 * @throws Refusal permits.span-too-long
 */
export async function oneDay(sql: Sql, actor: Actor, { from, to }: OneDayQuery): Promise<OneDayView> {
  if (to < from || addDays(from, MOST_DAYS) < to) throw permitsRefusal('span-too-long', { most: MOST_DAYS });
  const rows = await sql.rows<DecidedRow>(question, [
    ...rangeOf({ actor }),
    isoOf(atMinute(from, 0)),
    isoOf(atMinute(addDays(to, 1), 0)),
  ]);
  const divisions = [...new Set(rows.map(({ division }) => division))].sort();
  return {
    whole: rows.length ? figuresOf(actor.division!, rows) : null,
    counties: divisions.map((division) =>
      figuresOf(
        division,
        rows.filter((row) => row.division === division),
      ),
    ),
  };
}

function figuresOf(division: string, rows: readonly DecidedRow[]): OneDayFigures {
  const minutes = (start: Instant, end: Instant, where: string) =>
    lawInUse().calendar(where, toPlainDate(start)).workingMinutesBetween(start, end);
  const took = rows.map((row) => minutes(row.accepted_at, row.decided_at, row.division) - row.paused_minutes);
  const sinceSubmission = rows.map((row) => minutes(row.submitted_at, row.decided_at, row.division));
  const day = (row: DecidedRow) => {
    const calendar = lawInUse().calendar(row.division, toPlainDate(row.submitted_at));
    return calendar.addWorkingDays(toPlainDate(row.submitted_at), 1).date;
  };
  return {
    division,
    decided: rows.length,
    withinPromise: rows.filter((row) => row.decided_at <= row.promised_due_at).length,
    withinStatute: rows.filter((row) => row.decided_at <= row.statutory_due_at).length,
    fromSubmission: rows.filter((row) => toPlainDate(row.decided_at) <= day(row)).length,
    corrected: rows.filter((row) => row.corrections > 0).length,
    medianMinutes: quantile(took, 0.5),
    p90Minutes: quantile(took, 0.9),
    p90FromSubmission: quantile(sinceSubmission, 0.9),
  };
}

/** The smallest value that at least the share of all do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
