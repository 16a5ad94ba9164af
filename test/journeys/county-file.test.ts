import { randomUUID } from 'node:crypto';
import { City } from '../kit/city';
import { NEW_CODES, registered, submittedFiling, type FilingAnswer } from '../kit/joining';
import { refused } from '../kit/refused';
import { imported, workbookOf } from '../kit/register-file';
import { registerRows } from '../kit/register-rows';

const [FIRST, SECOND, THIRD, FOURTH] = NEW_CODES;

interface Row {
  readonly id: string;
  readonly name: string;
  readonly uscc: string;
  readonly division: string;
  readonly colour: string;
  readonly creditClass: string;
  readonly legalRep: string;
  readonly state: string;
}
interface Listed {
  readonly items: Row[];
  readonly next: string | null;
}
interface CountyFile {
  readonly state: string;
  readonly acts: string[];
  readonly filings: {
    id: string;
    number: string;
    helper: string | null;
    consent: string | null;
    versions: { revision: number }[];
  }[];
  readonly visits: { officers: string[]; photos: { file: string }[] }[];
  readonly rests: { act: string; reason: string; organName: string | null }[];
  readonly sources: { fact: string; filing: string | null; visitedOn: string | null }[];
}

describe('an enterprise’s file at its county', () => {
  let city: City;
  beforeAll(async () => {
    city = await City.open({ loops: false });
    const { id } = await imported(city, 'sysadmin', await workbookOf(registerRows(400, 11, 800_000)));
    await city.deliver();
    await (await city.as('sysadmin')).post(`/enterprises/imports/${id}/carry-out`);
    await city.deliver();
  }, 90_000);
  afterAll(() => city?.close());

  const paper = async (username: string) => {
    const { hash, name } = await (
      await city.as(username)
    ).upload(Buffer.from(`%PDF-1.4\n% ${randomUUID()}\n%%EOF\n`), '材料.pdf');
    return { file: hash, name };
  };
  const listed = async (username: string, query = '') => {
    const all: Row[] = [];
    let pages = 0;
    for (let after = ''; ; pages++) {
      const page: Listed = await (
        await city.as(username)
      ).get<Listed>(`/enterprises/register?limit=100${query}${after && `&after=${after}`}`);
      all.push(...page.items);
      if (!page.next) return { all, pages };
      after = page.next;
      expect(pages).toBeLessThan(50);
    }
  };
  const file = async (username: string, id: string) =>
    (await city.as(username)).get<CountyFile>(`/enterprises/${id}/file`);

  test('officers list their own area, each enterprise once and in order; a county finds nothing of another', async () => {
    const whole = await listed('supervisor');
    const [{ n }] = (await city.rows<{ n: string }>(
      `SELECT count(*) AS n FROM enterprise.enterprise WHERE state <> 'draft' AND division LIKE '3303%'`,
    )) as [{ n: string }];
    expect(whole.all).toHaveLength(Number(n));
    expect(new Set(whole.all.map(({ id }) => id)).size).toBe(Number(n));
    const lucheng = await listed('approver');
    expect(new Set(lucheng.all.map(({ division }) => division))).toEqual(new Set(['330302']));
    expect((await listed('approver', '&county=330303')).all).toEqual([]);
    expect((await listed('supervisor', '&county=330303')).all.length).toBeGreaterThan(0);
  });

  test('it is found by name, by pinyin and its initials, and by the beginning of the credit code; a wildcard finds nothing', async () => {
    const names = async (q: string) =>
      (await listed('approver', `&q=${encodeURIComponent(q)}`)).all.map(({ name }) => name);
    const [paint] = await names('蓝海涂料');
    expect(paint).toContain('蓝海涂料');
    for (const q of ['lanhai', 'LHTL', 'lhtl']) expect(await names(q)).toContain(paint);
    const [row] = (await listed('approver', `&q=${encodeURIComponent(paint!)}`)).all;
    expect(await names(row!.uscc.slice(0, 15).toLowerCase())).toContain(paint);
    expect(await names('%')).toEqual([]);
    expect(await names('_')).toEqual([]);
    expect(row!.legalRep).toContain('*');
  });

  test('by kind, class, colour and state: the colours divide the register, and each row’s is that of its standing', async () => {
    const { all } = await listed('supervisor');
    const supervisor = await city.as('supervisor');
    const held = all.find(({ uscc }) => uscc.startsWith('91330399MC8'))!;
    await supervisor.post(`/enterprises/${held.id}/holds`, {
      scope: 'purchase',
      reason: 'under_investigation',
      article: '条例 32',
    });
    const byColour = await Promise.all(
      ['green', 'yellow', 'red'].map(async (colour) => (await listed('supervisor', `&colour=${colour}`)).all),
    );
    expect(
      byColour
        .flat()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(all.map(({ id }) => id).sort());
    byColour.forEach((rows) => expect(new Set(rows.map(({ colour }) => colour)).size).toBe(rows.length ? 1 : 0));
    expect(byColour[2]!.map(({ id }) => id)).toContain(held.id);
    for (const row of [held, ...byColour[0]!.slice(0, 3)]) {
      const standing = await supervisor.get<{ colour: { colour: string } }>(`/enterprises/${row.id}/standing`);
      expect(standing.colour.colour).toBe(byColour.flat().find(({ id }) => id === row.id)!.colour);
    }
    expect((await listed('supervisor', '&kind=dealer&class=B')).all.length).toBeGreaterThan(0);
    expect((await listed('supervisor', '&class=D')).all).toEqual([]);
    expect((await listed('supervisor', '&state=closed')).all).toEqual([]);
  });

  test('at the counter a change is filled in with consent, and another officer verifies it; what was read is noted', async () => {
    const { enterpriseId, client } = await registered(city, 'helped', FIRST);
    const approver = await city.as('approver');
    const consent = await paper('approver');
    const post = (body: object) => approver.post<{ filingId: string }>(`/enterprises/${enterpriseId}/assist`, body);
    expect(await refused(post({ consent: await paper('approver2') }))).toMatchObject({
      code: 'enterprise.scan-unknown',
    });
    const { filingId } = await post({ consent });
    expect(await refused(client.post('/filings'))).toMatchObject({ code: 'enterprise.filing-open' });
    const { document } = await approver.get<FilingAnswer>(`/filings/${filingId}`);
    await approver.put(`/filings/${filingId}`, {
      document: { ...document, unit: { ...document.unit, legalRep: '陈新任' } },
    });
    await approver.post(`/filings/${filingId}/submit`);
    expect(await refused(approver.post(`/verification/filings/${filingId}/approve`, { evidence: [] }))).toMatchObject({
      code: 'enterprise.own-help',
    });
    await (await city.as('approver2')).post(`/verification/filings/${filingId}/approve`, { evidence: [] });
    expect((await client.get<{ legalRep: string }>('/enterprises/mine')).legalRep).toBe('陈新任');
    const { filings } = await file('supervisor', enterpriseId);
    expect(filings[0]).toMatchObject({ id: filingId, consent: consent.file });
    expect(filings[0]!.helper).toBeTruthy();
    const noted = await city.rows<{ fields: string[] }>('SELECT fields FROM audit.access WHERE subject_id = $1', [
      filingId,
    ]);
    expect(noted.flatMap(({ fields }) => fields)).toEqual(expect.arrayContaining(['staff.idNumber']));
  });

  test('its history keeps each document that was submitted, and says by what each fact is known', async () => {
    const { client, filingId, enterpriseId, document } = await submittedFiling(city, 'history', SECOND);
    const approver = await city.as('approver');
    await approver.post(`/verification/filings/${filingId}/return`, { defects: [{ code: 'site-unclear' }] });
    const corrected = { ...document, unit: { ...document.unit, address: '温州市鹿城区新桥路 9 号 3 幢' } };
    await client.put(`/filings/${filingId}`, { document: corrected });
    await client.post(`/filings/${filingId}/submit`);
    await approver.post(`/verification/filings/${filingId}/approve`, { evidence: [] });
    const photo = await paper('approver');
    const [colleague] = (await approver.get<{ items: { id: string }[] }>('/review/colleagues')).items;
    await approver.post(`/verification/enterprises/${enterpriseId}/visits`, {
      visitedOn: '2026-11-22',
      withOfficer: colleague!.id,
      lat: '27.9938',
      lon: '120.6994',
      facts: ['unit.address'],
      photos: [photo],
      result: 'as_declared',
      note: '',
    });
    const { filings, visits, sources } = await file('approver', enterpriseId);
    const [filing] = filings;
    const revisions = filing!.versions.map(({ revision }) => revision);
    expect(revisions).toHaveLength(2);
    const version = (revision: number) =>
      approver.get<{ document: typeof document; changes: { fact: string }[] }>(
        `/filings/${filingId}/versions/${revision}`,
      );
    const [first, second] = [await version(revisions[0]!), await version(revisions[1]!)];
    expect(first.document.unit.address).toBe(document.unit.address);
    expect(JSON.stringify([first, second])).not.toContain('11010519491231002X');
    expect(second.changes).toEqual([{ fact: 'unit.address', change: 'changed' }]);
    expect(await refused(version(99))).toMatchObject({ status: 404 });
    expect(sources.find(({ fact }) => fact === 'unit.address')).toMatchObject({ visitedOn: '2026-11-22' });
    expect(sources.find(({ fact }) => fact.startsWith('licences.'))).toMatchObject({ filing: filing!.number });
    expect(visits).toMatchObject([{ photos: [{ file: photo.file }] }]);
    expect(visits[0]!.officers).toHaveLength(2);
    const status = async (username: string) =>
      (await (await city.as(username)).raw('GET', `/enterprises/${enterpriseId}/photos/${photo.file}`)).status;
    expect([await status('approver'), await status('longwan')]).toEqual([200, 404]);
  });

  test('the county suspends for a reason of the list and with its paper; then the enterprise does not resume by itself', async () => {
    const { enterpriseId, client } = await registered(city, 'resting', THIRD);
    const approver = await city.as('approver');
    const rest = (body: object) =>
      approver.post<{ state: string }>(`/enterprises/${enterpriseId}/rest`, { note: '', ...body });
    expect(await refused(rest({ act: 'suspend', reason: 'business_again' }))).toMatchObject({
      code: 'enterprise.reason-unfit',
    });
    expect(await refused(rest({ act: 'suspend', reason: 'own_request' }))).toMatchObject({
      code: 'enterprise.paper-missing',
    });
    expect(await rest({ act: 'suspend', reason: 'ceased' })).toMatchObject({ state: 'suspended' });
    expect(await refused(client.post('/enterprises/mine/resume'))).toMatchObject({
      code: 'enterprise.rested-by-officer',
    });
    await rest({ act: 'resume', reason: 'business_again' });
    // What it has suspended by itself it resumes by itself.
    await client.post('/enterprises/mine/suspend');
    await client.post('/enterprises/mine/resume');
    await rest({ act: 'close', reason: 'own_request', paper: await paper('approver') });
    const { rests, state, acts } = await file('approver', enterpriseId);
    expect([state, acts]).toEqual(['closed', []]);
    expect(rests.map(({ act, reason }) => `${act} ${reason}`)).toEqual([
      'close own_request',
      'resume own_act',
      'suspend own_act',
      'resume business_again',
      'suspend ceased',
    ]);
    expect(rests[1]!.organName).toBeNull();
    // With stock or a paper in force nobody closes it.
    const { id } = await (await city.as('paint')).get<{ id: string }>('/enterprises/mine');
    expect(
      await refused(approver.post(`/enterprises/${id}/rest`, { act: 'close', reason: 'ceased', note: '' })),
    ).toMatchObject({ code: 'enterprise.business-open' });
    const stock = await approver.get<{ items: unknown[] }>(`/ledger/enterprises/${id}/stock`);
    expect(stock.items.length).toBeGreaterThan(0);
    expect(await refused((await city.as('longwan')).get(`/ledger/enterprises/${id}/stock`))).toMatchObject({
      status: 404,
    });
  });

  test('a name that a change brings is found by its own pinyin', async () => {
    const { client } = await registered(city, 'renamed', FOURTH);
    const { filingId } = await client.post<{ filingId: string }>('/filings');
    const { document } = await client.get<FilingAnswer>(`/filings/${filingId}`);
    await client.put(`/filings/${filingId}`, {
      document: { ...document, unit: { ...document.unit, name: '温州飞云香料有限公司' } },
    });
    await client.post(`/filings/${filingId}/submit`);
    await (await city.as('approver')).post(`/verification/filings/${filingId}/approve`, { evidence: [] });
    expect((await listed('approver', '&q=feiyunxiangliao')).all).toHaveLength(1);
  });
});
