import { permits } from '@yby/permits/wiring';
import { City } from '../kit/city';
import { claimed, submitted, type Case, type Claimed } from '../kit/filing';
import { organNamed, person } from '../kit/people';
import { refused } from '../kit/refused';

interface Attendance {
  readonly items: {
    division: string;
    approvers: number;
    present: number;
    deputies: number;
    delegates: number;
    open: boolean;
  }[];
}

describe('who is away, who stands in, and who decides in whose name', () => {
  let city: City;
  let lucheng: string;
  let longwan: string;
  const idOf = async (username: string) =>
    (await city.rows<{ id: string }>('SELECT id FROM identity.account WHERE username = $1', [username]))[0]!.id;
  const attendance = async (day: string, division: string) =>
    (await (await city.as('supervisor')).get<Attendance>(`/attendance?day=${day}`)).items.find(
      (row) => row.division === division,
    )!;
  const post = async <T = { id: string }>(who: string, path: string, body: object) =>
    (await city.as(who)).post<T>(path, body);
  const look = async () => {
    const { handler } = permits.schedules!.find(({ name }) => name === 'permits.nobody-tomorrow')!;
    await city.worker.get(handler).tick();
  };
  const told = async () =>
    (
      await city.rows<{ division: string; day: string }>(
        `SELECT division, facts ->> 'day' AS day FROM platform.journal WHERE event = 'permits.nobody-tomorrow' ORDER BY seq`,
      )
    ).map(({ division, day }) => `${division} ${day}`);

  beforeAll(async () => {
    // Monday.
    city = await City.open({ loops: false });
    [lucheng, longwan] = [await organNamed(city, '330302'), await organNamed(city, '330303')];
  }, 60_000);
  afterAll(() => city?.close());

  test('leave is entered for oneself or by who leads, in days that can be, and never twice', async () => {
    const days = { kind: 'annual', from: '2026-11-26', until: '2026-11-27' };
    for (const wrong of [
      { ...days, until: '2026-11-25' },
      { ...days, from: '2026-11-20', until: '2026-11-22' },
      { ...days, until: '2028-12-01' },
    ])
      expect(await refused(post('approver', '/leaves', wrong))).toMatchObject({ code: 'identity.absence-dates' });
    const { id } = await post('approver', '/leaves', days);
    expect(await refused(post('approver', '/leaves', { ...days, from: '2026-11-27' }))).toMatchObject({
      code: 'identity.leave-overlaps',
    });
    // A colleague does not send another on leave, an enterprise has none, another county's are nobody's here.
    const other = { ...days, accountId: await idOf('approver2') };
    expect(await refused(post('approver', '/leaves', other))).toMatchObject({ status: 404 });
    expect(await refused(post('longwan', '/leaves', other))).toMatchObject({ status: 404 });
    expect(await refused(post('supervisor', '/leaves', { ...days, accountId: await idOf('paint') }))).toMatchObject({
      status: 404,
    });
    await post('supervisor', '/leaves', other);
    expect(await attendance('2026-11-26', '330302')).toMatchObject({ approvers: 2, present: 0, open: false });
    expect(await attendance('2026-11-28', '330302')).toMatchObject({ present: 2, open: true });
    await post('approver', `/leaves/${id}/cancel`, {});
    expect(await attendance('2026-11-26', '330302')).toMatchObject({ present: 1, open: true });
    expect(await refused(post('approver', `/leaves/${id}/cancel`, {}))).toMatchObject({
      code: 'platform.state-changed',
    });
    await post('approver', '/leaves', days);
    const { items } = await (await city.as('approver')).get<{ items: { name: string }[] }>('/leaves?since=2026-11-23');
    expect(items).toHaveLength(2);
    expect((await (await city.as('longwan')).get<{ items: unknown[] }>('/leaves')).items).toEqual([]);
  });

  test('a deputy holds the same office in the same authority or the one above', async () => {
    const days = { from: '2026-11-26', until: '2026-11-27' };
    for (const unfit of ['longwan', 'inspector', 'approver', 'paint', 'sysadmin'])
      expect(await refused(post('approver', '/deputies', { deputyId: await idOf(unfit), ...days }))).toMatchObject({
        code: 'identity.deputy-unfit',
      });
    const head = await organNamed(city, '330300');
    await person(city, 'city-approver', ['approver'], { organId: head, division: '330300' });
    const { id } = await post('approver', '/deputies', { deputyId: await idOf('city-approver'), ...days });
    expect(await attendance('2026-11-26', '330302')).toMatchObject({ present: 0, deputies: 1, open: true });
    await city.deliver();
    const messages = await (await city.as('city-approver')).get<{ items: { kind: string }[] }>('/messages');
    expect(messages.items.map(({ kind }) => kind)).toEqual(['deputy-named']);
    await post('approver', `/deputies/${id}/cancel`, {});
    expect(await attendance('2026-11-26', '330302')).toMatchObject({ deputies: 0, open: false });
  });

  test('that nobody can decide on the next working day is told on the day before, once, to the supervisor above', async () => {
    await look();
    expect(await told()).toEqual([]);
    await city.setClock('2026-11-25T01:00:00.000Z');
    await look();
    await look();
    expect(await told()).toEqual(['330302 2026-11-26']);
    await city.deliver();
    const messages = await (
      await city.as('supervisor')
    ).get<{ items: { kind: string; zh: { body: string } }[] }>('/messages');
    expect(messages.items.filter(({ kind }) => kind === 'nobody-tomorrow')).toHaveLength(1);
    expect(JSON.stringify(messages.items)).toContain('温州市公安局鹿城区分局在 2026-11-26 没有可以审批的人员');
  });

  test('whoever is on leave is offered nothing, claims nothing, extends nothing and decides nothing', async () => {
    await city.setClock('2026-11-25T08:00:00.000Z');
    const { id } = await submitted(city, 'paint');
    const { fence } = await claimed(city, 'approver', id);
    await city.setClock('2026-11-26T00:31:00.000Z');
    for (const [path, body] of [
      ['/review/claim', {}],
      ['/review/claim-batch', { most: 5 }],
      [`/review/applications/${id}/claim`, {}],
      [`/review/applications/${id}/extend`, { fence }],
      [`/review/applications/${id}/approve`, { fence }],
      [`/review/applications/${id}/refuse`, { fence, reason: 'barred', note: '理由' }],
      [`/review/applications/${id}/return`, { fence, defects: [{ code: 'use-unclear' }] }],
    ] as const)
      expect([path, await refused(post('approver', path, body))]).toMatchObject([path, { code: 'permits.on-leave' }]);
  });

  test('a delegation opens the queue to another authority, which decides in the name of the legal organ and hands nothing on', async () => {
    const basis = '温公鹿委〔2026〕7 号（行政许可法第 24 条）';
    const days = { basis, from: '2026-11-26', until: '2026-11-27' };
    const before = await (await city.as('longwan')).get<{ items: unknown[] }>('/review/queue');
    expect(before.items).toEqual([]);
    const far = await person(city, 'head-of-longwan', ['supervisor'], { organId: longwan, division: '330303' });
    expect(far).toBeTruthy();
    const giving = { fromOrganId: lucheng, toOrganId: longwan, ...days };
    expect(await refused(post('head-of-longwan', '/delegations', giving))).toMatchObject({ status: 404 });
    expect(await refused(post('supervisor', '/delegations', { ...giving, toOrganId: lucheng }))).toMatchObject({
      code: 'identity.delegation-unfit',
    });
    const { id: delegation } = await post('supervisor', '/delegations', giving);
    expect(
      await refused(
        post('supervisor', '/delegations', {
          ...giving,
          fromOrganId: longwan,
          toOrganId: await organNamed(city, '330304'),
        }),
      ),
    ).toMatchObject({ code: 'identity.delegation-unfit' });
    expect(await attendance('2026-11-26', '330302')).toMatchObject({ present: 0, delegates: 1, open: true });
    const { application, fence } = await post<Claimed>('longwan', '/review/claim', {});
    const decided = await post<Case & { permitId: string }>(
      'longwan',
      `/review/applications/${application.id}/approve`,
      { fence },
    );
    expect(decided.decision!.by).toMatch(/龙湾区分局，受委托办理）$/);
    const paper = await (
      await city.as('paint')
    ).get<{ organ?: { name: string }; organName?: string }>(`/permits/${decided.permitId}`);
    expect(JSON.stringify(paper)).toContain('鹿城区分局');
    // Announced to everybody.
    const { items } = await city
      .nobody()
      .get<{ items: { fromOrgan: string; toOrgan: string; basis: string }[] }>('/delegations');
    expect(items).toEqual([
      expect.objectContaining({
        fromOrgan: expect.stringContaining('鹿城'),
        toOrgan: expect.stringContaining('龙湾'),
        basis,
      }),
    ]);
    await submitted(city, 'paint', { lines: [['PC3-02', '9']] });
    expect((await (await city.as('longwan')).get<{ items: unknown[] }>('/review/queue')).items).toHaveLength(1);
    await post('supervisor', `/delegations/${delegation}/end`, {});
    expect((await (await city.as('longwan')).get<{ items: unknown[] }>('/review/queue')).items).toEqual([]);
    expect((await city.nobody().get<{ items: unknown[] }>('/delegations')).items).toEqual([]);
  });

  test('colleagues and those above are shown to choose from, and only one’s own absence can be cancelled', async () => {
    interface Officers {
      readonly items: { id: string; organName: string; roles: string[]; led: boolean }[];
    }
    const seen = async (who: string) => (await (await city.as(who)).get<Officers>('/officers')).items;
    const near = await seen('approver');
    expect(new Set(near.map(({ organName }) => organName)).size).toBe(2);
    expect(near.filter(({ led }) => led).map(({ id }) => id)).toEqual([await idOf('approver')]);
    expect(near.some(({ roles }) => roles.some((role) => /admin/.test(role)))).toBe(false);
    const all = await seen('supervisor');
    expect(all.length).toBeGreaterThan(near.length);
    expect(all.every(({ led }) => led)).toBe(true);
    expect(near.map(({ id }) => id)).toEqual(expect.not.arrayContaining([await idOf('longwan'), await idOf('paint')]));
    const days = { kind: 'annual', from: '2028-03-01', until: '2028-03-02' };
    await city.setClock('2028-02-01T01:00:00.000Z');
    await (await city.as('approver')).post('/leaves', days);
    const acts = async (who: string) =>
      (await (await city.as(who)).get<{ items: { acts: string[] }[] }>('/leaves?since=2028-02-01')).items.map(
        (row) => row.acts,
      );
    expect(await acts('approver')).toEqual([['cancel']]);
    expect(await acts('approver2')).toEqual([[]]);
    expect(await acts('supervisor')).toEqual([['cancel']]);
  });
});
