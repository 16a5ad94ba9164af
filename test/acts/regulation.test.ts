// The law's public reads over HTTP: catalogue search, divisions, and places that do not exist.
import { City } from '../kit/city';
import { purchase } from '../kit/filing';
import { problemOf, refused } from '../kit/refused';

interface Found {
  readonly items: {
    code: string;
    matched: { kind: string; text: string; mark: string | null; exact: boolean } | null;
  }[];
}
interface Divisions {
  readonly asOf: string;
  readonly items: { code: string; zh: string; en: string; level: string; under: string | null; full: { zh: string } }[];
  readonly next: string | null;
}

let city: City;
beforeAll(async () => {
  city = await City.open({ loops: false });
}, 60_000);
afterAll(() => city?.close());

const read = <T>(path: string) => city.nobody().get<T>(path);
const search = (q: string) => read<Found>(`/substances?q=${encodeURIComponent(q)}`);
const divisions = (ask: Record<string, string>) => read<Divisions>(`/divisions?${new URLSearchParams(ask)}`);

test('anybody finds a substance by alias, pinyin, initials or CAS number, and is told what matched', async () => {
  for (const [q, kind] of [
    ['木酮', 'alias'],
    ['bingtong', 'pinyin'],
    ['BT', 'initials'],
    ['６７－６４－１', 'cas'],
  ] as const)
    expect((await search(q)).items[0]).toMatchObject({ code: 'PC3-02', matched: { kind, exact: true } });
  expect((await search('木酮')).items[0]!.matched).toEqual({
    kind: 'alias',
    text: '木酮',
    mark: 'from memory',
    exact: true,
  });
  expect((await search('食盐')).items).toEqual([]);
});

test('without a question the whole catalogue is told, with one never more than twenty entries', async () => {
  const all = await read<Found>('/substances');
  expect(all.items).toHaveLength(47);
  expect(all.items.every(({ matched }) => matched === null)).toBe(true);
  expect((await search(' ')).items).toHaveLength(47);
  expect((await search('苯')).items.length).toBeLessThanOrEqual(20);
  expect(await problemOf(await city.nobody().raw('GET', `/substances?q=${'x'.repeat(61)}`))).toBe(
    '400 platform.bad-input',
  );
  expect(await problemOf(await city.nobody().raw('GET', '/substances?q=a&q=b'))).toBe('400 platform.bad-input');
});

test('divisions are told level by level', async () => {
  const provinces = await divisions({ limit: '100' });
  expect(provinces).toMatchObject({ asOf: '2024-12-31', next: null });
  expect(provinces.items).toHaveLength(34);
  const wenzhou = await divisions({ under: '330300' });
  expect(wenzhou.items.map(({ zh }) => zh)).toContain('龙港市');
  expect(wenzhou.items).toHaveLength(12);
  expect((await divisions({ under: '330302' })).items).toEqual([]);
});

test('a county is found by name, pinyin or code, with the names above it', async () => {
  expect((await divisions({ under: '330300', q: 'ruian' })).items).toEqual([
    {
      code: '330381',
      zh: '瑞安市',
      en: "Rui'an City",
      level: 'county',
      under: '330300',
      full: { zh: '浙江省温州市瑞安市', en: "Rui'an City, Wenzhou, Zhejiang" },
    },
  ]);
  expect((await divisions({ q: '鼓楼区' })).items.map(({ full }) => full.zh)).toContain('福建省福州市鼓楼区');
});

test('a long answer comes in pages, in the order of codes, nothing twice and nothing left out', async () => {
  const seen: string[] = [];
  let after = '';
  do {
    const page = await divisions({ q: '区', under: '330000', limit: '7', ...(after ? { after } : {}) });
    expect(page.items.length).toBeLessThanOrEqual(7);
    seen.push(...page.items.map(({ code }) => code));
    after = page.next ?? '';
  } while (after);
  expect(seen).toEqual([...new Set(seen)].sort());
  expect(seen).toHaveLength((await divisions({ q: '区', under: '330000', limit: '100' })).items.length);
});

test('an abolished division is refused with the one to take instead', async () => {
  expect(await refused(divisions({ under: '330322' }))).toMatchObject({
    status: 404,
    code: 'regulation.division-unknown',
    title: '330322 洞头县已于 2015-07-23 撤销,请改用 330305 洞头区',
  });
  expect(await refused(divisions({ under: '330399' }))).toMatchObject({ code: 'regulation.division-unknown' });
  expect(await refused(divisions({ under: '33' }))).toMatchObject({ code: 'platform.bad-input' });
  expect(await refused(divisions({ after: 'abc' }))).toMatchObject({ code: 'platform.bad-cursor' });
});

test('a question or an application with a place that does not exist is refused, a real county of another province is not', async () => {
  const body = await purchase(city, 'paint');
  const ask = (buyerDivision: string) =>
    city.nobody().post('/ask', {
      activity: 'purchase',
      buyerKind: 'unit',
      date: '2026-11-23',
      lines: body.lines.map(({ substance, quantity }) => ({ substance, quantity })),
      buyerDivision,
    });
  expect(await refused(ask('350199'))).toMatchObject({ status: 400, code: 'regulation.unreadable-ask' });
  expect(await refused(ask('330371'))).toMatchObject({ code: 'regulation.unreadable-ask' });
  expect(await ask('350102')).toMatchObject({ outcome: 'required' });
  const agent = await city.as('paint');
  expect(await refused(agent.post('/applications', { ...body, destinationDivision: '350199' }))).toMatchObject({
    code: 'permits.unreadable-ask',
  });
});

test('the description of the API names both reads, their questions and their answers', async () => {
  const api = await read<{ paths: Record<string, { get?: { parameters: { name: string }[]; responses: object } }> }>(
    '/openapi.json',
  );
  const names = (path: string) => api.paths[path]!.get!.parameters.map(({ name }) => name).sort();
  expect(names('/api/substances')).toEqual(['q']);
  expect(names('/api/divisions')).toEqual(['after', 'limit', 'q', 'under']);
  expect(JSON.stringify(api)).toContain('"MatchKind"');
  expect(JSON.stringify(api)).toContain('"DivisionLevel"');
});
