import { City, backends } from '../kit/city';
import { claimed, delivery, kg, purchase, type Case, type Claimed, type PermitAnswer } from '../kit/filing';
import { StoryRefused } from '../../apps/cli/src/story/client';

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => {
      throw new Error('was not refused');
    },
    (error: unknown) => {
      if (!(error instanceof StoryRefused)) throw error;
      return { status: error.status, code: error.problem.code, title: error.problem.zh?.title };
    },
  );

describe.each(backends)('the main job, queue on %s', (backend) => {
  let city: City;
  let application: Case;
  let taken: Claimed;
  let permit: PermitAnswer;
  let consignmentId: string;

  beforeAll(async () => {
    city = await City.open({ backend });
  }, 60_000);
  afterAll(() => city?.close());

  it('the agent asks and learns which paper is needed, with the article', async () => {
    const answer = await city
      .nobody()
      .post<{ instrument: string; outcome: string; because: { rule: string }[] }>('/ask', {
        activity: 'purchase',
        buyerKind: 'unit',
        date: '2026-11-23',
        buyerDivision: '330302',
        lines: [{ substance: 'PC3-01', quantity: kg('500') }],
      });
    expect(answer).toMatchObject({ outcome: 'required', instrument: 'purchase_filing' });
    expect(answer.because.map(({ rule }) => rule)).toContain('条例 17');
  });

  it('the pre-check stops what lacks its statement of legitimate need, and nothing is written', async () => {
    const agent = await city.as('paint');
    const body = { ...(await purchase(city, 'paint')), attachments: [] };
    const check = await agent.post<Case['precheck']>('/applications/precheck', body);
    expect(check.outcome).toBe('stop');
    expect(check.lines.find(({ outcome }) => outcome === 'stop')).toMatchObject({
      check: 'document.legitimate_use_statement',
      rule: '办法 5',
    });
    expect(await refusal(agent.post('/applications', body))).toMatchObject({
      status: 422,
      code: 'permits.precheck-stop',
    });
    expect(await agent.get<{ items: unknown[] }>('/applications')).toMatchObject({ items: [] });
  });

  it('a complete filing is accepted with the clock of the same working day', async () => {
    application = await (
      await city.as('paint')
    ).post<Case>('/applications', await purchase(city, 'paint', { multiUse: true }));
    expect(application.state).toBe('accepted');
    expect(application.dueAt).toBe('2026-11-23T09:30:00.000Z');
    expect(application.acts).toEqual(['withdraw']);
  });

  it('the case stands in the queue of its own county only, and other enterprises never learn of it', async () => {
    const lucheng = await (await city.as('approver')).get<{ items: { id: string }[] }>('/review/queue');
    expect(lucheng.items.map(({ id }) => id)).toEqual([application.id]);
    expect(await (await city.as('longwan')).get<{ items: unknown[] }>('/review/queue')).toMatchObject({ items: [] });
    expect(await refusal((await city.as('lab')).get(`/applications/${application.id}`))).toMatchObject({ status: 404 });
    expect(await refusal((await city.as('longwan')).get(`/applications/${application.id}`))).toMatchObject({
      status: 404,
    });
  });

  it('the approver claims it, and a colleague is told who holds it', async () => {
    taken = await (await city.as('approver')).post<Claimed>('/review/claim');
    expect(taken.application.id).toBe(application.id);
    expect(taken.application.acts).toEqual(expect.arrayContaining(['approve', 'return', 'refuse', 'release']));
    expect(await refusal(claimed(city, 'approver2', application.id))).toMatchObject({
      status: 409,
      code: 'permits.claimed-by-other',
      title: expect.stringContaining('张立'),
    });
  });

  it('the case is returned with all defects at once, corrected and submitted again', async () => {
    const officer = await city.as('approver');
    const returned = await officer.post<Case>(`/review/applications/${application.id}/return`, {
      fence: taken.fence,
      defects: [{ code: 'use-unclear' }, { code: 'statement-unsealed' }],
    });
    expect(returned.state).toBe('correction_required');
    expect(returned.decision?.defects?.map(({ code }) => code)).toEqual(['use-unclear', 'statement-unsealed']);
    const agent = await city.as('paint');
    const again = await agent.post<Case>(
      `/applications/${application.id}/resubmit`,
      await purchase(city, 'paint', { multiUse: true }),
    );
    expect(again).toMatchObject({ id: application.id, state: 'accepted' });
  });

  it('approval makes number, row and signed credential in the same moment', async () => {
    const officer = await city.as('approver');
    taken = await claimed(city, 'approver', application.id);
    const done = await officer.post<Case>(`/review/applications/${application.id}/approve`, { fence: taken.fence });
    expect(done).toMatchObject({
      state: 'approved',
      permitNumber: expect.stringMatching(/^330302G2026\d{7}[0-9A-Z]$/),
    });
    permit = await (await city.as('paint')).get<PermitAnswer>(`/permits/${done.permitId}`);
    expect(permit).toMatchObject({ state: 'valid', effective: 'in_force', validTo: '2027-05-22' });
    expect(permit.code).toMatch(/^HTTP:\/\/LOCALHOST:3000\/V#\d+$/);
  });

  it('whoever comes late is told by whom it was decided', async () => {
    expect(await refusal(claimed(city, 'approver2', application.id))).toMatchObject({
      code: 'permits.already-decided',
      title: expect.stringContaining('张立'),
    });
  });

  it('the seller scans the code and learns what is left; the public only that it is genuine', async () => {
    const seen = await (
      await city.as('seller')
    ).post<{ verdict: string; permit: { lines?: unknown[]; acts?: string[] } }>('/scan', { text: permit.code });
    expect(seen.verdict).toBe('in_force');
    expect(seen.permit.acts).toContain('redeem');
    const open = await city.nobody().post<{ verdict: string; permit: object }>('/scan', { text: permit.code });
    expect(open.verdict).toBe('in_force');
    expect(Object.keys(open.permit).sort()).toEqual([
      'holderName',
      'issuingOrgan',
      'kind',
      'number',
      'validFrom',
      'validTo',
    ]);
  });

  it.each([
    ['a changed digit', (code: string) => code.slice(0, -4) + (code.endsWith('0000') ? '1111' : '0000'), 'altered'],
    ['a number that nobody issued', () => '330302G20269999999X', 'not_found'],
    ['something else altogether', () => 'https://example.com/menu', 'unreadable'],
  ])('%s gets its own plain answer', async (_, alter, verdict) => {
    expect(await city.nobody().post('/scan', { text: alter(permit.code) })).toMatchObject({ verdict, genuine: false });
  });

  it('the seller writes off what was delivered, and no more than is left', async () => {
    const seller = await city.as('seller');
    const sold = await seller.post<{ consignmentId: string; permit: PermitAnswer }>(
      `/permits/${permit.id}/redemptions`,
      delivery('320.5'),
    );
    ({ consignmentId } = sold);
    expect(sold.permit.lines[0]!.remaining.amount).toBe('179500000');
    expect(await refusal(seller.post(`/permits/${permit.id}/redemptions`, delivery('180')))).toMatchObject({
      status: 409,
      code: 'permits.quantity-exceeded',
      title: expect.stringContaining('179.5 千克'),
    });
    expect(
      await refusal(seller.post(`/permits/${permit.id}/redemptions`, { ...delivery('1'), payment: 'cash' })),
    ).toMatchObject({ code: 'permits.cash-forbidden' });
    expect(
      await refusal((await city.as('paint')).post(`/permits/${permit.id}/redemptions`, delivery('1'))),
    ).toMatchObject({ code: 'permits.not-your-sale' });
  });

  it('the buyer receives it, and both books moved in double entry', async () => {
    const buyer = await city.as('paint');
    const before = await stock(buyer, 'PC3-01');
    await buyer.post(`/consignments/${consignmentId}/receipt`, {
      lines: [{ substance: 'PC3-01', quantity: kg('320.1') }],
      reason: '卸车损耗',
    });
    expect((await stock(buyer, 'PC3-01')) - before).toBe(320_100_000n);
    const sums = await city.rows<{ sum: string }>(
      'SELECT DISTINCT sum(amount)::text AS sum FROM ledger.entry GROUP BY posting_id, substance, unit',
    );
    expect(sums).toEqual([{ sum: '0' }]);
  });

  it('the worker prints the permit and tells both sides', async () => {
    await city.drain();
    const pdf = Buffer.from(await (await city.as('paint')).get<ArrayBuffer>(`/permits/${permit.id}/pdf`));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const told = async (username: string) =>
      (await (await city.as(username)).get<{ items: { kind: string }[] }>('/messages')).items.map(({ kind }) => kind);
    expect(await told('paint')).toEqual(
      expect.arrayContaining(['accepted', 'returned', 'approved', 'goods-under-way']),
    );
    expect(await told('seller')).toEqual(
      expect.arrayContaining(['sale-permitted', 'sale-recorded', 'delivery-confirmed']),
    );
  });

  it('the history names every act and person', async () => {
    const seen = await (await city.as('paint')).get<Case>(`/applications/${application.id}`);
    expect(seen.events.map(({ act, by }) => `${act} ${by}`)).toEqual([
      'submitted 林晓燕',
      'returned 张立',
      'resubmitted 林晓燕',
      'approved 张立',
    ]);
  });
});

async function stock(client: { get<T>(path: string): Promise<T> }, substance: string): Promise<bigint> {
  const { items } = await client.get<{ items: { substance: string; quantity: { amount: string } }[] }>('/ledger/stock');
  return items
    .filter((item) => item.substance === substance)
    .reduce((sum, { quantity }) => sum + BigInt(quantity.amount), 0n);
}
