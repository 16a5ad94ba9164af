import { City, MONDAY } from '../kit/city';
import { purchase } from '../kit/filing';
import { refused } from '../kit/refused';
import { TidyDrafts } from '../../libs/permits/src/draft/tidy-drafts';

describe('a draft', () => {
  let city: City;
  beforeAll(async () => {
    city = await City.open({ loops: false });
  }, 60_000);
  afterAll(() => city?.close());
  const body = { title: '甲苯', body: { handler: { idNumber: '330302199203151228' } } };
  const count = async () => (await city.rows('SELECT FROM permits.draft')).length;

  test('goes with the application that was filed from it, and stays when the filing is refused', async () => {
    const paint = await city.as('paint');
    const { id: draftId } = await paint.post<{ id: string }>('/drafts', body);
    const filing = { ...(await purchase(city, 'paint')), draftId };
    await refused(paint.post('/applications', { ...filing, attachments: [] }));
    expect(await count()).toBe(1);
    await paint.post('/applications', filing);
    expect(await count()).toBe(0);
  });

  test('of somebody else is not thrown away by naming it in an own application', async () => {
    const { id: draftId } = await (await city.as('paint')).post<{ id: string }>('/drafts', body);
    const lab = await city.as('lab');
    await lab.post('/applications', { ...(await purchase(city, 'lab', { lines: [['PC3-05', '3']] })), draftId });
    expect(await count()).toBe(1);
    await city.rows('DELETE FROM permits.draft');
  });

  test('the hundred-and-first is refused, and those that nobody has touched for three months are let go', async () => {
    const paint = await city.as('paint');
    for (let i = 0; i < 100; i++) await paint.post('/drafts', body);
    expect(await refused(paint.post('/drafts', body))).toMatchObject({ code: 'permits.too-many-drafts', status: 409 });
    await city.setClock('2027-02-20T01:30:00.000Z');
    await city.worker.get(TidyDrafts).tick();
    expect(await count()).toBe(100);
    await city.setClock('2027-02-22T01:30:00.000Z');
    await city.worker.get(TidyDrafts).tick();
    expect(await count()).toBe(0);
    await city.setClock(MONDAY);
  });
});
