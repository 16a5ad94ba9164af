import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { City } from '../kit/city';
import { CELLS_OF_A_ROUTE, head, lineOf, Matrix, nameOf, type Row } from '../kit/matrix';
import { routesOf } from '../kit/routes';
import { casesOf, type Case } from '../kit/stranger-cases';

const FILE = join(__dirname, 'who-may.txt');

describe('who may do what', () => {
  let city: City;
  let rows: Row[];
  let shown: string[];
  beforeAll(async () => {
    city = await City.open({ loops: false });
    const cases = await casesOf(city);
    const matrix = await Matrix.of(city);
    await matrix.everybody(Object.values(cases));
    await Matrix.undoEverything(city);
    // Signing out ends the session that the other rows need.
    const routes = routesOf(city.api).sort((a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'));
    rows = [];
    for (const route of routes) rows.push(await matrix.row(route, cases[nameOf(route)] as Case | undefined));
    const objects = rows.flatMap((row) => (cases[row.route] ? [{ ...cases[row.route]!, rows: row }] : []));
    shown = [];
    for (const route of routes)
      if (route.method === 'GET' && !route.path.includes(':')) shown.push(...(await matrix.shown(route, objects)));
    rows.sort((a, b) => (lineOf(a).slice(7) < lineOf(b).slice(7) ? -1 : 1));
  }, 300_000);
  afterAll(() => city?.close());

  test('is as it was agreed: every route of the router has its row in who-may.txt, and no other has one', () => {
    expect(rows.length).toBeGreaterThan(30);
    console.info(`who may: ${rows.length} routes × ${CELLS_OF_A_ROUTE} = ${rows.length * CELLS_OF_A_ROUTE} cells`);
    const found = [head, ...rows.map(lineOf)].join('\n');
    const remarks = readFileSync(FILE, 'utf8').replace(/^[^#].*\n/gm, '');
    if (process.env.AGREE === '1') writeFileSync(FILE, `${remarks}${found}\n`);
    const agreed = readFileSync(FILE, 'utf8')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'))
      .join('\n');
    expect(found).toBe(agreed);
  });

  test('nobody is told of an object of somebody else, in whatever office', () => {
    expect(rows.flatMap(({ route, leaks }) => leaks.map((leak) => `${route}: ${leak}`))).toEqual([]);
  });

  test('and finds it in no list', () => {
    expect(shown).toEqual([]);
  });

  test('and who has not signed in may call just the public routes', () => {
    const agreed = readFileSync(join(__dirname, '../architecture/public-routes.txt'), 'utf8')
      .split('\n')
      .filter(Boolean);
    expect(
      rows
        .filter(({ nobody }) => nobody === 'yes')
        .map(({ route }) => route)
        .sort(),
    ).toEqual(agreed.sort());
  });
});
