import type { StoryClient } from '../../apps/cli/src/story/client';
import { instantOf } from '@yby/platform/contract';
import { verifyCredential } from '@yby/permits/contract';
import { readCoseKeySet } from '../../libs/permits/src/status-list/cose-keys';
import { City } from '../kit/city';
import { liveIn, type Objects } from '../kit/city-life';
import { CREDIT_CODES, settleShaoxing, type People } from '../kit/city-people';
import { contentsOf } from '../kit/contents';
import { judgedBy, Printed } from '../kit/printed';
import { routesOf, type Route } from '../kit/routes';
import { casesOf, type Case } from '../kit/stranger-cases';
import { foundIn, listsOf, operationsOf, read, secretsOf, type Filters } from '../kit/walk';

type Secrets = Awaited<ReturnType<typeof secretsOf>>;

const STORY =
  'paintadmin paint lab seller carrier approver inspector supervisor legal sysadmin secadmin auditadmin'.split(' ');
/** Who delegates to whom is announced to everybody (行政许可法 24); the demo tells who plays in it. */
const ANNOUNCED = ['/api/delegations', '/api/demo/accounts'];
/** The address itself is the secret: whoever holds the paper or the plate may ask. */
const HELD = ['/api/code/:code', '/api/notices/check/:code'];
/** Nobody's own: the law, the catalogue, published keys and lists, and the demo's own people. */
const EVERYBODYS = /^\/api\/(law|demo|health|well-known|divisions|substances|verify)\b/;

const nameOf = ({ method, path }: Route) => `${method} ${path.slice('/api'.length)}`;

