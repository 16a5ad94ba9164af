import type { StoryClient } from '../../apps/cli/src/story/client';
import { City } from '../kit/city';
import { liveIn, type Objects } from '../kit/city-life';
import { CREDIT_CODES, settleShaoxing, type People } from '../kit/city-people';
import { contentsOf } from '../kit/contents';
import { routesOf, type Route } from '../kit/routes';
import { casesOf, type Case } from '../kit/stranger-cases';
import { foundIn, listsOf, operationsOf, read, secretsOf, type Filters } from '../kit/walk';

type Secrets = Awaited<ReturnType<typeof secretsOf>>;

const STORY =
  'paintadmin paint lab seller carrier approver inspector supervisor legal sysadmin secadmin auditadmin'.split(' ');
/** Who delegates to whom is announced to everybody (行政许可法 24). */
const ANNOUNCED = ['/api/delegations'];
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
      const held = await Promise.all(
        [...asking.values()].map((one) => one.get<{ me: { roles: string[] } }>('/session')),
      );
      expect(new Set(held.flatMap(({ me }) => me.roles)).size).toBe(11);
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
    expect(gets.filter(({ path }) => theirsFor(path) === null).map(nameOf)).toEqual([]);
    const forth = await walk(
      ours,
      gets.map((route) => [route, theirsFor(route.path)!]),
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
    const acts = objectRoutes().filter(({ method }) => method !== 'GET');
    expect(acts.filter(({ path }) => theirsFor(path) === null).map(nameOf)).toEqual([]);
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
});
