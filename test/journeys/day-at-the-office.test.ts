import { Queues } from '@yby/platform/wiring';
import { instantOf } from '@yby/platform/contract';
import { lawInUse } from '@yby/regulation/contract';
import { City, backends } from '../kit/city';
import { COUNTIES, OfficeDay } from '../kit/office-day';
import { forked, killForked, type Forked } from '../kit/processes';
import { seeded } from '../kit/random';
import { until } from '../kit/until';

const FILINGS = 300;
const [MONDAY, TUESDAY] = ['2026-11-23', '2026-11-24'] as const;

interface Settled {
  readonly id: string;
  readonly state: string;
  readonly division: string;
  readonly accepted_at: string;
  readonly promised_due_at: string;
  readonly decided_at: string | null;
  readonly decided_by: string | null;
  readonly corrections: number;
}
interface Told {
  readonly subject_id: string;
  readonly event: string;
  readonly outcome: string;
  readonly occurred_at: string;
}

describe.each(backends)('a day at the office, queue on %s', (backend) => {
  let city: City;
  let day: OfficeDay;
  let worker: Forked | null = null;

  beforeEach(async () => {
    // The worker is a process of its own, so that it can be killed.
    city = await City.open({ backend, loops: false, at: '2026-11-23T00:00:00.000Z' });
    day = new OfficeDay(city, seeded(`a day at the office on ${backend}`));
    await day.settle();
    worker = await forked('worker', city);
  }, 120_000);
  afterEach(async () => {
    killForked();
    await city?.close();
  });

  const cases = () =>
    city.rows<Settled>(
      `SELECT id, state, division, accepted_at, promised_due_at, decided_at, decided_by, corrections FROM permits.application`,
    );
  const told = () =>
    city.rows<Told>(
      `SELECT subject_id, event, facts ->> 'outcome' AS outcome, occurred_at FROM platform.journal
       WHERE event IN ('permits.reminder', 'permits.overdue')`,
    );
  const killed = async () => {
    await worker!.kill();
    await city.worker.get(Queues).wipe();
    worker = await forked('worker', city);
  };
  /** Whatever the queue carried is done, and nobody was told twice. */
  const settled = async () => {
    await until(
      async () =>
        (await city.rows(`SELECT 1 FROM platform.delivery WHERE state IN ('pending', 'queued') LIMIT 1`)).length === 0,
      { within: 60_000, every: 200, what: 'every delivery' },
    );
    expect(await city.rows(`SELECT 1 FROM platform.delivery WHERE state <> 'done'`)).toEqual([]);
    expect(
      await city.rows('SELECT 1 FROM notifications.message GROUP BY event_id, account_id HAVING count(*) > 1'),
    ).toEqual([]);
    const [printed] = await city.rows<{ papers: number; permits: number }>(
      `SELECT (SELECT count(*)::int FROM permits.printout) AS papers, (SELECT count(*)::int FROM permits.permit) AS permits`,
    );
    expect(printed!.papers).toBe(printed!.permits);
  };

  /** Nobody but an officer of the day decided anything. */
  const decidedByOfficers = async (all: readonly Settled[]) => {
    const officers = await city.rows<{ id: string; username: string }>(
      `SELECT id, username FROM identity.account WHERE username LIKE 'day-officer-%'`,
    );
    const name = new Map(officers.map(({ id, username }) => [id, username]));
    for (const { state, decided_by: by, division } of all)
      if (state === 'approved' || state === 'refused') expect(name.get(by!)).toContain(division);
    const [silent] = await city.rows<{ count: number }>(
      `SELECT count(*)::int FROM platform.journal WHERE event IN ('permits.approved', 'permits.refused') AND actor_kind <> 'person'`,
    );
    expect(silent!.count).toBe(0);
  };

  /** Each reminder fell at its working minute, and those that were due before the decision, and only those, fell. */
  const remindedRightly = (all: readonly Settled[], events: readonly Told[], end: string) => {
    const falls = { 'remind-50': 50, 'remind-80': 80, overdue: 100 } as const;
    let seen = 0;
    for (const one of all) {
      // A returned case that came back has clocks of its own: its first reminders may have fallen before.
      if (one.corrections > 0) continue;
      const calendar = lawInUse().calendar(one.division, MONDAY);
      const [accepted, due] = [
        instantOf(new Date(one.accepted_at).toISOString()),
        instantOf(new Date(one.promised_due_at).toISOString()),
      ];
      const whole = calendar.workingMinutesBetween(accepted, due);
      for (const [outcome, share] of Object.entries(falls)) {
        const at = share === 100 ? due : calendar.addWorkingMinutes(accepted, Math.floor((whole * share) / 100)).at;
        const fell = events.filter((event) => event.subject_id === one.id && event.outcome === outcome);
        const wanted = at <= Date.parse(one.decided_at ?? end) && at <= Date.parse(end);
        // Decided in that very minute: either came first.
        if (one.decided_at && at === Date.parse(one.decided_at)) continue;
        expect([one.id, outcome, fell.map(({ occurred_at: when }) => new Date(when).toISOString())]).toEqual([
          one.id,
          outcome,
          wanted ? [new Date(at).toISOString()] : [],
        ]);
        seen += fell.length;
      }
    }
    return seen;
  };

  test('25 officers keep pace: all is decided within the promised time, though the queue is wiped and the worker killed', async () => {
    const filings = day.plan(FILINGS, '08:30', '16:30');
    await day.run(MONDAY, filings, { at: { '10:17': killed, '15:03': killed } });
    const all = await cases();
    expect(new Set(all.map(({ division }) => division))).toEqual(new Set(COUNTIES));
    expect(all).toHaveLength(FILINGS);
    const open = all.filter(({ state }) => state !== 'approved' && state !== 'refused');
    // What was returned and not corrected yet waits for its applicant, and for nobody here.
    expect(open.filter(({ state }) => state !== 'correction_required')).toEqual([]);
    const decided = all.filter(({ decided_at: at }) => at !== null);
    expect(decided.filter((one) => Date.parse(one.decided_at!) > Date.parse(one.promised_due_at))).toEqual([]);
    await decidedByOfficers(all);
    const events = await told();
    remindedRightly(all, events, `${MONDAY}T17:30:00+08:00`);
    expect(events.filter(({ event }) => event === 'permits.overdue')).toEqual([]);
    await settled();
    const { whole, counties } = await (
      await city.as('supervisor')
    ).get<{ whole: Record<string, number>; counties: unknown[] }>(`/review/one-day?from=${MONDAY}&to=${MONDAY}`);
    expect(whole).toMatchObject({ decided: decided.length, withinPromise: decided.length });
    expect(counties).toHaveLength(COUNTIES.length);
    console.log(
      `${backend}: ${all.length} filed, ${decided.length} decided, ${whole.withinPromise} within the promise, ${whole.fromSubmission} within a day of the first submission, ` +
        `median ${whole.medianMinutes} and p90 ${whole.p90Minutes} working minutes, ${open.length} with the applicant, ${events.length} reminders`,
    );
  }, 240_000);

  test('half of them are absent: reminders and escalations fall at their minute, and nothing is silently approved', async () => {
    const filings = day.plan(FILINGS, '08:30', '16:30');
    // Whole counties are empty, others have one of two.
    const away = new Set(day.officers.filter((_, i) => i < 12 || i === 14).map(({ name }) => name));
    expect(away.size).toBeGreaterThanOrEqual(day.officers.length / 2);
    const present = ({ name }: { name: string }) => !away.has(name);
    await day.run(MONDAY, filings, { present, at: { '11:11': killed } });
    await day.run(TUESDAY, [], { present, until: '10:00', at: { '09:09': killed } });
    const all = await cases();
    expect(all).toHaveLength(FILINGS);
    await decidedByOfficers(all);
    const empty = COUNTIES.filter((county) =>
      day.officers.every((one) => one.division !== county || away.has(one.name)),
    );
    expect(empty.length).toBeGreaterThan(2);
    const waiting = all.filter(({ state }) => state === 'accepted');
    const left = all.filter(({ division }) => (empty as readonly string[]).includes(division));
    expect(left.length).toBeGreaterThan(30);
    expect(left.filter(({ state }) => state !== 'accepted')).toEqual([]);
    const events = await told();
    const seen = remindedRightly(all, events, `${TUESDAY}T10:00:00+08:00`);
    expect(seen).toBeGreaterThan(3 * left.length - 1);
    const overdue = events.filter(({ event }) => event === 'permits.overdue').map(({ subject_id: id }) => id);
    // Some were decided the next morning, late: they were escalated too, and stay late in the figures.
    const late = all.filter(
      (one) => one.decided_at !== null && Date.parse(one.decided_at) > Date.parse(one.promised_due_at),
    );
    // What came back corrected this morning waits too, and has time left.
    const past = waiting.filter((one) => Date.parse(one.promised_due_at) <= Date.parse(`${TUESDAY}T10:00:00+08:00`));
    expect(new Set(overdue)).toEqual(new Set([...past, ...late].map(({ id }) => id)));
    expect(overdue).toHaveLength(past.length + late.length);
    const { whole } = await (
      await city.as('supervisor')
    ).get<{ whole: Record<string, number> }>(`/review/one-day?from=${MONDAY}&to=${TUESDAY}`);
    // What was returned and not corrected yet is neither waiting here nor decided.
    const decided = all.filter((one) => one.decided_at !== null);
    expect(whole).toMatchObject({ decided: decided.length, withinPromise: decided.length - late.length });
    await settled();
    // The supervisor of the city has a message for each, once.
    const [messages] = await city.rows<{ count: number }>(
      `SELECT count(*)::int FROM notifications.message m JOIN platform.journal j ON j.id = m.event_id
       JOIN identity.account a ON a.id = m.account_id WHERE a.username = 'supervisor' AND j.event = 'permits.overdue'`,
    );
    expect(messages!.count).toBe(overdue.length);
    console.log(
      `${backend}: ${away.size} of ${day.officers.length} absent, ${past.length} of ${all.length} wait overdue, ${late.length} were decided late, ` +
        `${events.filter(({ outcome }) => outcome === 'remind-50').length} / ${events.filter(({ outcome }) => outcome === 'remind-80').length} / ${overdue.length} reminders at 50 / 80 / 100 %`,
    );
  }, 240_000);
});
