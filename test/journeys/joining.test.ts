import { randomUUID } from 'node:crypto';
import { City } from '../kit/city';
import { permitOf, purchase, submitted } from '../kit/filing';
import { join, NEW_CODES, newcomer, registered, soundDocument, type FilingAnswer } from '../kit/joining';
import { refused } from '../kit/refused';

const [FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH] = NEW_CODES;

describe('an enterprise joins', () => {
  let city: City;
  beforeAll(async () => {
    city = await City.open({ loops: false });
  }, 60_000);
  afterAll(() => city?.close());
  const approver = () => city.as('approver');
  const scan = async (username: string, client = city.as(username)) => {
    const { hash, name } = await (await client).upload(Buffer.from(`%PDF-1.4\n% ${randomUUID()}\n%%EOF\n`), '材料.pdf');
    return { file: hash, name };
  };

  test('registers, is told all defects at once, returned with three, corrected, approved: then the register knows it and it may file', async () => {
    const { client, filingId, enterpriseId } = await join(city, 'xinqiao', FIRST);
    const empty = await refused(client.post(`/filings/${filingId}/submit`));
    expect(empty).toMatchObject({ code: 'enterprise.filing-defective', status: 422 });
    expect(empty.defects).toEqual(
      expect.arrayContaining([
        'unit.address missing',
        'licences licence-missing',
        'sites site-missing',
        'needs need-missing',
      ]),
    );
    const document = await soundDocument(client, FIRST);
    await client.put(`/filings/${filingId}`, { document });
    // A draft is nothing of the register: it may file nothing, and nobody finds it.
    const found = await (await city.as('seller')).get<{ items: unknown[] }>(`/enterprises?q=${FIRST}`);
    expect(found.items).toEqual([]);
    const filing = await client.post<FilingAnswer>(`/filings/${filingId}/submit`);
    expect(filing).toMatchObject({ state: 'submitted', dueAt: '2026-11-24T09:30:00.000Z' });
    expect(await refused(client.put(`/filings/${filingId}`, { document }))).toMatchObject({ status: 409 });

    const queue = await (await approver()).get<{ items: { id: string }[] }>('/verification/queue');
    expect(queue.items.map(({ id }) => id)).toContain(filingId);
    expect((await (await city.as('longwan')).get<{ items: unknown[] }>('/verification/queue')).items).toEqual([]);
    // The officer sees numbers masked.
    const seen = await (await approver()).get<FilingAnswer>(`/filings/${filingId}`);
    expect(JSON.stringify(seen.document)).not.toMatch(/11010519491231002X|13800000077/);
    const defects = [
      { code: 'licence-unreadable', field: 'licences.0.scan' },
      { code: 'site-unclear', field: 'sites.0.address', note: '请写明楼栋' },
      { code: 'need-unexplained', field: 'needs.0.use' },
    ];
    expect(
      await refused(
        (await approver()).post(`/verification/filings/${filingId}/return`, { defects: [{ code: 'mood' }] }),
      ),
    ).toMatchObject({ code: 'enterprise.reason-unknown' });
    await (await approver()).post(`/verification/filings/${filingId}/return`, { defects });
    const returned = await client.get<FilingAnswer>(`/filings/${filingId}`);
    expect([returned.state, returned.corrections, returned.returned.map(({ code }) => code)]).toEqual([
      'returned',
      1,
      defects.map(({ code }) => code),
    ]);
    document.sites[0].address = '温州市鹿城区新桥路 9 号 2 幢';
    await client.put(`/filings/${filingId}`, { document });
    await client.post(`/filings/${filingId}/submit`);

    expect(
      await refused(
        (await approver()).post(`/verification/filings/${filingId}/approve`, {
          evidence: [{ fact: 'unit.colour', level: 'document' }],
        }),
      ),
    ).toMatchObject({ code: 'enterprise.fact-unknown' });
    expect(
      await refused(
        (await approver()).post(`/verification/filings/${filingId}/approve`, {
          evidence: [{ fact: 'unit.name', level: 'seen_on_site' }],
        }),
      ),
    ).toMatchObject({ code: 'enterprise.visit-needed' });
    // Two officers at once: one verifies, the other is told.
    const both = await Promise.allSettled(
      (['approver', 'approver2'] as const).map(async (officer) =>
        (await city.as(officer)).post(`/verification/filings/${filingId}/approve`, {
          evidence: [{ fact: 'unit.name', level: 'checked_at_source' }],
        }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const mine = await client.get<{ id: string; state: string }>('/enterprises/mine');
    expect(mine).toMatchObject({ id: enterpriseId, state: 'registered' });
    const code = await client.get<{ colour: string }>('/code/mine');
    expect(JSON.stringify(code)).toContain('"green"');
    const { items } = await (await city.as('seller')).get<{ items: { id: string }[] }>(`/enterprises?q=${FIRST}`);
    expect(items).toMatchObject([{ id: enterpriseId }]);
  });

  test('a code that is registered cannot join again, and of two drafts that submit at once one is verified', async () => {
    expect(await refused(city.nobody().post('/filings/join', newcomer('again', FIRST)))).toMatchObject({
      code: 'enterprise.uscc-taken',
    });
    const one = await join(city, 'twin-one', SECOND);
    const two = await join(city, 'twin-two', SECOND);
    for (const twin of [one, two])
      await twin.client.put(`/filings/${twin.filingId}`, { document: await soundDocument(twin.client, SECOND) });
    const answers = await Promise.all(
      [one, two].map((twin) =>
        twin.client.post(`/filings/${twin.filingId}/submit`).then(
          () => 'submitted',
          (e) => e.problem.code as string,
        ),
      ),
    );
    expect(answers.sort()).toEqual(['enterprise.uscc-in-review', 'submitted']);
  });

  test('a change is verified fact by fact, and the old values hold until then', async () => {
    const { client, document } = await registered(city, 'changer', THIRD);
    const change = await client.post<{ filingId: string }>('/filings');
    expect(await refused(client.post('/filings'))).toMatchObject({ code: 'enterprise.filing-open' });
    const { document: now } = await client.get<FilingAnswer>(`/filings/${change.filingId}`);
    const put = (next: unknown) => client.put(`/filings/${change.filingId}`, { document: next });
    const submit = () => client.post<FilingAnswer>(`/filings/${change.filingId}/submit`);
    expect(await refused(submit())).toMatchObject({ code: 'enterprise.nothing-changed' });
    await put({ ...now, unit: { ...now.unit, uscc: FIFTH } });
    expect(await refused(submit())).toMatchObject({ code: 'enterprise.not-by-change' });
    const store = { ...now.sites[0], id: randomUUID(), name: '二号库', capacities: [] };
    const next = { ...now, unit: { ...now.unit, legalRep: '王接任' }, sites: [...now.sites, store] };
    await put(next);
    const filing = await submit();
    expect(filing.changes).toEqual([
      { fact: 'unit.legalRep', change: 'changed' },
      { fact: `sites.${store.id}`, change: 'added' },
    ]);
    const register = async () => (await client.get<{ legalRep: string }>('/enterprises/mine')).legalRep;
    expect(await register()).toBe(document.unit.legalRep);
    const colour = async () => JSON.stringify(await client.get('/code/mine'));
    await (
      await approver()
    ).post(`/verification/filings/${change.filingId}/return`, {
      defects: [{ code: 'site-unclear' }],
    });
    // What is returned shows in the colour until it is corrected.
    expect(await colour()).toContain('filing.correction');
    await submit();
    expect(await colour()).not.toContain('filing.correction');
    await (await approver()).post(`/verification/filings/${change.filingId}/approve`, { evidence: [] });
    expect(await register()).toBe('王接任');
    // The new storehouse has a code of its own from this moment.
    expect(await colour()).toContain('二号库');
  });

  test('at the counter: with consent, in the own county, and whoever helped does not verify', async () => {
    const consent = await scan('approver');
    const body = { ...newcomer('counter', FOURTH), consent };
    expect(
      await refused(
        (await city.as('longwan')).post('/verification/assist', { ...body, consent: await scan('longwan') }),
      ),
    ).toMatchObject({ code: 'enterprise.not-your-county' });
    const foreign = { file: 'ab'.repeat(32), name: 'x.pdf' };
    expect(await refused((await approver()).post('/verification/assist', { ...body, consent: foreign }))).toMatchObject(
      {
        code: 'enterprise.scan-unknown',
      },
    );
    const { filingId } = await (await approver()).post<{ filingId: string }>('/verification/assist', body);
    const document = await soundDocument(await approver(), FOURTH);
    await (await approver()).put(`/filings/${filingId}`, { document });
    await (await approver()).post(`/filings/${filingId}/submit`);
    expect(
      await refused((await approver()).post(`/verification/filings/${filingId}/approve`, { evidence: [] })),
    ).toMatchObject({ code: 'enterprise.own-help' });
    await (await city.as('approver2')).post(`/verification/filings/${filingId}/approve`, { evidence: [] });
  });

  test('a visit needs two officers and a day that has come; what was seen is not asked again', async () => {
    const { enterpriseId } = await registered(city, 'visited', FIFTH);
    const [colleague] = (await (await approver()).get<{ items: { id: string }[] }>('/review/colleagues')).items;
    const visit = {
      visitedOn: '2026-11-23',
      withOfficer: colleague!.id,
      lat: '27.9938',
      lon: '120.6994',
      facts: ['unit.address'],
      photos: [await scan('approver')],
      result: 'as_declared',
      note: '与申报一致',
    };
    const post = async (body: object) =>
      (await approver()).post(`/verification/enterprises/${enterpriseId}/visits`, body);
    const me = await (await approver()).get<{ id: string }>('/session');
    expect(await refused(post({ ...visit, withOfficer: me.id }))).toMatchObject({ code: 'enterprise.two-officers' });
    expect(await refused(post({ ...visit, visitedOn: '2026-11-24' }))).toMatchObject({
      code: 'enterprise.visit-in-future',
    });
    await post(visit);
    const record = await (
      await approver()
    ).get<{ evidence: { fact: string; level: string }[] }>(`/enterprises/${enterpriseId}/record`);
    expect(record.evidence).toContainEqual(expect.objectContaining({ fact: 'unit.address', level: 'seen_on_site' }));
  });

  test('a draft may rest or close nothing', async () => {
    const { client } = await join(city, 'resting', NEW_CODES[6]);
    expect(await refused(client.post('/enterprises/mine/suspend'))).toMatchObject({ code: 'platform.state-changed' });
  });

  test('with nothing open a unit closes for good, and then declares nothing more', async () => {
    const { client } = await registered(city, 'closing', NEW_CODES[7]);
    await client.post('/enterprises/mine/close');
    expect(await refused(client.post('/filings'))).toMatchObject({ code: 'enterprise.not-registered' });
    // Its code is free again: it may be founded anew.
    await join(city, 'anew', NEW_CODES[7]);
  });

  test('a county without authority here, a state that allows no change, and open business are each refused by name', async () => {
    const { client, filingId } = await join(city, 'elsewhere', SIXTH);
    const document = await soundDocument(client, SIXTH);
    document.unit.division = '331004';
    await client.put(`/filings/${filingId}`, { document });
    expect(await refused(client.post(`/filings/${filingId}/submit`))).toMatchObject({ code: 'enterprise.no-organ' });

    // The paint works has stock, an open case and a paper.
    await permitOf(city, 'paint');
    await submitted(city, 'paint', { lines: [['PC3-03', '20']] });
    const owner = await city.as('paintadmin');
    expect(await refused(owner.post('/enterprises/mine/close'))).toMatchObject({ code: 'enterprise.business-open' });
    await owner.post('/enterprises/mine/suspend');
    expect(
      await refused(
        (await city.as('paint')).post('/applications', await purchase(city, 'paint', { lines: [['PC3-02', '9']] })),
      ),
    ).toMatchObject({ code: 'permits.precheck-stop' });
    await owner.post('/enterprises/mine/resume');
  });
});
