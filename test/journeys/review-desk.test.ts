import { randomUUID } from 'node:crypto';
import { City } from '../kit/city';
import { approved, claimed, purchase, submitted, type Case } from '../kit/filing';
import { refused } from '../kit/refused';

interface Outcomes {
  readonly items: { id: string; permitNumber: string | null; problem: { code: string; status: number } | null }[];
}

describe('the desk beside the single case', () => {
  let city: City;
  beforeAll(async () => {
    city = await City.open({ loops: false });
  }, 60_000);
  afterAll(() => city?.close());

  const claimBatch = async (officer: string, most: number) =>
    (await city.as(officer)).post<{ items: { application: Case; fence: number }[]; leaseUntil: string | null }>(
      '/review/claim-batch',
      { most },
    );

  test('clean filings are claimed and approved together: each gets its own permit and journal row, a warned one stays behind', async () => {
    const clean: Case[] = [];
    for (const [user, substance, amount] of [
      ['lab', 'PC3-05', '5'],
      ['lab', 'PC3-06', '6'],
      ['lab', 'PC3-02', '7'],
    ] as const)
      clean.push(await submitted(city, user, { lines: [[substance, amount]] }));
    // The lab has declared no need of toluene: a warning.
    const warned = await submitted(city, 'lab', { lines: [['PC3-01', '9']] });
    expect([...clean.map((one) => one.precheck.outcome), warned.precheck.outcome]).toEqual([
      'clear',
      'clear',
      'clear',
      'warning',
    ]);
    const batch = await claimBatch('approver', 50);
    expect(batch.items.map(({ application }) => application.id)).toEqual(clean.map(({ id }) => id));
    const other = await claimBatch('approver2', 50);
    expect(other).toEqual({ items: [], leaseUntil: null });
    const { fence } = await claimed(city, 'approver', warned.id);
    const cases = [
      ...batch.items.map(({ application, fence: one }) => ({ id: application.id, fence: one })),
      { id: warned.id, fence },
      { id: randomUUID(), fence: 1 },
    ];
    const approver = await city.as('approver');
    const key = randomUUID();
    const send = async () => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': key };
      return (await (
        await approver.raw('POST', '/review/approve-batch', headers, JSON.stringify({ cases }))
      ).json()) as Outcomes;
    };
    const answer = await send();
    expect(answer.items.map(({ permitNumber, problem }) => (permitNumber ? 'permit' : problem!.code))).toEqual([
      'permit',
      'permit',
      'permit',
      'permits.not-clean',
      'platform.not-found',
    ]);
    expect(new Set(answer.items.map(({ permitNumber }) => permitNumber)).size).toBe(4);
    const [{ count }] = (await city.rows<{ count: string }>(
      `SELECT count(*) FROM platform.journal WHERE event = 'permits.approved' AND subject_id = ANY($1)`,
      [clean.map(({ id }) => id)],
    )) as [{ count: string }];
    expect(count).toBe('3');

    // The answer got lost and the batch is sent again: the same permits, nothing twice.
    const again = await send();
    expect(again.items.slice(0, 3)).toEqual(answer.items.slice(0, 3));
    const [{ permits }] = (await city.rows<{ permits: string }>(
      'SELECT count(*) AS permits FROM permits.permit WHERE application_id = ANY($1)',
      [clean.map(({ id }) => id)],
    )) as [{ permits: string }];
    expect(permits).toBe('3');
  });

  test('two officers who claim batches at once never hold the same case', async () => {
    const filed = new Set<string>();
    for (let i = 1; i <= 8; i++) filed.add((await submitted(city, 'lab', { lines: [['PC3-06', `${i}`]] })).id);
    const [one, two] = await Promise.all([claimBatch('approver', 5), claimBatch('approver2', 5)]);
    const held = [...one.items, ...two.items].map(({ application }) => application.id);
    expect(new Set(held).size).toBe(held.length);
    expect(one.items.length).toBeLessThanOrEqual(5);
    for (const [officer, { items }] of [
      ['approver', one],
      ['approver2', two],
    ] as const)
      for (const { application, fence } of items)
        await (await city.as(officer)).post(`/review/applications/${application.id}/release`, { fence });
    await (
      await city.as('approver')
    ).post('/review/approve-batch', {
      cases: [...filed].map((id) => ({ id, fence: 999 })),
    });
    const [{ approvals }] = (await city.rows<{ approvals: string }>(
      `SELECT count(*) AS approvals FROM permits.application WHERE id = ANY($1::uuid[]) AND state = 'approved'`,
      [[...filed]],
    )) as [{ approvals: string }];
    expect(approvals).toBe('0');
  });

  test('a case handed over is the colleague’s at once, and what the giver still sends is refused', async () => {
    const { id } = await submitted(city, 'paint', { lines: [['PC3-01', '51']] });
    const { fence } = await claimed(city, 'approver', id);
    const giver = await city.as('approver');
    const { items } = await giver.get<{ items: { id: string; name: string }[] }>('/review/colleagues');
    const li = items.find(({ name }) => name === '李静')!;
    const stranger = await city.rows<{ id: string }>(`SELECT id FROM identity.account WHERE username = 'longwan'`);
    expect(
      await refused(giver.post(`/review/applications/${id}/hand-over`, { fence, to: stranger[0]!.id })),
    ).toMatchObject({
      code: 'permits.not-an-approver',
    });
    await giver.post(`/review/applications/${id}/hand-over`, { fence, to: li.id });
    expect(await refused(giver.post(`/review/applications/${id}/approve`, { fence }))).toMatchObject({
      code: 'permits.claimed-by-other',
    });
    const taken = await (await city.as('approver2')).get<Case & { claim: { mine: boolean } }>(`/applications/${id}`);
    expect(taken.claim.mine).toBe(true);
    expect(taken.events.map(({ act }) => act)).toContain('handed-over');
    expect((await approved(city, 'approver2', id)).state).toBe('approved');
  });

  test('looked at afresh, a case says what has changed since it was filed and since the last paper', async () => {
    const first = await submitted(city, 'paint', { lines: [['PC3-02', '100']] });
    await approved(city, 'approver', first.id);
    const second = await submitted(city, 'paint', { lines: [['PC3-02', '300']] });
    const approver = await city.as('approver');
    const before = await approver.get<{ differences: unknown[]; sinceLast: unknown }>(
      `/review/applications/${second.id}/afresh`,
    );
    expect(before.differences).toEqual([]);
    expect(before.sinceLast).toMatchObject({
      number: first.number,
      changes: [{ member: 'quantity', substance: 'PC3-02', before: { en: '100 kg' }, now: { en: '300 kg' } }],
    });
    // The seller's filing ends while the case waits.
    await city.rows(
      `UPDATE enterprise.licence SET valid_to = '2026-11-22' WHERE kind = 'dealing_filing' AND valid_to > '2026-11-22'`,
    );
    const after = await approver.get<{ differences: { check: string; before: string; now: string }[] }>(
      `/review/applications/${second.id}/afresh`,
    );
    expect(after.differences).toMatchObject([{ check: 'seller.scope', before: 'pass', now: 'stop' }]);
    const { fence } = await claimed(city, 'approver', second.id);
    expect(await refused(approver.post(`/review/applications/${second.id}/approve`, { fence }))).toMatchObject({
      code: 'permits.standing-changed',
    });
    await city.rows(`UPDATE enterprise.licence SET valid_to = '2029-12-31' WHERE valid_to = '2026-11-22'`);
  });

  test('the load names who holds and decided how much, and the one-day figures count what was corrected from the first submission on', async () => {
    const supervisor = await city.as('supervisor');
    const load = await supervisor.get<{
      counties: { division: string; waiting: number; decidedToday: number }[];
      officers: { name: string; holding: number; decidedToday: number }[];
    }>('/review/load');
    const [{ waiting, decided }] = (await city.rows<{ waiting: string; decided: string }>(
      `SELECT count(*) FILTER (WHERE state = 'accepted') AS waiting, count(*) FILTER (WHERE state = 'approved') AS decided
       FROM permits.application WHERE division = '330302'`,
    )) as [{ waiting: string; decided: string }];
    expect(load.counties).toMatchObject([
      { division: '330302', waiting: Number(waiting), decidedToday: Number(decided) },
    ]);
    expect(load.officers.reduce((sum, { decidedToday }) => sum + decidedToday, 0)).toBe(Number(decided));

    // Returned on Monday, corrected on Wednesday, approved at once: within the promise, but not within one day since submission.
    const slow = await submitted(city, 'lab', { lines: [['PC3-05', '11']] });
    const { fence } = await claimed(city, 'approver', slow.id);
    const approver = await city.as('approver');
    await approver.post(`/review/applications/${slow.id}/return`, { fence, defects: [{ code: 'use-unclear' }] });
    await city.setClock('2026-11-25T02:00:00.000Z');
    await (
      await city.as('lab')
    ).post(`/applications/${slow.id}/resubmit`, await purchase(city, 'lab', { lines: [['PC3-05', '11']] }));
    await approved(city, 'approver', slow.id);
    const figures = await supervisor.get<{ whole: Record<string, number> }>(
      '/review/one-day?from=2026-11-25&to=2026-11-25',
    );
    expect(figures.whole).toMatchObject({
      decided: 1,
      withinPromise: 1,
      withinStatute: 1,
      fromSubmission: 0,
      corrected: 1,
      medianMinutes: 0,
    });
    expect(figures.whole.p90FromSubmission).toBeGreaterThan(900);
    const monday = await supervisor.get<{ whole: Record<string, number> }>(
      '/review/one-day?from=2026-11-23&to=2026-11-23',
    );
    expect(monday.whole).toMatchObject({ decided: Number(decided), fromSubmission: Number(decided), corrected: 0 });
    expect(await refused(supervisor.get('/review/one-day?from=2026-11-25&to=2026-01-01'))).toMatchObject({
      code: 'permits.span-too-long',
    });
  });
});
