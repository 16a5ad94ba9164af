import { grade, hold, pool, setFlag, standing, type PoolMember } from '@yby/enterprise';
import { plainDate, systemCaller, type Tx } from '@yby/platform';
import { City } from '../kit/city';
import { delivery, permitOf } from '../kit/filing';

const TODAY = plainDate('2026-11-23');

describe('the standing, for the modules above', () => {
  let city: City;
  let paint: { id: string };
  beforeAll(async () => {
    city = await City.open({ loops: false });
    paint = await (await city.as('paint')).get('/enterprises/mine');
  }, 60_000);
  afterAll(() => city?.close());

  const act = (perform: (tx: Tx) => Promise<unknown>) => city.work.run(systemCaller('credit'), 'test.act', perform);
  const known = () => city.work.read((sql) => standing(sql, paint.id, TODAY));
  const colour = async (who = 'paint') =>
    (
      await (
        await city.as(who)
      ).get<{ standing: { colour: string; reasons: { code: string; zh: string }[] } }>('/code/mine')
    ).standing;

  test('is B until graded; the newest grade and the newest row of a flag count, and each stands in the journal', async () => {
    expect(await known()).toMatchObject({ creditClass: 'B', flags: [], state: 'registered' });
    const { version } = await known();
    for (const creditClass of ['C', 'A'] as const)
      await act((tx) => grade(tx, { enterpriseId: paint.id, creditClass, basis: '信用评价 2026' }));
    const flag = (raised: boolean) =>
      act((tx) => setFlag(tx, { enterpriseId: paint.id, flag: 'key_supervision', raised, basis: '条例 32' }));
    await flag(true);
    expect(await known()).toMatchObject({ creditClass: 'A', flags: ['key_supervision'], version: version + 3 });
    await flag(false);
    expect(await known()).toMatchObject({ creditClass: 'A', flags: [] });
    const told = await city.rows<{ event: string }>(
      `SELECT event FROM platform.journal WHERE event IN ('enterprise.graded', 'enterprise.flagged') ORDER BY seq`,
    );
    expect(told.map(({ event }) => event)).toEqual(
      ['graded', 'graded', 'flagged', 'flagged'].map((name) => `enterprise.${name}`),
    );
    // Neither is a reason for another colour: a class is no ground for refusing a lawful filing.
    expect(await colour()).toEqual({ colour: 'green', reasons: [] });
  });

  test('gives a pool for draws: by area, kind and class, page by page, the held ones included', async () => {
    const all = async (area: string, more: object = {}) => {
      const members: PoolMember[] = [];
      let after: string | undefined;
      do {
        const page = await city.work.read((sql) =>
          pool(sql, { area, ...more }, { limit: 2, ...(after ? { after } : {}) }),
        );
        members.push(...page.items);
        after = page.next ?? undefined;
      } while (after);
      return members;
    };
    const wenzhou = await all('3303');
    expect(wenzhou.length).toBeGreaterThanOrEqual(4);
    expect(wenzhou.every(({ division }) => division.startsWith('3303'))).toBe(true);
    expect(wenzhou.map(({ id }) => id)).toEqual(wenzhou.map(({ id }) => id).sort());
    expect(new Set(wenzhou.map(({ id }) => id)).size).toBe(wenzhou.length);
    expect((await all('')).length).toBeGreaterThan(wenzhou.length);
    expect((await all('330302', { classes: ['A'] })).map(({ id }) => id)).toEqual([paint.id]);
    expect(await all('330302', { kinds: ['carrier'] })).toEqual([]);
    await act((tx) =>
      hold(tx, {
        enterpriseId: paint.id,
        scope: 'transport',
        reason: 'report_missing',
        article: '条例 36',
        until: TODAY,
      }),
    );
    expect((await all('330302')).map(({ id }) => id)).toContain(paint.id);
  });

  test('a hold ends by the clock, and goods that nobody confirms make it yellow', async () => {
    expect((await colour()).colour).toBe('red');
    const permit = await permitOf(city, 'paint', { multiUse: true });
    await (await city.as('seller')).post(`/permits/${permit.id}/redemptions`, delivery('20'));
    await city.setClock('2026-11-24T01:30:00.000Z');
    expect(await colour()).toEqual({ colour: 'green', reasons: [] });
    await city.setClock('2026-11-30T01:30:00.000Z');
    const see = async () => {
      const client = city.nobody();
      await client.signIn('paint', city.demoPassword);
      return (await client.get<{ standing: { colour: string; reasons: { code: string }[] } }>('/code/mine')).standing;
    };
    expect((await see()).colour).toBe('green');
    await city.setClock('2026-12-01T01:30:00.000Z');
    expect(await see()).toMatchObject({ colour: 'yellow', reasons: [{ code: 'receipt.late' }] });
  });
});

describe('the plate and the living picture', () => {
  let city: City;
  beforeAll(async () => {
    city = await City.open({ loops: false });
  }, 60_000);
  afterAll(() => city?.close());

  test('a plate is sent once: the browser that has it is told so, until the code is replaced', async () => {
    const paint = await city.as('paint');
    const { codes } = await paint.get<{ codes: { code: string; siteId: string | null }[] }>('/code/mine');
    const path = `/code/mine/plate.pdf?siteId=${codes[1]!.siteId}`;
    const first = await paint.raw('GET', path);
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(
      Buffer.from(await first.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    const etag = first.headers.get('etag')!;
    const again = await paint.raw('GET', path, { 'if-none-match': etag });
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
    await paint.post('/code/mine/replace', { code: codes[1]!.code });
    const anew = await paint.raw('GET', path, { 'if-none-match': etag });
    expect([anew.status, anew.headers.get('etag') === etag]).toEqual([200, false]);
    // Nobody prints the plate of somebody else's storehouse.
    const foreign = await (await city.as('lab')).raw('GET', path);
    expect(foreign.status).toBe(404);
  });

  test('the living code comes as a picture that nothing keeps', async () => {
    const answer = await (await city.as('paint')).raw('GET', '/code/mine/living.svg');
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      200,
      'image/svg+xml',
      'no-store',
    ]);
    expect(await answer.text()).toMatch(/^<svg /);
  });

  test('codes cannot be tried out: one address is soon told to wait', async () => {
    const tries = await Promise.all(
      Array.from({ length: 130 }, (_, n) =>
        city.nobody().raw('GET', `/code/0123456789ABC${String(n).padStart(3, '0')}`),
      ),
    );
    const statuses = tries.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(120);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
  });
});
