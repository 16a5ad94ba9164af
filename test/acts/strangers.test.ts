import { randomUUID } from 'node:crypto';
import type { Page } from '@yby/platform/contract';
import { City } from '../kit/city';
import { contentsOf } from '../kit/contents';
import { purchase, submitted } from '../kit/filing';
import { casesOf, type Case } from '../kit/stranger-cases';
import { routesOf } from '../kit/routes';

describe('a stranger', () => {
  let city: City;
  let cases: Record<string, Case>;

  beforeAll(async () => {
    city = await City.open({ loops: false });
    cases = await casesOf(city);
  }, 60_000);
  afterAll(() => city?.close());

  /** Status and all that the answer says, but for the number to quote. */
  async function answer(username: string, name: string, params: Readonly<Record<string, string>>, body: unknown) {
    const [method, pattern] = name.split(' ') as [string, string];
    const path = pattern.replace(/:(\w+)/g, (_, param: string) => params[param]!);
    const headers = body === undefined ? undefined : { 'content-type': 'application/json' };
    const text = body === undefined ? undefined : JSON.stringify(body);
    const response = await (await city.as(username)).raw(method, path, headers, text);
    const type = response.headers.get('content-type');
    if (!type?.includes('problem+json')) return { status: response.status, type, etag: response.headers.get('etag') };
    const { instance: _, ...problem } = (await response.json()) as Record<string, unknown>;
    return { status: response.status, type, etag: response.headers.get('etag'), problem };
  }

  test('meets every route to an object in this table', () => {
    const routes = routesOf(city.api)
      // The law is nobody's own, and the status lists are for everybody.
      .filter(({ path }) => path.includes(':') && !/^\/api\/(law|well-known)\//.test(path))
      .map(({ method, path }) => `${method} ${path.slice('/api'.length)}`);
    expect(Object.keys(cases).sort()).toEqual(routes.sort());
  });

  test('learns of an object of somebody else exactly what is learned of one that does not exist, and changes nothing', async () => {
    // Signing in is written down, and is no part of this.
    for (const username of Object.values(cases).flatMap((one) => one.as)) await city.as(username);
    const before = await contentsOf(city);
    for (const [name, { as, real, absent, body }] of Object.entries(cases))
      for (const username of as) {
        const nothing = { ...Object.fromEntries(Object.keys(real).map((key) => [key, randomUUID()])), ...absent };
        if ('hash' in real) nothing.hash = 'ab'.repeat(32);
        const [foreign, none] = [await answer(username, name, real, body), await answer(username, name, nothing, body)];
        expect([username, name, foreign]).toEqual([username, name, none]);
        expect([username, name, foreign.status, foreign.problem?.code]).toEqual([
          username,
          name,
          404,
          'platform.not-found',
        ]);
      }
    expect(await contentsOf(city)).toEqual(before);
  });

  test('who is a party gets something else: the table is about real objects', async () => {
    for (const [name, { real, body, party }] of Object.entries(cases)) {
      const { status } = await answer(party, name, real, body);
      expect([name, status]).not.toEqual([name, 404]);
      expect([name, status]).not.toEqual([name, 401]);
    }
  });

  test('finds nothing of it in any list', async () => {
    const lists: [who: string, path: string][] = [
      ['lab', '/applications'],
      ['seller', '/applications'],
      ...(['holder', 'seller', 'carrier'] as const).map((side): [string, string] => ['lab', `/permits?side=${side}`]),
      ['seller', '/permits?side=holder'],
      ['lab', '/consignments?side=buyer'],
      ['lab', '/consignments?side=seller'],
      ['lab', '/ledger/entries'],
      ['carrier', '/ledger/stock'],
      ['lab', '/messages'],
      ['longwan', '/review/queue'],
    ];
    for (const [who, path] of lists)
      expect([who, path, (await (await city.as(who)).get<Page<unknown>>(path)).items]).toEqual([who, path, []]);
    expect(await (await city.as('longwan')).get('/review/counts')).toMatchObject({ waiting: 0 });
    const next = await (await city.as('longwan')).post<{ application: unknown }>('/review/claim');
    expect(next.application).toBeNull();
  });

  test('cannot reach an attachment through a case of their own', async () => {
    const own = await submitted(city, 'lab', { lines: [['PC3-02', '6']] });
    const bytes = Buffer.from(`%PDF-1.4\n% only paint has uploaded this: ${randomUUID()}\n%%EOF\n`);
    const { hash, name } = await (await city.as('paint')).upload(bytes, 'secret.pdf');
    await (
      await city.as('paint')
    ).post('/applications', {
      ...(await purchase(city, 'paint', { lines: [['PC3-01', '63']] })),
      attachments: [{ kind: 'legitimate_use_statement', file: hash, name }],
    });
    const route = 'GET /applications/:id/attachments/:hash';
    const foreign = await answer('lab', route, { id: own.id, hash }, undefined);
    expect(foreign).toMatchObject({ status: 404, problem: { code: 'platform.not-found' } });
    expect(foreign).toEqual(await answer('lab', route, { id: own.id, hash: 'ab'.repeat(32) }, undefined));
  });
});
