import { instantOf } from '@yby/platform/contract';
import { lawInUse } from '@yby/regulation/contract';
import { carriage, carried } from '../kit/carriage';
import { City } from '../kit/city';
import { approved, claimed, submitted, type Case } from '../kit/filing';
import { person, organNamed } from '../kit/people';
import { seeded } from '../kit/random';
import { refused } from '../kit/refused';

type Clocked = Case & { statutoryDueAt: string; promisedDueAt: string; acceptedAt: string; stage: string | null };
interface Onsite {
  readonly id: string;
  readonly state: string;
  readonly acts: string[];
}
const beijing = (day: string, time: string) => `${day}T${time}:00+08:00`;

describe('between acceptance and decision', () => {
  let city: City;
  // The clock goes forward only: each story has a Monday of its own.
  beforeEach(async () => {
    city = await City.open({ loops: false });
  }, 60_000);
  afterEach(() => city?.close());

  const at = (day: string, time: string) => city.setClock(new Date(beijing(day, time)).toISOString());
  const pause = async (id: string, until: string, more: object = {}) => {
    const { fence } = await claimed(city, 'longwan', id);
    const body = { fence, ground: 'appraisal', until, note: '委托鉴定样品', ...more };
    return (await city.as('longwan')).post<Clocked>(`/review/applications/${id}/pause`, body);
  };
  const resume = async (id: string, as = 'longwan') =>
    (await city.as(as)).post<Clocked>(`/review/applications/${id}/resume`);
  const due = async (id: string) => {
    const rows = await city.rows<{ kind: string; at: Date; state: string }>(
      `SELECT kind, at, CASE WHEN fired_at IS NOT NULL THEN 'fired' WHEN settled_at IS NOT NULL THEN 'settled' ELSE 'open' END AS state
       FROM platform.deadline WHERE subject_id = $1 AND subject_type = 'application' ORDER BY kind`,
      [id],
    );
    return Object.fromEntries(
      rows.map((row) => [row.kind.slice('permits.'.length), [row.state, row.at.toISOString()]]),
    );
  };
  const z = (day: string, time: string) => new Date(beijing(day, time)).toISOString();

  test('a pause moves both clocks, the reminders and the queue’s share by exactly its working minutes, and the applicant is told', async () => {
    await at('2026-11-23', '09:30');
    const filed = (await carried(city, 'PC2-02')) as Clocked;
    expect(filed).toMatchObject({ promisedDueAt: z('2026-11-23', '17:30'), statutoryDueAt: z('2026-11-26', '17:30') });
    await at('2026-11-23', '10:30');
    expect(await pause(filed.id, '2026-11-26')).toMatchObject({ state: 'paused', acts: ['resume'] });
    // Nobody holds, decides or is reminded of it meanwhile.
    const longwan = await city.as('longwan');
    expect(await refused(claimed(city, 'longwan', filed.id))).toMatchObject({ code: 'permits.paused' });
    expect((await due(filed.id)).overdue![0]).toBe('settled');
    const notices = await (
      await city.as('seller')
    ).get<{ items: { kind: string }[] }>(`/applications/${filed.id}/notices`);
    expect(notices.items.map(({ kind }) => kind)).toContain('pause');
    await at('2026-11-24', '11:00');
    expect(await city.fireDeadlines()).toBe(0);
    // 60 minutes used; paused from Monday 10:30 to Tuesday 11:00: 330 + 150 working minutes.
    const resumed = await resume(filed.id);
    expect(resumed).toMatchObject({
      state: 'accepted',
      promisedDueAt: z('2026-11-25', '09:00'),
      statutoryDueAt: z('2026-11-30', '09:00'),
    });
    // The promise had 390 minutes, 60 of them used: 50 % after 135 more, 80 % after 252 more.
    expect(await due(filed.id)).toMatchObject({
      'remind-50': ['open', z('2026-11-24', '14:45')],
      'remind-80': ['open', z('2026-11-24', '16:42')],
      overdue: ['open', z('2026-11-25', '09:00')],
      'pause-ends': ['settled', z('2026-11-26', '17:30')],
    });
    const { items } = await longwan.get<{ items: { id: string; used: number }[] }>('/review/queue');
    expect(items.find(({ id }) => id === filed.id)!.used).toBe(15);
    const { items: pauses, pausedMinutes } = await longwan.get<{ items: object[]; pausedMinutes: number }>(
      `/applications/${filed.id}/pauses`,
    );
    expect(pausedMinutes).toBe(480);
    expect(pauses).toEqual([expect.objectContaining({ minutes: 480, note: '委托鉴定样品', by: '王海' })]);
    await at('2026-11-25', '08:59');
    await approved(city, 'longwan', filed.id);
    const figures = await (
      await city.as('supervisor')
    ).get<{ counties: Record<string, unknown>[] }>('/review/one-day?from=2026-11-25&to=2026-11-25');
    // Within the promise, as moved; the honest figure counts the pause.
    expect(figures.counties).toEqual([
      expect.objectContaining({
        division: '330303',
        withinPromise: 1,
        medianMinutes: 389,
        fromSubmission: 0,
        p90FromSubmission: 869,
      }),
    ]);
  });

  test('its last moment ends it by the clock, and a worker that wakes late makes it no longer', async () => {
    await at('2026-11-23', '09:30');
    const filed = (await carried(city, 'PC2-02')) as Clocked;
    await at('2026-11-23', '16:30');
    await pause(filed.id, '2026-11-24');
    await at('2026-11-27', '10:00');
    await city.fireDeadlines();
    const view = await (await city.as('longwan')).get<Clocked>(`/applications/${filed.id}`);
    // Monday 60 minutes and all of Tuesday's 450: what is left of the hour on Monday is left on Wednesday.
    expect(view).toMatchObject({ state: 'accepted', promisedDueAt: z('2026-11-25', '09:30') });
    expect(view.events.map(({ act, by }) => [act, by])).toContainEqual(['resumed', '系统 / system']);
  });

  test('a filing is no licence and is not paused; the last day lies ahead, and thirty working days are the most', async () => {
    await at('2026-11-23', '09:30');
    const filing = await carried(city, 'PC3-01', { kind: 'transport_filing' });
    expect(await refused(pause(filing.id, '2026-11-24'))).toMatchObject({ code: 'permits.pause-not-lawful' });
    const { id } = await carried(city, 'PC2-02');
    for (const until of ['2026-11-23', '2026-11-20', '2027-03-01'])
      expect(await refused(pause(id, until))).toMatchObject({ code: 'permits.pause-days' });
    expect(await refused(pause(id, '2026-11-24', { ground: 'holiday' }))).toMatchObject({ code: 'platform.bad-input' });
    expect(await refused(resume(id))).toMatchObject({ code: 'permits.not-paused' });
    await pause(id, '2026-11-24');
    expect(await (await city.as('seller')).post<Case>(`/applications/${id}/withdraw`)).toMatchObject({
      state: 'withdrawn',
    });
  });

  test('whatever is paused when, used and paused minutes add up to the whole (seeded)', async () => {
    const random = seeded('pauses');
    const calendar = lawInUse().calendar('330303', '2026-11-23');
    for (const monday of ['2026-11-23', '2026-12-07'] as const) {
      await at(monday, '09:30');
      const filed = (await carried(city, 'PC2-02')) as Clocked;
      let now = instantOf(filed.acceptedAt);
      let paused = 0;
      for (let n = 0; n < 2; n++) {
        now = calendar.addWorkingMinutes(now, random.whole(1, 60)).at;
        await city.setClock(new Date(now).toISOString());
        await pause(filed.id, monday === '2026-11-23' ? '2026-12-04' : '2026-12-18');
        const from = now;
        now = calendar.addWorkingMinutes(now, random.whole(0, 1300)).at;
        await city.setClock(new Date(now).toISOString());
        await resume(filed.id, n === 0 ? 'longwan' : 'supervisor');
        paused += calendar.workingMinutesBetween(from, now);
      }
      const [row] = await city.rows<{ paused_minutes: number; promised_due_at: Date; statutory_due_at: Date }>(
        'SELECT paused_minutes, promised_due_at, statutory_due_at FROM permits.application WHERE id = $1',
        [filed.id],
      );
      expect(row!.paused_minutes).toBe(paused);
      for (const [before, after] of [
        [filed.promisedDueAt, row!.promised_due_at],
        [filed.statutoryDueAt, row!.statutory_due_at],
      ] as const)
        expect(calendar.workingMinutesBetween(instantOf(before), instantOf(after.toISOString()))).toBe(paused);
      await (await city.as('seller')).post(`/applications/${filed.id}/withdraw`);
    }
  });

  test('a visit is asked for by the officer and made by an inspector; the clocks run on, and nothing is approved before its report', async () => {
    await at('2026-11-23', '09:30');
    const filed = (await submitted(city, 'paint', { lines: [['PC3-01', '70']] })) as Clocked;
    const { fence } = await claimed(city, 'approver', filed.id);
    const approver = await city.as('approver');
    const ask = () =>
      approver.post<Onsite>(`/review/applications/${filed.id}/onsite`, {
        fence,
        ground: 'materials_doubtful',
        question: '看仓库',
      });
    const visit = await ask();
    expect(await refused(ask())).toMatchObject({ code: 'permits.onsite-open' });
    expect(await refused(approver.post(`/review/applications/${filed.id}/approve`, { fence }))).toMatchObject({
      code: 'permits.onsite-open',
    });
    await city.deliver();
    const inspector = await city.as('inspector2');
    const { items } = await inspector.get<{ items: Onsite[] }>('/review/onsite');
    expect(items).toEqual([expect.objectContaining({ id: visit.id, acts: ['report'], question: '看仓库' })]);
    expect((await inspector.get<{ items: { kind: string }[] }>('/messages')).items[0]!.kind).toBe('onsite-asked');
    const report = (more: object = {}, by = inspector) =>
      by.post<Onsite>(`/review/onsite/${visit.id}/report`, {
        outcome: 'matches',
        finding: '双人双锁',
        visitedOn: '2026-11-23',
        ...more,
      });
    expect(await refused(report({ visitedOn: '2026-11-22' }))).toMatchObject({ code: 'permits.onsite-day' });
    await expect(
      city.rows(
        `UPDATE permits.onsite_verification SET state = 'done', outcome = 'matches', finding = 'x', visited_on = '2026-11-23', closed_by = asked_by WHERE id = $1`,
        [visit.id],
      ),
    ).rejects.toThrow(/onsite_two_persons/);
    expect(await report()).toMatchObject({ state: 'done', outcome: 'matches', finding: '双人双锁' });
    expect(await refused(report())).toMatchObject({ code: 'permits.onsite-closed' });
    const approvedCase = await approved(city, 'approver', filed.id);
    expect(approvedCase).toMatchObject({ state: 'approved', promisedDueAt: filed.promisedDueAt });
    expect(
      JSON.stringify(await city.rows(`SELECT facts FROM platform.journal WHERE subject_id = $1`, [filed.id])),
    ).not.toMatch(/仓库|双锁/);
    // One who asked and is an inspector as well is still not the second person.
    const other = await submitted(city, 'paint', { lines: [['PC3-01', '71']] });
    const claim = await claimed(city, 'approver', other.id);
    const second = await approver.post<Onsite>(`/review/applications/${other.id}/onsite`, {
      fence: claim.fence,
      ground: 'other',
      question: '看账',
    });
    await city.rows(
      `INSERT INTO identity.office SELECT id, 'inspector' FROM identity.account WHERE username = 'approver'`,
    );
    expect(
      await refused(
        approver.post(`/review/onsite/${second.id}/report`, {
          outcome: 'matches',
          finding: '相符',
          visitedOn: '2026-11-23',
        }),
      ),
    ).toMatchObject({ code: 'platform.same-person' });
    await city.rows(
      `DELETE FROM identity.office WHERE role = 'inspector' AND account_id = (SELECT id FROM identity.account WHERE username = 'approver')`,
    );
    expect(await approver.post<Onsite>(`/review/onsite/${second.id}/cancel`)).toMatchObject({ state: 'cancelled' });
  });

  test('the first carriage of category 1 is not approved without a visit (办法 20)', async () => {
    await at('2026-11-23', '09:30');
    await city.rows(`UPDATE enterprise.enterprise SET first_transport_on = NULL WHERE name LIKE '%东瓯%'`);
    const organId = await organNamed(city, '330300');
    await person(city, 'city1', ['approver'], { organId, division: '330300' });
    const { id } = await carried(city, 'PC1-03', { kilograms: '9' });
    expect(await refused(approved(city, 'city1', id))).toMatchObject({ code: 'permits.onsite-needed' });
    const { fence } = await claimed(city, 'city1', id);
    const { id: visit } = await (
      await city.as('city1')
    ).post<Onsite>(`/review/applications/${id}/onsite`, { fence, ground: 'first_application', question: '首次运输' });
    await (
      await city.as('inspector')
    ).post(`/review/onsite/${visit}/report`, {
      outcome: 'matches',
      finding: '车库、人员相符',
      visitedOn: '2026-11-23',
    });
    expect(await approved(city, 'city1', id)).toMatchObject({ stage: 'second' });
  });

  test('five working days after its receipt a licence can no longer be returned, and silence grants nothing (行政许可法 32)', async () => {
    await at('2026-11-23', '09:30');
    const { id } = await carried(city, 'PC2-02');
    const back = async () => {
      const { fence } = await claimed(city, 'longwan', id);
      return (await city.as('longwan')).post<Case>(`/review/applications/${id}/return`, {
        fence,
        defects: [{ code: 'use-unclear' }],
      });
    };
    await at('2026-11-30', '17:31');
    await city.fireDeadlines();
    expect(await refused(back())).toMatchObject({ code: 'permits.notice-too-late' });
    expect(await (await city.as('seller')).get<Case>(`/applications/${id}`)).toMatchObject({
      state: 'accepted',
      permitId: null,
    });
    expect(await approved(city, 'longwan', id)).toMatchObject({ state: 'approved' });
    await at('2026-12-07', '09:30');
    const other = await carried(city, 'PC2-02');
    await at('2026-12-14', '17:29');
    const { fence } = await claimed(city, 'longwan', other.id);
    const returned = await (
      await city.as('longwan')
    ).post<Case>(`/review/applications/${other.id}/return`, {
      fence,
      defects: [{ code: 'use-unclear' }],
    });
    expect(returned.state).toBe('correction_required');
  });

  test('a second notice stops no clock, and the supervisor hears of it', async () => {
    await at('2026-11-23', '09:30');
    const filed = await carried(city, 'PC2-02');
    const back = async () => {
      const { fence } = await claimed(city, 'longwan', filed.id);
      await (
        await city.as('longwan')
      ).post(`/review/applications/${filed.id}/return`, { fence, defects: [{ code: 'use-unclear' }] });
    };
    const answer = async () =>
      (await city.as('seller')).post<Clocked>(`/applications/${filed.id}/resubmit`, await carriage(city, 'PC2-02'));
    await back();
    await at('2026-11-24', '10:00');
    const first = await answer();
    expect(first.promisedDueAt).toBe(z('2026-11-24', '17:30'));
    await back();
    await at('2026-11-25', '10:00');
    const second = await answer();
    expect(second).toMatchObject({ acceptedAt: first.acceptedAt, promisedDueAt: first.promisedDueAt });
    await city.deliver();
    const { items } = await (await city.as('supervisor')).get<{ items: { kind: string }[] }>('/messages');
    expect(items.map(({ kind }) => kind)).toContain('returned-again');
  });
});
