import { At, Id, isoOf, Part, Text, Whole, type Actor, type Instant, type Sql } from '@yby/platform';
import { atMinute, toPlainDate } from '@yby/platform/contract';
import { namesOf } from '@yby/identity';
import { rangeOf } from './claim';

export class OfficerLoad {
  @Id() id: string;
  @Text() name: string;
  @Whole({ about: 'cases held now' }) holding: number;
  @Whole({ about: 'decided today' }) decidedToday: number;
  @At({ nullable: true, about: 'last decision today' }) lastAt: string | null;
}

export class CountyLoad {
  @Text({ max: 6 }) division: string;
  @Whole() waiting: number;
  @Whole() overdue: number;
  @At({ nullable: true, about: 'earliest promised time among the waiting' }) nextDueAt: string | null;
  @At({ nullable: true, about: 'when the oldest waiting case was accepted' }) oldestAt: string | null;
  @Whole() decidedToday: number;
}

export class LoadView {
  @Part(() => CountyLoad, { many: true, most: 500 }) counties: CountyLoad[];
  @Part(() => OfficerLoad, { many: true, most: 500 }) officers: OfficerLoad[];
}

const waiting = `
SELECT division, count(*)::int AS waiting, (count(*) FILTER (WHERE due_at < $3))::int AS overdue,
       min(due_at) AS next_due, min(accepted_at) AS oldest
FROM permits.application WHERE state = 'accepted' AND division BETWEEN $1 AND $2 GROUP BY division`;
const decided = `
SELECT division, count(*)::int AS decided FROM permits.application
WHERE decided_at >= $3 AND state IN ('approved', 'refused') AND division BETWEEN $1 AND $2 GROUP BY division`;
const holding = `
SELECT claimed_by AS id, count(*)::int AS holding FROM permits.application
WHERE state = 'accepted' AND division BETWEEN $1 AND $2 AND lease_until > $3 GROUP BY claimed_by`;
const decisions = `
SELECT decided_by AS id, count(*)::int AS decided, max(decided_at) AS last_at FROM permits.application
WHERE decided_at >= $3 AND decided_by IS NOT NULL AND division BETWEEN $1 AND $2 GROUP BY decided_by`;

/** Who has how much on the table, and which county waits: for the supervisor of an area. */
export async function loadOf(sql: Sql, actor: Actor, now: Instant): Promise<LoadView> {
  const range = rangeOf({ actor });
  const today = isoOf(atMinute(toPlainDate(now), 0));
  const open = await sql.rows<{
    division: string;
    waiting: number;
    overdue: number;
    next_due: Instant | null;
    oldest: Instant | null;
  }>(waiting, [...range, isoOf(now)]);
  const done = new Map(
    (await sql.rows<{ division: string; decided: number }>(decided, [...range, today])).map((row) => [
      row.division,
      row.decided,
    ]),
  );
  const held = new Map(
    (await sql.rows<{ id: string; holding: number }>(holding, [...range, isoOf(now)])).map((row) => [
      row.id,
      row.holding,
    ]),
  );
  const took = new Map(
    (await sql.rows<{ id: string; decided: number; last_at: Instant }>(decisions, [...range, today])).map((row) => [
      row.id,
      row,
    ]),
  );
  const ids = [...new Set([...held.keys(), ...took.keys()])];
  const names = await namesOf(sql, ids);
  const here = new Map(open.map((row) => [row.division, row]));
  return {
    counties: [...new Set([...here.keys(), ...done.keys()])].sort().map((division) => {
      const row = here.get(division);
      return {
        division,
        waiting: row?.waiting ?? 0,
        overdue: row?.overdue ?? 0,
        nextDueAt: row?.next_due ? isoOf(row.next_due) : null,
        oldestAt: row?.oldest ? isoOf(row.oldest) : null,
        decidedToday: done.get(division) ?? 0,
      };
    }),
    officers: ids
      .map((id) => ({
        id,
        name: names.get(id) ?? '—',
        holding: held.get(id) ?? 0,
        decidedToday: took.get(id)?.decided ?? 0,
        lastAt: took.get(id) ? isoOf(took.get(id)!.last_at) : null,
      }))
      .sort((a, b) => b.holding - a.holding || b.decidedToday - a.decidedToday || (a.name < b.name ? -1 : 1)),
  };
}