describe('two cities in one house', () => {
  let city: City;
  let people: People;
  let theirs: Objects;
  let cases: Record<string, Case>;
  let ours: ReadonlyMap<string, StoryClient>;
  let routes: Route[];
  let secrets: { wenzhou: Secrets; shaoxing: Secrets };

  beforeAll(async () => {
    city = await City.open({ loops: false });
    people = await settleShaoxing(city);
    // Its key is published a minute before it signs.
    await city.deliver();
    await city.setClock('2026-11-23T01:32:00.000Z');
    theirs = await liveIn(city, people);
    cases = await casesOf(city);
    await city.deliver();
    ours = new Map(await Promise.all(STORY.map(async (who) => [who, await city.as(who)] as const)));
    routes = routesOf(city.api);
    secrets = { wenzhou: await secretsOf(city, '3303'), shaoxing: await secretsOf(city, '3306') };
  }, 180_000);
  afterAll(() => city?.close());

  /** The other city's object that an address leads to; null where the address has none. */
  function theirsFor(path: string): string | null {
    const parts = path.slice('/api/'.length).split('/');
    let address = '';
    for (const [at, part] of parts.entries()) {
      if (!part.startsWith(':')) {
        address += `/${part}`;
        continue;
      }
      const before = parts[at - 1]!;
      const key = part === ':hash' ? before : before in theirs ? before : before === 'visits' ? 'enterprises' : before;
      if (!(key in theirs)) return null;
      address += `/${theirs[key]}`;
    }
    return address;
  }
  const objectRoutes = () => routes.filter(({ path }) => path.includes(':') && !EVERYBODYS.test(path));

  /** @returns what is told to whom, and how much was asked */
  async function walk(asking: ReadonlyMap<string, StoryClient>, addresses: [Route, string][], secret: Secrets) {
    const told: string[] = [];
    let asked = 0;
    for (const [who, client] of asking)
      for (const [route, address] of addresses) {
        const { status, text } = await read(client, address);
        asked += 1;
        if (status >= 500 && !route.path.includes('/health/')) told.push(`${who} ${address} answers ${status}`);
        const found = foundIn(text, secret);
        if (found.length) told.push(`${who} ${address.slice(0, 90)}: ${found.slice(0, 4).join(', ')}`);
        else if (route.path.includes(':') && status < 300) told.push(`${who} ${address} answers ${status}`);
      }
    return { told, asked };
  }
  const lists = async (other: Filters): Promise<[Route, string][]> => {
    const operation = await operationsOf(city);
    return routes
      .filter(({ method, path }) => method === 'GET' && !path.includes(':') && !ANNOUNCED.includes(path))
      .flatMap((route) =>
        listsOf(route.path.slice('/api'.length), operation(route), other).map((one): [Route, string] => [route, one]),
      );
  };

  test('both are alive: hundreds of rows and names that are one city’s alone, and every office asks', async () => {
    expect(secrets.shaoxing.ids.size).toBeGreaterThan(150);
    expect(secrets.shaoxing.texts.length).toBeGreaterThan(25);
    expect(secrets.wenzhou.ids.size).toBeGreaterThan(150);
    for (const asking of [ours, people.all]) {
      const held = await Promise.all([...asking.values()].map((one) => one.get<{ roles: string[] }>('/session')));
      expect(new Set(held.flatMap((me) => me.roles)).size).toBe(11);
    }
  });

  test('no list and no filter tells one city’s people anything of the other', async () => {
    const shaoxing = {
      ids: ['enterprises', 'organs', 'accounts', 'applications', 'permits'].map((key) => theirs[key]!),
      division: '330602',
      words: ['绍兴鉴湖印染公司', '闻四绍', theirs.number!, CREDIT_CODES.user.slice(0, -1), 'sx-'],
    };
    const wenzhou = {
      ids: ['GET /enterprises/:id/record', 'GET /accounts/:id', 'GET /applications/:id', 'GET /permits/:id'].map(
        (name) => cases[name]!.real.id!,
      ),
      division: '330302',
      words: [
        '温州蓝海涂料有限公司',
        '林晓燕',
        cases['GET /permits/number/:number']!.real.number!,
        '91330302MA0Y00024',
      ],
    };
    const forth = await walk(ours, await lists(shaoxing), secrets.shaoxing);
    const back = await walk(people.all, await lists(wenzhou), secrets.wenzhou);
    console.info(`lists: ${forth.asked} and ${back.asked} answers read`);
    expect(forth.told).toEqual([]);
    expect(back.told).toEqual([]);
  }, 180_000);

  test('no address of an object of the other city answers anybody of this one', async () => {
    const gets = objectRoutes().filter(({ method, path }) => method === 'GET' && !HELD.includes(path));
    // What Shaoxing has none of is asked the other way round alone: Wenzhou has one of everything.
    const there = gets.filter(({ path }) => theirsFor(path) !== null);
    expect(there.length).toBeGreaterThan(gets.length * 0.8);
    const forth = await walk(
      ours,
      there.map((route) => [route, theirsFor(route.path)!]),
      secrets.shaoxing,
    );
    const realOf = (route: Route): string =>
      route.path.slice('/api'.length).replace(/:(\w+)/g, (_, param: string) => cases[nameOf(route)]!.real[param]!);
    const back = await walk(
      people.all,
      gets.map((route) => [route, realOf(route)]),
      secrets.wenzhou,
    );
    console.info(`objects: ${forth.asked} and ${back.asked} answers read`);
    expect(forth.told).toEqual([]);
    expect(back.told).toEqual([]);
  }, 180_000);

  test('and no act on it does anything but answer that there is nothing', async () => {
    const before = await contentsOf(city);
    const acts = objectRoutes().filter(({ method, path }) => method !== 'GET' && theirsFor(path) !== null);
    expect(acts.length).toBeGreaterThan(35);
    const wrong: string[] = [];
    for (const [who, client] of ours)
      for (const route of acts) {
        const body = cases[nameOf(route)]!.body;
        const response = await client.raw(
          route.method,
          theirsFor(route.path)!,
          body === undefined ? {} : { 'content-type': 'application/json' },
          body === undefined ? undefined : JSON.stringify(body),
        );
        if (![403, 404].includes(response.status)) wrong.push(`${who} ${nameOf(route)} answers ${response.status}`);
        const found = foundIn(await response.text(), secrets.shaoxing);
        if (found.length) wrong.push(`${who} ${nameOf(route)} tells ${found.join(', ')}`);
      }
    expect(wrong).toEqual([]);
    expect(await contentsOf(city)).toEqual(before);
  }, 180_000);

  test('what names something of the other city inside a body gets nothing of it either', async () => {
    const [account] = await city.rows<{ id: string }>(
      `SELECT id FROM identity.account WHERE username = 'sx-inspector'`,
    );
    const days = { from: '2027-07-01', until: '2027-07-05' };
    const attempts: [who: string, path: string, body: object][] = [
      ['sysadmin', '/accounts', { username: 'far-away', name: '远', roles: ['inspector'], organId: theirs.organs }],
      ['sysadmin', '/organs', { name: '远派出所', level: 'station', parentId: theirs.organs, division: '330602' }],
      ['secadmin', '/factor-resets', { accountId: account!.id, reason: 'lost' }],
      ['approver', '/deputies', { deputyId: account!.id, ...days }],
      ['supervisor', '/delegations', { fromOrganId: theirs.organs, toOrganId: theirs.organs, basis: '越权', ...days }],
    ];
    const before = await contentsOf(city);
    const wrong: string[] = [];
    for (const [who, path, body] of attempts) {
      const response = await (
        await city.as(who)
      ).raw('POST', path, { 'content-type': 'application/json' }, JSON.stringify(body));
      const text = await response.text();
      if (response.status < 400 || response.status >= 500) wrong.push(`${who} ${path} answers ${response.status}`);
      wrong.push(...foundIn(text, secrets.shaoxing).map((one) => `${who} ${path} tells ${one}`));
    }
    expect(wrong).toEqual([]);
    expect(await contentsOf(city)).toEqual(before);
  });

  test('an enterprise of the other city is found by its whole credit code, and then by name alone', async () => {
    const { items } = await ours.get('paint')!.get<{ items: object[] }>(`/enterprises?q=${CREDIT_CODES.user}`);
    expect(items).toEqual([
      {
        id: theirs.enterprises,
        name: '绍兴鉴湖印染公司',
        uscc: CREDIT_CODES.user,
        division: '330602',
        address: '',
        sells: [],
      },
    ]);
  });

  test('each reads the journal of its own city, the province what is nobody’s', async () => {
    const seen = async (client: StoryClient) => {
      const { text } = await read(client, '/audit/journal?limit=100');
      return new Set([...text.matchAll(/"division":(?:"(\d{4})\d\d"|null)/g)].map(([, stem]) => stem ?? null));
    };
    expect(await seen(ours.get('auditadmin')!)).toEqual(new Set(['3303']));
    expect(await seen(people.of('sx-auditadmin'))).toEqual(new Set(['3306']));
    expect(await seen(await city.as('prov-audit'))).toEqual(new Set(['3300', null]));
  });

  test('a paper of the new city carries its own key: trusted with the published set, by nobody who knows another city’s alone', async () => {
    const set = await fetch(`${city.url}/.well-known/cose-keys`);
    const keys = readCoseKeySet(new Uint8Array(await set.arrayBuffer()));
    expect(keys.map(({ organ }) => organ)).toEqual([null, '3306']);
    const now = instantOf('2026-11-23T01:40:00.000Z');
    expect(verifyCredential(theirs.paper!, keys, now)).toMatchObject({ ok: true, kid: keys[1]!.kid });
    expect(verifyCredential(theirs.paper!, [keys[0]!], now)).toMatchObject({ ok: false, reason: 'unknown-key' });
    const { code } = await ours.get('paint')!.get<{ code: string }>(`/permits/${cases['GET /permits/:id']!.real.id}`);
    expect(verifyCredential(code, keys, now)).toMatchObject({ ok: true, kid: keys[0]!.kid });
    expect(verifyCredential(code, [keys[1]!], now)).toMatchObject({ ok: false, reason: 'unknown-key' });
    const permit = await people.of('sx-user').get<{ issuingOrgan: string }>(`/permits/${theirs.permits}`);
    expect(permit.issuingOrgan).toBe('绍兴市公安局越城区分局');
  });

  judgedBy(
    'pdftotext',
    'and its print-out names its authority, with the words that the city has set in the mark',
    async () => {
      const pdf = await people.of('sx-user').raw('GET', `/permits/${theirs.permits}/pdf`);
      const text = await Printed.with(new Uint8Array(await pdf.arrayBuffer()), (printed) => printed.text());
      expect(text).toContain('绍兴市公安局越城区分局');
      expect(text).toContain('绍兴专用');
      const own = await ours.get('paint')!.raw('GET', `/permits/${cases['GET /permits/:id']!.real.id}/pdf`);
      const other = await Printed.with(new Uint8Array(await own.arrayBuffer()), (printed) => printed.text());
      expect(other).toContain('易制毒化学品业务专用');
      expect(other).not.toContain('绍兴');
    },
  );
});
