import { City, backends } from '../kit/city';
import { claimed, submitted, type Case, type Claimed } from '../kit/filing';
import { refused } from '../kit/refused';

describe.each(backends)('two officers, queue on %s', (backend) => {
  let city: City;
  beforeAll(async () => {
    city = await City.open({ backend });
  }, 60_000);
  afterAll(() => city?.close());

  it('who take the next case at the same moment get different ones', async () => {
    for (let i = 0; i < 6; i++) await submitted(city, 'paint', { lines: [['PC3-01', String(100 + i)]] });
    const officers = await Promise.all(['approver', 'approver2'].map((name) => city.as(name)));
    // Each claims one, decides it, and takes the next, both at once.
    const decided = await Promise.all(
      officers.map(async (officer) => {
        const mine: string[] = [];
        for (;;) {
          const { application, fence } = await officer.post<Claimed | { application: null; fence: null }>(
            '/review/claim',
          );
          if (!application) return mine;
          const done = await officer.post<Case>(`/review/applications/${application.id}/approve`, { fence });
          expect(done.state).toBe('approved');
          mine.push(application.id);
        }
      }),
    );
    const all = decided.flat();
    expect(all).toHaveLength(6);
    expect(new Set(all).size).toBe(6);
    const permits = await city.rows<{ count: string }>('SELECT count(*) FROM permits.permit');
    expect(permits[0]!.count).toBe('6');
  });

  it('cannot both decide: the late one is refused and told by whom it was decided', async () => {
    const { id } = await submitted(city, 'paint', { lines: [['PC3-02', '11']] });
    const early = await claimed(city, 'approver', id);
    await city.setClock('2026-11-23T01:50:00.000Z');
    const late = await claimed(city, 'approver2', id);
    expect(late.fence).toBeGreaterThan(early.fence);
    const approve = async (username: string, fence: number) =>
      (await city.as(username)).post<Case>(`/review/applications/${id}/approve`, { fence });
    expect(await refused(approve('approver', early.fence))).toMatchObject({
      code: 'permits.claimed-by-other',
      title: expect.stringContaining('李静'),
    });
    expect(await approve('approver2', late.fence)).toMatchObject({ state: 'approved' });
    expect(await refused(approve('approver', early.fence))).toMatchObject({
      status: 409,
      code: 'permits.already-decided',
      title: expect.stringContaining('李静'),
    });
  });

  it('release puts a case back for the other', async () => {
    const { id } = await submitted(city, 'paint', { lines: [['PC3-02', '12']] });
    const { fence } = await claimed(city, 'approver', id);
    await (await city.as('approver')).post(`/review/applications/${id}/release`, { fence });
    expect((await claimed(city, 'approver2', id)).application.id).toBe(id);
  });
});
