import { grade } from '@yby/enterprise';
import { systemCaller } from '@yby/platform';
import { City } from '../kit/city';
import { approved, claimed, kg, purchase, submitted, type Case } from '../kit/filing';
import { organNamed, person } from '../kit/people';
import { refused } from '../kit/refused';

interface Opinions {
  readonly stage: string | null;
  readonly items: { by: string; mine: boolean; outcome: string | null; note: string | null; defects: unknown[] }[];
}
type TwoCase = Case & { officers: number; stage: string | null };

describe('a case that two officers decide', () => {
  let city: City;
  beforeAll(async () => {
    city = await City.open({ loops: false });
    const [{ id }] = (await city.rows<{ id: string }>(
      `SELECT id FROM enterprise.enterprise WHERE name LIKE '%蓝海%'`,
    )) as [{ id: string }];
    await city.work.run(systemCaller('test'), 'test.grade', (tx) =>
      grade(tx, { enterpriseId: id, creditClass: 'D', basis: '测试评级' }),
    );
    await person(city, 'approver3', ['approver'], { organId: await organNamed(city, '330302'), division: '330302' });
  }, 60_000);
  afterAll(() => city?.close());

  const act = async (officer: string, id: string, what: 'approve' | 'return' | 'refuse', more: object = {}) => {
    const { fence } = await claimed(city, officer, id);
    return (await city.as(officer)).post<TwoCase>(`/review/applications/${id}/${what}`, { fence, ...more });
  };
  const opinions = async (officer: string, id: string) =>
    (await city.as(officer)).get<Opinions>(`/review/applications/${id}/opinions`);
  const file = () => submitted(city, 'paint', { lines: [['PC3-01', '50']] }) as Promise<TwoCase>;

  test('the class of its applicant asks for it; the first opinion moves nothing, and the second one settles it when both agree', async () => {
    const filed = await file();
    expect(filed).toMatchObject({ state: 'accepted', officers: 2, stage: null });
    expect(filed.precheck.lines).toContainEqual(
      expect.objectContaining({ check: 'law.two-officers', outcome: 'warning' }),
    );
    const first = await act('approver', filed.id, 'approve', { note: '用途、数量与往年相符' });
    expect(first).toMatchObject({ state: 'accepted', stage: 'second', dueAt: filed.dueAt, permitId: null, acts: [] });
    const second = await act('approver2', filed.id, 'approve');
    expect(second).toMatchObject({ state: 'approved', decision: { by: '张立、李静' } });
    expect(second.permitId).not.toBeNull();
    const seen = await opinions('approver2', filed.id);
    expect(seen.items.map(({ outcome }) => outcome)).toEqual(['approve', 'approve']);
    const [row] = await city.rows<{ first_officer: string; second_officer: string; decided_by: string }>(
      'SELECT first_officer, second_officer, decided_by FROM permits.application WHERE id = $1',
      [filed.id],
    );
    expect(row!.decided_by).toBe(row!.second_officer);
    expect(row!.first_officer).not.toBe(row!.second_officer);
  });

  test('nobody reads the first opinion before the second one is written: not the second officer, the supervisor or the applicant', async () => {
    const { id } = await file();
    await act('approver', id, 'refuse', { reason: 'barred', note: '暗号一号' });
    for (const officer of ['approver2', 'approver3', 'supervisor'])
      expect((await opinions(officer, id)).items).toEqual([
        expect.objectContaining({ mine: false, outcome: null, note: null, reason: null, defects: [] }),
      ]);
    expect((await opinions('approver', id)).items).toEqual([expect.objectContaining({ mine: true, note: '暗号一号' })]);
    expect((await refused((await city.as('paint')).get(`/review/applications/${id}/opinions`))).status).toBe(403);
    for (const person of ['approver2', 'supervisor', 'paint']) {
      const client = await city.as(person);
      for (const page of [`/applications/${id}`, `/applications/${id}/notices`])
        expect(JSON.stringify(await client.get(page))).not.toMatch(/暗号|barred|refuse"/);
    }
    const [{ facts }] = (await city.rows<{ facts: string }>(
      `SELECT string_agg(facts::text, ' ') AS facts FROM platform.journal WHERE subject_id = $1`,
      [id],
    )) as [{ facts: string }];
    expect(facts).not.toMatch(/暗号|refuse/);
  });

  test('nobody writes both: not by claiming again, not by a hand-over, not behind the act’s back in the table', async () => {
    const { id } = await file();
    await act('approver', id, 'approve');
    const one = await city.as('approver');
    expect(await refused(claimed(city, 'approver', id))).toMatchObject({ code: 'platform.same-person' });
    await one.post('/review/claim');
    const [{ holder }] = (await city.rows<{ holder: string | null }>(
      'SELECT claimed_name AS holder FROM permits.application WHERE id = $1',
      [id],
    )) as [{ holder: string | null }];
    expect(holder).toBeNull();
    const { fence } = await claimed(city, 'approver2', id);
    const [{ account }] = (await city.rows<{ account: string }>(
      `SELECT id AS account FROM identity.account WHERE username = 'approver'`,
    )) as [{ account: string }];
    const two = await city.as('approver2');
    expect(await refused(two.post(`/review/applications/${id}/hand-over`, { fence, to: account }))).toMatchObject({
      code: 'permits.not-an-approver',
    });
    // A guard of the act is one thing; the table keeps it as well.
    for (const change of [`second_officer = first_officer`, `state = 'refused'`])
      await expect(city.rows(`UPDATE permits.application SET ${change} WHERE id = $1`, [id])).rejects.toThrow(
        /application_(two_persons|decided_by_two)/,
      );
    await expect(
      city.rows(
        `INSERT INTO permits.opinion SELECT gen_random_uuid(), application_id, round, 2, officer, outcome, reason, defects, note,
           written_at, division, month FROM permits.opinion WHERE application_id = $1`,
        [id],
      ),
    ).rejects.toThrow(/unique/);
    expect(await two.post<Case>(`/review/applications/${id}/approve`, { fence })).toMatchObject({ state: 'approved' });
  });

  test('what only one of the two has seen is told with the rest, and the corrected file is looked at by two anew', async () => {
    const { id } = await file();
    await act('approver', id, 'return', { defects: [{ code: 'use-unclear', note: '甲' }] });
    const back = await act('approver2', id, 'return', {
      defects: [{ code: 'use-unclear', note: '乙' }, { code: 'statement-unsealed' }],
    });
    expect(back.state).toBe('correction_required');
    expect(back.decision!.defects).toEqual([
      expect.objectContaining({ code: 'use-unclear', note: '甲；乙' }),
      expect.objectContaining({ code: 'statement-unsealed' }),
    ]);
    await (
      await city.as('paint')
    ).post(`/applications/${id}/resubmit`, await purchase(city, 'paint', { lines: [['PC3-01', '50']] }));
    expect(await act('approver2', id, 'approve')).toMatchObject({ state: 'accepted', stage: 'second' });
    expect(await act('approver', id, 'approve')).toMatchObject({ state: 'approved', decision: { by: '李静、张立' } });
  });

  test('two that differ go to a supervisor who is neither of them, and who sees both', async () => {
    const { id, number } = await file();
    await act('approver', id, 'approve');
    const supervisor = await city.as('supervisor');
    const rule = (more: object = {}, by = supervisor) =>
      by.post<Case>(`/review/applications/${id}/rule`, { outcome: 'approve', note: '同意第一审查人', ...more });
    expect(await refused(rule())).toMatchObject({ code: 'permits.not-differing' });
    expect(await act('approver2', id, 'refuse', { reason: 'barred', note: '供方存疑' })).toMatchObject({
      state: 'accepted',
      stage: 'differing',
    });
    expect(await refused(claimed(city, 'approver3', id))).toMatchObject({ code: 'permits.supervisor-decides' });
    const list = await supervisor.get<{ items: { number: string }[] }>('/review/differing');
    expect(list.items.map((one) => one.number)).toEqual([number]);
    expect((await opinions('supervisor', id)).items.map(({ outcome }) => outcome)).toEqual(['approve', 'refuse']);
    expect(await refused(rule({ outcome: 'return' }))).toMatchObject({ code: 'permits.reason-unknown' });
    // Somebody who has become a supervisor since is still one of the two.
    await city.rows(
      `INSERT INTO identity.office SELECT id, 'supervisor' FROM identity.account WHERE username = 'approver2'`,
    );
    const both = await city.as('approver2');
    expect(await refused(rule({}, both))).toMatchObject({ code: 'platform.same-person' });
    await city.rows(
      `DELETE FROM identity.office WHERE role = 'supervisor' AND account_id = (SELECT id FROM identity.account WHERE username = 'approver2')`,
    );
    expect(await rule()).toMatchObject({ state: 'approved', decision: { by: '赵刚' } });
    expect((await supervisor.get<{ items: unknown[] }>('/review/differing')).items).toEqual([]);
    await city.deliver();
    const told = await supervisor.get<{ items: { kind: string }[] }>('/messages');
    expect(told.items.map(({ kind }) => kind)).toContain('opinions-differ');
  });

  test('refusing on two different grounds is no agreement', async () => {
    const { id } = await file();
    const { items } = await reasons();
    await act('approver', id, 'refuse', { reason: items[0], note: '其一' });
    expect(await act('approver2', id, 'refuse', { reason: items[1], note: '其二' })).toMatchObject({
      stage: 'differing',
    });
  });

  const reasons = async () => {
    const { refusals } = await (await city.as('approver')).get<{ refusals: { code: string }[] }>('/review/reasons');
    return { items: refusals.map(({ code }) => code) };
  };

  test('such a case is no part of a batch, and two officers at the same moment write two different opinions', async () => {
    const { id } = await file();
    const batch = await (
      await city.as('approver3')
    ).post<{ items: { application: Case }[] }>('/review/claim-batch', { most: 50 });
    expect(batch.items.map(({ application }) => application.id)).not.toContain(id);
    const [a, b] = await Promise.allSettled([act('approver', id, 'approve'), act('approver2', id, 'approve')]);
    expect([a, b].some(({ status }) => status === 'fulfilled')).toBe(true);
    const rows = await city.rows<{ officer: string }>('SELECT officer FROM permits.opinion WHERE application_id = $1', [
      id,
    ]);
    expect(new Set(rows.map(({ officer }) => officer)).size).toBe(rows.length);
  });

  test('category 1 on the road is decided by two officers of the city', async () => {
    const organId = await organNamed(city, '330300');
    for (const name of ['city1', 'city2']) await person(city, name, ['approver'], { organId, division: '330300' });
    await city.rows(
      `UPDATE enterprise.licence SET substances = substances || '{PC1-03}' WHERE kind = 'dealing_filing'`,
    );
    const seller = await city.as('seller');
    const find = async (q: string) =>
      (await seller.get<{ items: { id: string }[] }>(`/enterprises?q=${encodeURIComponent(q)}`)).items[0]!.id;
    const mine = await seller.get<{ sites: { id: string }[] }>('/enterprises/mine');
    const { handler, attachments } = await purchase(city, 'seller');
    const filed = await seller.post<TwoCase>('/applications', {
      kind: 'transport_permit',
      consigneeId: await find('91331002MA0Y00059Y'),
      carrierId: await find('安顺'),
      siteId: mine.sites[0]!.id,
      originDivision: '330303',
      destinationDivision: '331002',
      handler,
      attachments: attachments.map((file) => ({ ...file, kind: 'sales_contract' })),
      lines: [{ substance: 'PC1-03', quantity: kg('9'), use: '销售' }],
    });
    expect(filed).toMatchObject({ state: 'accepted', officers: 2 });
    expect(await refused(claimed(city, 'approver', filed.id))).toMatchObject({ code: 'platform.not-found' });
    expect(await approved(city, 'city1', filed.id)).toMatchObject({ state: 'accepted', stage: 'second' });
    expect(await approved(city, 'city2', filed.id)).toMatchObject({ state: 'approved' });
  });
});
