import { City } from '../kit/city';
import { carriage } from '../kit/carriage';
import { approved, claimed, PDF, permitOf, purchase, submitted, kg, type Case, type PermitAnswer } from '../kit/filing';
import { filed, forwardable, individual, ownPurchase, sells, transfer, type Forwardable } from '../kit/kinds';
import { organNamed, person } from '../kit/people';
import { Printed } from '../kit/printed';
import { refused } from '../kit/refused';

// Each kind of application that is not the everyday filing, from the first word to its end, through the API.

describe('every kind of application', () => {
  let city: City;
  beforeAll(async () => {
    city = await City.open({ loops: false });
    await individual(city);
  }, 60_000);
  afterAll(() => city?.close());

  const officer = () => city.as('approver');
  const on = async (id: string, act: string, body: object, as = 'approver') =>
    (await city.as(as)).post<Forwardable>(`/review/applications/${id}/${act}`, body);
  const notices = async (who: string, id: string) =>
    (await (await city.as(who)).get<{ items: { id: string; kind: string }[] }>(`/applications/${id}/notices`)).items;
  const read = async (who: string, id: string) => (await city.as(who)).get<Forwardable>(`/applications/${id}`);
  const textOf = async (path: string, who: string) => {
    await city.deliver();
    const response = await (await city.as(who)).raw('GET', path);
    expect(response.status).toBe(200);
    const bytes = Buffer.from(await response.arrayBuffer());
    return Printed.with(bytes, (paper) => paper.text('-raw').normalize('NFKC').replace(/\s/g, ''));
  };
  const check = (lines: Case['precheck']['lines'], name: string) => lines.find((line) => line.check === name);

  test('category 1 that is no drug is checked by the county, handed to the province with a record, and its answer entered', async () => {
    const mine = await forwardable(city);
    expect(mine).toMatchObject({ kind: 'purchase_permit', state: 'accepted', forwarding: null });
    expect(check(mine.precheck.lines, 'law.forwarded')).toMatchObject({ outcome: 'warning', rule: '条例 15' });
    const { fence, application } = await claimed(city, 'approver', mine.id);
    expect(application.acts).toEqual(expect.arrayContaining(['forward', 'return']));
    expect(application.acts).not.toEqual(expect.arrayContaining(['approve']));
    for (const [act, body] of [
      ['approve', {}],
      ['refuse', { reason: 'no-legitimate-use', note: '不符' }],
    ] as const)
      expect(await refused(on(mine.id, act, { fence, ...body }))).toMatchObject({ code: 'permits.forwards-only' });
    const forwarded = await on(mine.id, 'forward', { fence, opinion: '材料齐全，储存条件符合要求' });
    expect(forwarded).toMatchObject({
      state: 'forwarded',
      acts: ['receive', 'answer'],
      forwarding: { toZh: '浙江省公安机关', opinion: '材料齐全，储存条件符合要求', reception: null, answer: null },
    });
    // What the county found is for the authority that decides; it lies sealed.
    expect((await read('paint', mine.id)).forwarding).toMatchObject({ opinion: null });
    const [row] = await city.rows<{ kept: string; open: string }>(
      `SELECT forwarding::text AS kept, (SELECT count(*) FROM platform.deadline WHERE subject_id = a.id::text AND subject_type = 'application' AND settled_at IS NULL)::text AS open
       FROM permits.application a WHERE id = $1`,
      [mine.id],
    );
    expect(row!.kept).not.toContain('储存条件');
    expect(row!.open).toBe('0');
    await on(mine.id, 'receive', { number: '浙公禁受〔2026〕88号', on: '2026-11-23' });
    const { hash, name } = await (await officer()).upload(PDF, '省厅许可决定.pdf');
    const answer = { outcome: 'granted', number: '浙公禁许〔2026〕12号', on: '2026-11-24', file: hash, name };
    expect(await refused(on(mine.id, 'answer', { ...answer, file: 'a'.repeat(64) }))).toMatchObject({
      code: 'permits.attachment-unknown',
    });
    const answered = await on(mine.id, 'answer', answer);
    expect(answered).toMatchObject({
      state: 'answered',
      acts: [],
      permitId: null,
      decision: { outcome: 'granted_above', by: '浙江省公安机关' },
      forwarding: { reception: { number: '浙公禁受〔2026〕88号' }, answer: { number: '浙公禁许〔2026〕12号' } },
    });
    const papers = await notices('paint', mine.id);
    expect(papers.map(({ kind }) => kind)).toEqual(['acceptance', 'forwarding', 'higher_answer']);
    expect(await textOf(`/notices/${papers[1]!.id}/pdf`, 'paint')).toContain('决定机关:浙江省公安机关');
    expect(await textOf(`/notices/${papers[2]!.id}/pdf`, 'paint')).toContain('浙公禁许〔2026〕12号');
    const document = await (await city.as('paint')).raw('GET', `/applications/${mine.id}/attachments/${hash}`);
    expect(document.status).toBe(200);
    expect((await (await city.as('lab')).raw('GET', `/applications/${mine.id}/attachments/${hash}`)).status).toBe(404);
  });

  test('what the county finds incomplete it returns instead; what it decides itself it does not hand on', async () => {
    const mine = await forwardable(city, '1.5');
    const { fence } = await claimed(city, 'approver', mine.id);
    const back = await on(mine.id, 'return', { fence, defects: [{ code: 'use-unclear', note: '请写明' }] });
    expect(back.state).toBe('correction_required');
    const other = await submitted(city, 'paint', { lines: [['PC3-01', '55']] });
    const held = await claimed(city, 'approver', other.id);
    expect(await refused(on(other.id, 'forward', { fence: held.fence, opinion: '转报' }))).toMatchObject({
      code: 'permits.decided-here',
    });
  });

  test('of drug-type category 1 the answer is a formal non-acceptance that names the drug regulator', async () => {
    await sells(city, 'PC1-12');
    const body = await purchase(city, 'paint', { lines: [['PC1-12', '0.05']] });
    const mine = await filed(city, 'paint', { ...body, kind: 'purchase_permit' });
    expect(mine).toMatchObject({ state: 'not_accepted', decision: { outcome: 'not_accepted' } });
    const [notice] = await notices('paint', mine.id);
    expect(notice!.kind).toBe('non_acceptance');
    expect(await textOf(`/notices/${notice!.id}/pdf`, 'paint')).toContain('浙江省药品监督管理部门');
  });

  test('the wrong paper for the goods is stopped, and the right one is named', async () => {
    const body = await purchase(city, 'paint', { lines: [['PC3-01', '20']] });
    const wrong = await refused(filed(city, 'paint', { ...body, kind: 'purchase_permit' }));
    expect(wrong).toMatchObject({ code: 'permits.precheck-stop', defects: ['law law'] });
  });

  test('a transfer within the province ends in a numbered certificate with its own title', async () => {
    const mine = await filed(city, 'paint', await transfer(city));
    expect(mine).toMatchObject({ kind: 'transfer_filing', state: 'accepted' });
    expect(check(mine.precheck.lines, 'receiver')).toMatchObject({ outcome: 'pass', rule: '浙江省禁毒条例 20' });
    const { permitId, permitNumber } = await approved(city, 'approver', mine.id);
    expect(permitNumber).toMatch(/^330302Z2026\d{7}[0-9A-Z]$/);
    const permit = await (await city.as('paint')).get<PermitAnswer & { kind: string }>(`/permits/${permitId}`);
    expect(permit).toMatchObject({ kind: 'transfer_filing', effective: 'in_force' });
    expect(await textOf(`/permits/${permitId}/pdf`, 'paint')).toContain('易制毒化学品转让备案证明');
    const seen = await (await city.as('inspector')).post<{ verdict: string }>('/scan', { text: permit.code });
    expect(seen).toMatchObject({ verdict: 'in_force' });
    // More than the books hold is told, not stopped; a reason that the law does not know needs no filing.
    const much = await filed(city, 'paint', await transfer(city, { lines: [['PC3-02', '5000']] }));
    expect(check(much.precheck.lines, 'stock.PC3-02')).toMatchObject({ outcome: 'warning' });
    expect(await filed(city, 'paint', { ...(await transfer(city)), transferReason: 'other' })).toMatchObject({
      state: 'not_required',
    });
    expect(await refused(filed(city, 'paint', { ...(await transfer(city)), consigneeId: undefined }))).toMatchObject({
      code: 'permits.precheck-stop',
      defects: ['receiver receiver'],
    });
  });

  test('a transfer of category 1 is the city’s, with five working days', async () => {
    await person(city, 'city-approver', ['approver'], {
      organId: await organNamed(city, '330300'),
      division: '330300',
    });
    const mine = (await filed(city, 'paint', await transfer(city, { lines: [['PC1-01', '1']] }))) as Case & {
      statutoryDueAt: string;
    };
    expect(mine).toMatchObject({ state: 'accepted', statutoryDueAt: '2026-11-30T09:30:00.000Z' });
    expect((await (await officer()).raw('GET', `/applications/${mine.id}`)).status).toBe(404);
    expect((await read('city-approver', mine.id)).id).toBe(mine.id);
  });

  test('an individual buys category 3 with neither storehouse nor declared need, and neither category 1 nor 2', async () => {
    const mine = await filed(city, 'person', await ownPurchase(city, 'person', 'PC3-02', '2'));
    expect(mine).toMatchObject({ state: 'accepted' });
    const { permitId } = await approved(city, 'approver', mine.id);
    const paper = await textOf(`/permits/${permitId}/pdf`, 'person');
    expect(paper).toContain('徐一木');
    expect(paper).not.toContain('330302199203151228');
    for (const [substance, kind] of [
      ['PC1-01', 'purchase_permit'],
      ['PC2-02', 'purchase_filing'],
    ] as const) {
      await sells(city, substance);
      const never = await filed(city, 'person', await ownPurchase(city, 'person', substance, '1', { kind }));
      expect(never).toMatchObject({ state: 'not_accepted' });
    }
  });

  test('what an individual bought is written off and received, and counts as used: there is no storehouse to book it to', async () => {
    const mine = await filed(city, 'person', await ownPurchase(city, 'person', 'PC3-02', '3'));
    const { permitId } = await approved(city, 'approver', mine.id);
    const lines = [{ substance: 'PC3-02', quantity: kg('3') }];
    const seller = await city.as('seller');
    const { consignmentId } = await seller.post<{ consignmentId: string }>(`/permits/${permitId}/redemptions`, {
      lines,
      handlerChecked: true,
      payment: 'transfer',
    });
    const buyer = await city.as('person');
    const received = await buyer.post<{ state: string; site: object | null }>(
      `/consignments/${consignmentId}/receipt`,
      { lines },
    );
    expect(received).toMatchObject({ state: 'received', site: null });
    expect((await buyer.get<{ items: unknown[] }>('/ledger/stock')).items).toEqual([]);
    const used = await city.rows<{ kind: string; balance: string }>(
      `SELECT a.kind, a.balance FROM ledger.account a JOIN enterprise.enterprise e ON e.id = a.enterprise_id
       WHERE e.name = '徐一木' AND a.substance = 'PC3-02' ORDER BY a.kind`,
    );
    expect(used).toEqual([
      { kind: 'consumed', balance: '3000000' },
      { kind: 'in_transit', balance: '0' },
    ]);
  });

  test('what is exempt is answered formally, and counts towards the yearly amount that is free', async () => {
    const buy = async (kilograms: string) =>
      (await filed(city, 'person', await ownPurchase(city, 'person', 'PC3-04', kilograms, { selfUse: true }))).state;
    expect(await buy('5')).toBe('not_required');
    expect(await buy('5.000001')).toBe('accepted');
    for (let i = 0; i < 9; i++) expect(await buy('5')).toBe('not_required');
    // 50 kg of this year are used up.
    expect(await buy('0.001')).toBe('accepted');
  });

  test('a movement within the city needs no paper, and that is answered in writing', async () => {
    const body = { ...(await carriage(city, 'PC3-01', { kind: 'transport_filing' })), destinationDivision: '330304' };
    const mine = await filed(city, 'seller', body);
    expect(mine.state).toBe('not_required');
    expect((await notices('seller', mine.id)).map(({ kind }) => kind)).toEqual(['not_required']);
  });

  test('a transport on a purchase paper moves no more than is left of it, several together', async () => {
    const paper = await permitOf(city, 'paint', { lines: [['PC3-03', '500']] });
    const body = async (kilograms: string) => ({
      ...(await carriage(city, 'PC3-03', { kilograms, kind: 'transport_filing' })),
      purchasePermitId: paper.id,
    });
    const too = await refused(filed(city, 'seller', await body('500.000001')));
    expect(too).toMatchObject({
      code: 'permits.precheck-stop',
      defects: ['purchase-paper.PC3-03 purchase-paper.PC3-03'],
    });
    const first = await filed(city, 'seller', await body('300'));
    expect(check(first.precheck.lines, 'purchase-paper')).toMatchObject({ outcome: 'pass' });
    expect(await refused(filed(city, 'seller', await body('200.5')))).toMatchObject({ code: 'permits.precheck-stop' });
    expect(await filed(city, 'seller', await body('200'))).toMatchObject({ state: 'accepted' });
    // Somebody else's paper is no paper at all.
    const lab = await permitOf(city, 'lab', { lines: [['PC3-05', '3']] });
    await city.rows(`UPDATE permits.permit SET seller_id = enterprise_id WHERE id = $1`, [lab.id]);
    const foreign = { ...(await body('1')), purchasePermitId: lab.id };
    expect(await refused(filed(city, 'seller', foreign))).toMatchObject({ defects: ['purchase-paper purchase-paper'] });
  });

  test('what is far from the usual, and what looks split, is said with the evidence', async () => {
    for (let i = 0; i < 3; i++) {
      const { id } = await submitted(city, 'paint', { lines: [['PC3-06', '100']] });
      await approved(city, 'approver', id);
    }
    const { precheck } = await submitted(city, 'paint', { lines: [['PC3-06', '1000']] });
    expect(check(precheck.lines, 'usual.PC3-06')).toMatchObject({
      outcome: 'warning',
      zh: expect.stringContaining('10 倍'),
    });
    const small = await submitted(city, 'paint', { lines: [['PC3-06', '110']] });
    expect(check(small.precheck.lines, 'usual.PC3-06')).toMatchObject({ outcome: 'pass' });
  });

  test('haste is a reason told to the officer: sealed, and it skips nothing', async () => {
    const body = { ...(await purchase(city, 'paint', { lines: [['PC3-01', '61']] })), urgent: '生产线停工待料' };
    const mine = await filed(city, 'paint', body);
    const plain = await submitted(city, 'paint', { lines: [['PC3-01', '62']] });
    expect(await read('approver', mine.id)).toMatchObject({ urgent: '生产线停工待料', dueAt: plain.dueAt });
    const [row] = await city.rows<{ urgent: string }>('SELECT urgent FROM permits.application WHERE id = $1', [
      mine.id,
    ]);
    expect(row!.urgent).not.toContain('停工');
    expect(await refused(filed(city, 'paint', { ...body, lines: [], urgent: '急' }))).toMatchObject({ status: 400 });
  });
});
