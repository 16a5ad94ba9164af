import { City } from '../kit/city';
import { permitOf, purchase, submitted } from '../kit/filing';
import { refused } from '../kit/refused';
import { shippedLaw, type Rule, type Substance } from '@yby/regulation/contract';

interface Amendment {
  readonly id: string;
  readonly state: string;
  readonly edition: number | null;
  readonly takesForceOn: string;
  readonly acts: string[];
}
interface Preview {
  readonly touch: { from: string; substances: { code: string }[] };
  readonly impacts: { what: string; total: number; items: { enterprise: string; detail: { zh: string } }[] }[];
}

const xylene: Substance = {
  ...shippedLaw.substanceOf('PC2-02'),
  code: 'PC2-21',
  nameZh: '二甲苯',
  nameEn: 'Xylene',
  abbr: null,
  cas: '1330-20-7',
  casNumbers: ['1330-20-7'],
  legalBasis: '测试公告（虚构）',
  effectiveFrom: '2026-11-24',
  effectiveFromMark: 'verified',
};
const amendment = (changes: object, more: object = {}) => ({
  titleZh: '二甲苯列管（虚构）',
  titleEn: 'Listing of xylene (fictional)',
  source: '测试公告（虚构），2026-11-20',
  changes,
  ...more,
});

describe('a listing that takes force tomorrow (Monday 2026-11-23 is today)', () => {
  let city: City;
  let listed: Amendment;
  const ask = (substance: string, date: string) =>
    city
      .nobody()
      .post<{ outcome: string; instrument: string; edition: number; validity: { months: number } | null }>('/ask', {
        activity: 'purchase',
        buyerKind: 'unit',
        date,
        buyerDivision: '330302',
        lines: [{ substance, quantity: { unit: 'mg', amount: '1000000' } }],
      });

  beforeAll(async () => {
    city = await City.open({ loops: false });
  }, 60_000);
  afterAll(() => city?.close());

  test('the shipped law is edition 1 and says so', async () => {
    expect(await city.nobody().get('/law/current')).toEqual({ edition: 1, shipped: true, data: null });
    expect(
      await refused(
        city.nobody().post('/ask', {
          activity: 'purchase',
          buyerKind: 'unit',
          date: '2026-11-23',
          lines: [{ substance: 'PC2-21', quantity: { unit: 'mg', amount: '1' } }],
        }),
      ),
    ).toMatchObject({ code: 'regulation.unreadable-ask' });
  });

  test('what cannot be used is refused row by row', async () => {
    const admin = await city.as('sysadmin');
    const post = (changes: object, more: object = {}) =>
      refused(admin.post('/law/amendments', amendment(changes, more)));
    const broken = await post({
      substances: [{ ...xylene, cas: '1330-20-8', casNumbers: ['1330-20-8'], category: 4 }],
      nonsense: [],
    });
    expect(broken).toMatchObject({ status: 422, code: 'regulation.unusable-changes' });
    expect(broken.defects).toEqual([
      'changes.nonsense unknown',
      'changes.substances.0.category choice',
      'changes.substances.0.casNumbers cas',
    ]);
    const early = { substances: [{ ...xylene, effectiveFrom: '2026-11-23' }] };
    expect((await post(early)).defects).toEqual(['changes.substances.0.effectiveFrom too-early']);
    const hole = {
      endRoutes: [{ id: 'purchase-2-3', lastDay: '2026-11-30' }],
      rules: [{ ...rule, from: '2026-12-01' }],
    };
    expect((await post(hole)).defects).toContain('routes.purchase hole');
    expect(await post({ substances: [] })).toMatchObject({ code: 'regulation.unusable-changes' });
    expect(await post({ rules: [shippedLaw.findRule('P-9', '2026-11-23')] }, { correction: true })).toMatchObject({
      code: 'regulation.nothing-changes',
    });
    expect(await refused((await city.as('approver')).post('/law/amendments', amendment(early)))).toMatchObject({
      status: 403,
    });
  });

  test('the preview names who handles it, and confirming needs the other administrator', async () => {
    const admin = await city.as('sysadmin');
    listed = await admin.post<Amendment>('/law/amendments', amendment({ substances: [xylene] }));
    expect(listed).toMatchObject({ state: 'proposed', takesForceOn: '2026-11-24', edition: null });
    const security = await city.as('secadmin');
    const { touch, impacts } = await security.get<Preview>(`/law/amendments/${listed.id}/preview`);
    expect(touch).toMatchObject({ from: '2026-11-24', substances: [{ code: 'PC2-21' }] });
    const names = impacts.find(({ what }) => what === 'enterprises')!.items.map(({ enterprise }) => enterprise);
    expect(names).toEqual(['温州蓝海涂料有限公司', '温州东瓯化工贸易有限公司']);
    expect(await refused(admin.post(`/law/amendments/${listed.id}/confirm`))).toMatchObject({ status: 403 });
    expect((await security.get<Amendment>(`/law/amendments/${listed.id}`)).acts).toEqual(['confirm', 'reject']);
    const done = await security.post<Amendment>(`/law/amendments/${listed.id}/confirm`);
    expect(done).toMatchObject({ state: 'confirmed', edition: 2, acts: [] });
    expect(await refused(security.post(`/law/amendments/${listed.id}/reject`))).toMatchObject({ status: 409 });
  });

  test('today decides by the old list, tomorrow by the new', async () => {
    expect(await ask('PC2-21', '2026-11-23')).toMatchObject({ outcome: 'not_required', edition: 2 });
    expect(await ask('PC2-21', '2026-11-24')).toMatchObject({ outcome: 'required', instrument: 'purchase_filing' });
    const agent = await city.as('paint');
    const body = await purchase(city, 'paint', { lines: [['PC2-21', '5']] });
    expect(await agent.post('/applications', body)).toMatchObject({ state: 'not_required' });
    await city.setClock('2026-11-24T01:30:00.000Z');
    // The dealer's filing does not cover it, and from its first day on that stops a purchase.
    expect(await refused(agent.post('/applications', body))).toMatchObject({ code: 'permits.precheck-stop' });
  });

  test('a rule that changes tomorrow: stocks, open cases and valid papers are named; old papers keep their months', async () => {
    const permit = await permitOf(city, 'paint', { lines: [['PC3-01', '100']] });
    await submitted(city, 'paint');
    const admin = await city.as('sysadmin');
    const security = await city.as('secadmin');
    const rules = [{ ...rule, from: '2026-11-25', value: { months: 2 } }];
    const { id } = await admin.post<Amendment>('/law/amendments', amendment({ rules }));
    const { impacts } = await security.get<Preview>(`/law/amendments/${id}/preview`);
    const total = Object.fromEntries(impacts.map(({ what, total: count }) => [what, count]));
    expect(total).toMatchObject({ applications: 1, permits: 1 });
    expect(total.stocks).toBeGreaterThanOrEqual(8);
    expect(total.enterprises).toBeGreaterThanOrEqual(3);
    await security.post(`/law/amendments/${id}/confirm`);
    expect((await ask('PC3-01', '2026-11-24')).validity).toMatchObject({ months: 1 });
    expect((await ask('PC3-01', '2026-11-25')).validity).toMatchObject({ months: 2 });
    const held = await (await city.as('paint')).get<{ validTo: string }>(`/permits/${permit.id}`);
    expect(held.validTo).toBe('2026-12-23');
  });

  test('when the law has moved on in between, the second person is told', async () => {
    const admin = await city.as('sysadmin');
    const security = await city.as('secadmin');
    const later = { rules: [{ ...rule, from: '2026-11-26', value: { months: 3 } }] };
    const { id } = await admin.post<Amendment>('/law/amendments', amendment(later));
    await city.setClock('2026-11-26T01:30:00.000Z');
    expect(await refused(security.post(`/law/amendments/${id}/confirm`))).toMatchObject({
      status: 409,
      code: 'regulation.law-moved-on',
    });
    expect(await admin.post(`/law/amendments/${id}/reject`)).toMatchObject({ state: 'rejected' });
  });

  test('an unanswered amendment lapses after seven days', async () => {
    const admin = await city.as('sysadmin');
    const { id } = await admin.post<Amendment>(
      '/law/amendments',
      amendment({ rules: [{ ...rule, from: '2027-01-01', value: { months: 3 } }] }),
    );
    await city.setClock('2026-12-03T02:00:00.000Z');
    await city.fireDeadlines();
    expect(await admin.get(`/law/amendments/${id}`)).toMatchObject({ state: 'expired', acts: [] });
  });

  test('every edition is kept whole and open to all', async () => {
    const { items } = await city.nobody().get<{ items: { number: number; origin: string }[] }>('/law/editions');
    expect(items.map(({ number, origin }) => `${number} ${origin}`)).toEqual(['3 imported', '2 imported', '1 shipped']);
    const first = await city.nobody().get<{ data: { substances: unknown[] } }>('/law/editions/1');
    expect(first.data.substances).toHaveLength(47);
    expect(await refused(city.nobody().get('/law/editions/99'))).toMatchObject({ status: 404 });
    await expect(
      city.work.read((sql) => sql.execute(`UPDATE regulation.edition SET title_zh = '' WHERE number = 1`)),
    ).rejects.toThrow(/permission denied/);
  });

  const rule: Rule = { ...shippedLaw.findRule('P-9', '2026-11-23')!, from: '2026-11-25' };
});
