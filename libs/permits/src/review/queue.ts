import {
  cursorOf,
  isoOf,
  limitOf,
  pageOf,
  Text,
  Whole,
  At,
  Id,
  Flag,
  Part,
  Choice,
  type Actor,
  type Instant,
  type PageQuery,
  type Sql,
} from '@yby/platform';
import type { Page } from '@yby/platform/contract';
import { endOfDay, toPlainDate } from '@yby/platform/contract';
import { applicationKinds, type ApplicationKind } from '../application/application-input';
import { stageOf, stages, type Stage } from '../application/stage';
import { lawInUse } from '@yby/regulation/contract';
import { rangeOf } from './claim';
import { orDelegated } from './who-decides';
import type { Tx } from '@yby/platform';

export class QueueRow {
  @Id() id: string;
  @Text() number: string;
  @Choice(applicationKinds, { name: 'ApplicationKind' }) kind: ApplicationKind;
  @Text() enterpriseName: string;
  @Text() summary: string;
  @Text() division: string;
  @At() dueAt: string;
  @At() acceptedAt: string;
  @Whole({ about: 'warnings of the pre-check' }) warnings: number;
  @Whole({ about: 'share of the promised working minutes used, in percent; above 100 when late' }) used: number;
  @Flag() overdue: boolean;
  @Text({ nullable: true, about: 'officer who holds it now' }) claimedBy: string | null;
  @Flag() mine: boolean;
  @Choice(stages, { nullable: true, name: 'Stage', about: 'whose turn it is where two officers decide' })
  stage: Stage | null;
}

export class QueueRows {
  @Part(() => QueueRow, { many: true }) items: QueueRow[];
  @Text({ nullable: true }) next: string | null;
}

export class QueueCounts {
  @Whole({ about: 'at most 1000 are counted' }) waiting: number;
  @Whole() dueToday: number;
  @Whole() over80: number;
  @Whole({ to: 30, about: 'seconds for which a decision waits at the desk before it is sent' }) takeBackSeconds: number;
}

interface Row {
  readonly id: string;
  readonly number: string;
  readonly kind: ApplicationKind;
  readonly enterprise_name: string;
  readonly summary: string;
  readonly division: string;
  readonly due_at: Instant;
  readonly accepted_at: Instant;
  readonly priority: number;
  readonly claimed_by: string | null;
  readonly claimed_name: string | null;
  readonly lease_until: Instant | null;
  readonly paused_minutes: number;
  readonly officers: 1 | 2;
  readonly first_officer: string | null;
  readonly second_officer: string | null;
}

const columns =
  'id, number, kind, enterprise_name, summary, division, due_at, accepted_at, priority, claimed_by, claimed_name, lease_until, paused_minutes, officers, first_officer, second_officer';
// Two texts, because a county's page is one slice of one index, and a city's another's.
const ofCounty = `SELECT ${columns} FROM permits.application
  WHERE state = 'accepted' AND division = $1 AND (due_at, priority, id) > (to_timestamp($2::float8 / 1000), $3::smallint, $4::uuid)
  ORDER BY due_at, priority, id LIMIT $5`;
const ofCity = `SELECT ${columns} FROM permits.application
  WHERE state = 'accepted' AND division BETWEEN $1 AND $6 AND (due_at, priority, id) > (to_timestamp($2::float8 / 1000), $3::smallint, $4::uuid)
  ORDER BY due_at, priority, id LIMIT $5`;
const beside = (sql: string) => ofCity.replace('division BETWEEN $1 AND $6', `(division BETWEEN $1 AND $6${sql})`);
const BEFORE_ALL = [0, -1, '00000000-0000-0000-0000-000000000000'] as const;

/** The officer's queue: by deadline, then by warnings, then by age. No join, no count. */
export async function reviewQueue(sql: Sql, actor: Actor, query: PageQuery, now: Instant): Promise<Page<QueueRow>> {
  const [from, to] = rangeOf({ actor } as Tx);
  const [due, priority, id] = cursorOf(query, ['instant', 'small', 'uuid']) ?? BEFORE_ALL;
  const limit = limitOf(query);
  const county = !from.endsWith('00');
  const also = orDelegated(actor, 7);
  const values = [county ? actor.division! : from, due!, priority!, id!, limit + 1];
  const rows = also.values.length
    ? await sql.rows<Row>(beside(also.sql), [...values, to, ...also.values])
    : await sql.rows<Row>(county ? ofCounty : ofCity, county ? values : [...values, to]);
  return pageOf(
    rows,
    limit,
    (row) => rowView(row, actor, now),
    (row) => [row.due_at, row.priority, row.id],
  );
}

function rowView(row: Row, actor: Actor, now: Instant): QueueRow {
  const held = row.lease_until !== null && row.lease_until > now;
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    enterpriseName: row.enterprise_name,
    summary: row.summary,
    division: row.division,
    dueAt: isoOf(row.due_at),
    acceptedAt: isoOf(row.accepted_at),
    warnings: 9 - row.priority,
    used: usedShare(row, now),
    overdue: row.due_at < now,
    claimedBy: held ? row.claimed_name : null,
    mine: held && row.claimed_by === actor.id,
    stage: stageOf({ ...row, state: 'accepted' }),
  };
}

const spans = new Map<string, number>();

// Cases of one morning share their two ends: the calendar is walked once for each pair, not once a row.
function minutesOf(from: Instant, to: Instant, division: string): number {
  const law = lawInUse();
  const key = `${law.number}-${division}-${Math.floor(from / 60_000)}-${Math.floor(to / 60_000)}`;
  let minutes = spans.get(key);
  if (minutes === undefined) {
    if (spans.size > 5_000) spans.clear();
    minutes = law.calendar(division, toPlainDate(from)).workingMinutesBetween(from, to);
    spans.set(key, minutes);
  }
  return minutes;
}

/** What a pause took counts neither as used nor as given. */
function usedShare(
  {
    accepted_at: from,
    due_at: due,
    division,
    paused_minutes: paused,
  }: Pick<Row, 'accepted_at' | 'due_at' | 'division' | 'paused_minutes'>,
  now: Instant,
): number {
  if (now <= from) return 0;
  const whole = minutesOf(from, due, division) - paused;
  return whole <= 0 ? 100 : Math.max(0, Math.floor(((minutesOf(from, now, division) - paused) * 100) / whole));
}

/** The three figures above the queue; each looks at no more than a thousand rows. */
export async function queueCounts(sql: Sql, actor: Actor, now: Instant): Promise<QueueCounts> {
  const [from, to] = rangeOf({ actor } as Tx);
  const also = orDelegated(actor, 3);
  const rows = await sql.rows<Pick<Row, 'due_at' | 'accepted_at' | 'division' | 'paused_minutes'>>(
    `SELECT due_at, accepted_at, division, paused_minutes FROM permits.application
     WHERE state = 'accepted' AND (division BETWEEN $1 AND $2${also.sql}) ORDER BY due_at LIMIT 1000`,
    [from, to, ...also.values],
  );
  const tonight = endOfDay(toPlainDate(now));
  return {
    waiting: rows.length,
    dueToday: rows.filter(({ due_at: dueAt }) => dueAt <= tonight).length,
    over80: rows.filter((row) => usedShare(row, now) >= 80).length,
    takeBackSeconds: Number(lawInUse().setting('take-back', actor.division!, toPlainDate(now))),
  };
}
