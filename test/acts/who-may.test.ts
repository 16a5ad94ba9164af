import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { addAccount } from '@yby/identity';
import { roles, systemCaller, type Role } from '@yby/platform';
import type { StoryClient } from '../../apps/cli/src/story/client';
import { City } from '../kit/city';
import { routesOf, type Route } from '../kit/routes';

const FILE = join(__dirname, 'who-may.txt');
const offices = Object.keys(roles) as Role[];
const OF_A_COMPANY = new Set<Role>(['enterprise_admin', 'agent', 'storekeeper', 'driver']);

/** Path parameters for something that does not exist: whoever may call the route learns just that. */
const absent: Readonly<Record<string, string>> = {
  id: randomUUID(),
  hash: 'ab'.repeat(32),
  number: '3303022099012300',
  chunk: '999999',
};
const pathOf = ({ path }: Route) => path.replace(/:(\w+)/g, (_, name: string) => absent[name]!).slice('/api'.length);
const nameOf = ({ method, path }: Route) => `${method.padEnd(6)} ${path.slice('/api'.length)}`;

describe('who may do what', () => {
  let city: City;
  const people = new Map<Role, StoryClient>();
  beforeAll(async () => {
    city = await City.open({ loops: false });
    const [works] = await city.rows<{ id: string; division: string }>(
      `SELECT id, division FROM enterprise.enterprise WHERE name LIKE '温州蓝海%'`,
    );
    const [organ] = await city.rows<{ id: string; division: string }>(
      `SELECT id, division FROM identity.organ WHERE division = '330302'`,
    );
    // One person an office: the people of the story hold several.
    await city.work.run(systemCaller('test'), 'test.people', async (tx) => {
      for (const office of offices)
        await addAccount(tx, {
          username: `only-${office}`,
          name: office,
          password: city.demoPassword,
          roles: [office],
          enterpriseId: OF_A_COMPANY.has(office) ? works!.id : null,
          organId: OF_A_COMPANY.has(office) ? null : organ!.id,
          division: works!.division,
        });
    });
    for (const office of offices) people.set(office, await city.as(`only-${office}`));
  }, 60_000);
  afterAll(() => city?.close());

  /** `yes`, or how the caller is kept out. What is wrong with the request itself is nobody's secret who may call. */
  async function answer(client: StoryClient, route: Route): Promise<string> {
    const body = route.method === 'GET' || route.method === 'DELETE' ? undefined : '{}';
    const headers = body ? { 'content-type': 'application/json' } : undefined;
    const { status } = await client.raw(route.method, pathOf(route), headers, body);
    if (status >= 500 && !route.path.includes('/health/')) throw new Error(`${nameOf(route)} answers ${status}`);
    return status === 401 || status === 403 ? String(status) : 'yes';
  }

  test('is as it was agreed: every route of the router has its row in who-may.txt, and no other has one', async () => {
    // Signing out ends the session that the other rows need.
    const routes = routesOf(city.api).sort((a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'));
    expect(routes.length).toBeGreaterThan(30);
    const rows: string[] = [];
    for (const route of routes) {
      const cells = [await answer(city.nobody(), route)];
      for (const office of offices) cells.push(await answer(people.get(office)!, route));
      rows.push(
        `${nameOf(route).padEnd(44)}${cells.map((cell, i) => cell.padEnd(columns[i]!.length + 2)).join('')}`.trimEnd(),
      );
    }
    const found = [head, ...rows.sort(byPath)].join('\n');
    const remarks = readFileSync(FILE, 'utf8').replace(/^[^#].*\n/gm, '');
    if (process.env.AGREE === '1') writeFileSync(FILE, `${remarks}${found}\n`);
    const agreed = readFileSync(FILE, 'utf8')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'))
      .join('\n');
    expect(found).toBe(agreed);
  }, 60_000);

  test('and who has not signed in may call just the public routes', () => {
    const agreed = readFileSync(join(__dirname, '../architecture/public-routes.txt'), 'utf8')
      .split('\n')
      .filter(Boolean);
    const open = readFileSync(FILE, 'utf8')
      .split('\n')
      .filter((line) => /^[A-Z]+ +\S+ +yes/.test(line))
      .map((line) => line.split(/ +/).slice(0, 2).join(' '));
    expect(open.sort()).toEqual(agreed.sort());
  });
});

const columns = ['nobody', ...offices];
const head = `${'route'.padEnd(44)}${columns.map((name) => name.padEnd(name.length + 2)).join('')}`.trimEnd();
const byPath = (a: string, b: string) => (a.slice(7) < b.slice(7) ? -1 : 1);
