import { randomUUID } from 'node:crypto';
import { TRANSFER_PORT, type TransferFollower } from '@yby/enterprise';
import { openStock } from '@yby/ledger';
import { systemCaller } from '@yby/platform';
import { kilogramsToMg } from '@yby/platform/contract';
import { modules } from '../../apps/modules';
import { City } from '../kit/city';
import { claimed, delivery, permitOf, submitted, type Case } from '../kit/filing';
import { NEW_CODES, registered, type FilingAnswer } from '../kit/joining';
import { refused } from '../kit/refused';

const [FIRST, SECOND, THIRD, FOURTH] = NEW_CODES;

interface Mine {
  readonly id: string;
  readonly division: string;
  readonly address: string;
  readonly state: string;
  readonly sites: { id: string; name: string; address: string; division: string }[];
}
interface Transfer {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly side: string;
  readonly acts: string[];
  readonly moves: { code: string; count: number }[];
  readonly obstacles: { code: string }[];
}

const boom: { armed: boolean } = { armed: false };
class Boom implements TransferFollower {
  async obstaclesTo() {
    return [];
  }
  async countsOf() {
    return [];
  }
  async follow() {
    if (boom.armed) throw new Error('the last follower fails');
  }
}

describe('an enterprise passes to another county, or to another enterprise', () => {
  let city: City;
  beforeAll(async () => {
    city = await City.open({
      loops: false,
      modules: [...modules, { name: 'last', ports: [{ port: TRANSFER_PORT, handler: Boom }] }],
    });
  }, 60_000);
  afterAll(() => city?.close());

  const paper = async (username = 'approver') => {
    const { hash, name } = await (
      await city.as(username)
    ).upload(Buffer.from(`%PDF-1.4\n% ${randomUUID()}\n%%EOF\n`), '申请.pdf');
    return { file: hash, name };
  };
  const mine = async (username: string) => (await city.as(username)).get<Mine>('/enterprises/mine');
  const propose = async (id: string, body: object, username = 'approver') =>
    (await city.as(username)).post<Transfer>(`/enterprises/${id}/transfers`, {
      sites: [],
      reason: '单位申请',
      paper: await paper(username),
      ...body,
    });
  const settle = async (username: string, id: string, act: string, body: object = {}) =>
    (await city.as(username)).post<Transfer>(`/transfers/${id}/${act}`, body);
  const read = async (username: string, id: string) => (await city.as(username)).get<Transfer>(`/transfers/${id}`);
  /** What all storehouses together hold, by substance. */
  const sums = () =>
    city.rows(
      `SELECT substance, unit, sum(balance)::text AS held FROM ledger.account WHERE kind = 'stock' GROUP BY 1, 2 ORDER BY 1, 2`,
    );
  const stockOf = (id: string) =>
    city.rows<{ site_id: string; substance: string; balance: string }>(
      `SELECT site_id, substance, balance::text FROM ledger.account WHERE enterprise_id = $1 AND kind = 'stock' AND balance > 0 ORDER BY 1, 2`,
      [id],
    );
  const stocked = async (id: string, siteId: string, kilograms: string) =>
    city.work.run(systemCaller('test'), 'test.stock', (tx) =>
      openStock(tx, {
        enterpriseId: id,
        siteId,
        division: '330302',
        lines: [{ substance: 'PC3-01', quantity: { unit: 'mg', amount: kilogramsToMg(kilograms) } }],
      }),
    );
  /** Everything that a transfer may touch, as it stands. */
  const books = async () =>
    Promise.all(
      [
        'SELECT * FROM enterprise.enterprise ORDER BY id',
        'SELECT * FROM enterprise.site ORDER BY id',
        'SELECT * FROM enterprise.licence ORDER BY id',
        'SELECT * FROM enterprise.code ORDER BY code',
        'SELECT * FROM enterprise.transfer ORDER BY id',
        'SELECT id, division FROM identity.account ORDER BY id',
        'SELECT id, division, organ_id, version FROM permits.application ORDER BY id',
        'SELECT id, division, version FROM permits.permit ORDER BY id',
        'SELECT * FROM ledger.account ORDER BY id',
        'SELECT id FROM ledger.posting ORDER BY id',
      ].map((text) => city.rows(text)),
    );

  test('a proposal names a county of this city, an address, its own storehouses and a paper of its own; one at a time', async () => {
    const { id, sites } = await mine('paint');
    const lab = await mine('lab');
    const move = { kind: 'move', toDivision: '330303', newAddress: '温州市龙湾区滨海大道 1 号' };
    const refusal = async (body: object, username?: string) => refused(propose(id, body, username));
    for (const wrong of [{ toDivision: '330302' }, { toDivision: '330300' }, { newAddress: ' ' }])
      expect(await refusal({ ...move, ...wrong })).toMatchObject({ code: 'enterprise.transfer-nowhere' });
    expect(await refusal({ ...move, toDivision: '331002' })).toMatchObject({ code: 'enterprise.transfer-far' });
    for (const site of [
      { id: lab.sites[0]!.id, address: '某路' },
      { id: sites[0]!.id, address: '' },
    ])
      expect(await refusal({ ...move, sites: [site] })).toMatchObject({ code: 'enterprise.transfer-sites' });
    expect(await refusal({ ...move, paper: await paper('longwan') })).toMatchObject({
      code: 'enterprise.scan-unknown',
    });
    expect(await refusal(move, 'longwan')).toMatchObject({ status: 404 });
    expect(await refusal({ kind: 'merge', successorId: id, toSiteId: sites[0]!.id })).toMatchObject({
      code: 'enterprise.transfer-nowhere',
    });
    const open = await propose(id, move);
    expect(await refusal(move)).toMatchObject({ code: 'enterprise.transfer-open' });
    // Its two counties and the enterprise read it, nobody else; each side does its own.
    expect([(await read('longwan', open.id)).acts, (await read('approver2', open.id)).acts]).toEqual([
      ['accept', 'decline'],
      ['withdraw'],
    ]);
    expect((await read('paint', open.id)).side).toBe('enterprise');
    expect(await refused(read('lab', open.id))).toMatchObject({ status: 404 });
    expect(await refused(settle('approver2', open.id, 'accept'))).toMatchObject({ code: 'enterprise.transfer-side' });
    expect(await refused(settle('longwan', open.id, 'withdraw'))).toMatchObject({ code: 'enterprise.transfer-side' });
    expect(await settle('longwan', open.id, 'decline', { note: '未提供新址证明' })).toMatchObject({
      state: 'declined',
    });
    const again = await propose(id, move);
    expect(await settle('approver2', again.id, 'withdraw')).toMatchObject({ state: 'withdrawn' });
    expect(await refused(settle('longwan', again.id, 'accept'))).toMatchObject({ code: 'platform.state-changed' });
  });

  test('a move takes people, cases, papers, holds and history along in one act; what is under way is named first', async () => {
    const { id, sites } = await mine('paint');
    const before = await sums();
    const permit = await permitOf(city, 'paint', { multiUse: false });
    const { consignmentId } = await (
      await city.as('seller')
    ).post<{ consignmentId: string }>(`/permits/${permit.id}/redemptions`, delivery('100'));
    const waiting = await submitted(city, 'paint', { lines: [['PC3-03', '20']] });
    const { fence } = await claimed(city, 'approver', waiting.id);
    const held = await (
      await city.as('supervisor')
    ).post<{ holds: { id: string }[] }>(`/enterprises/${id}/holds`, {
      scope: 'sale',
      reason: 'under_investigation',
      article: '条例 32',
    });
    const transfer = await propose(id, {
      kind: 'move',
      toDivision: '330303',
      newAddress: '温州市龙湾区滨海大道 1 号',
      sites: [{ id: sites[0]!.id, address: '温州市龙湾区滨海大道 1 号 3 幢' }],
    });
    await city.deliver();
    const told = await (await city.as('longwan')).get<{ items: { kind: string; link: string }[] }>('/messages');
    expect(told.items[0]).toMatchObject({ kind: 'transfer-waits', link: `/transfers/${transfer.id}` });
    expect((await read('longwan', transfer.id)).obstacles.map(({ code }) => code).sort()).toEqual([
      'claimed',
      'in-transit',
    ]);
    const stood = await books();
    expect((await refused(settle('longwan', transfer.id, 'accept'))).code).toBe('enterprise.transfer-blocked');
    expect(await books()).toEqual(stood);
    await (
      await city.as('paint')
    ).post(`/consignments/${consignmentId}/receipt`, {
      lines: [{ substance: 'PC3-01', quantity: { unit: 'mg', amount: kilogramsToMg('100').toString() } }],
    });
    await (await city.as('approver')).post(`/review/applications/${waiting.id}/release`, { fence });
    const { moves, obstacles } = await read('longwan', transfer.id);
    expect(obstacles).toEqual([]);
    expect(moves.find(({ code }) => code === 'applications')!.count).toBe(1);

    // A follower that fails in the middle leaves nothing moved.
    const whole = await books();
    boom.armed = true;
    await expect(settle('longwan', transfer.id, 'accept')).rejects.toThrow(/500/);
    boom.armed = false;
    expect(await books()).toEqual(whole);

    // Two at once: one accepts, the other is told.
    const both = await Promise.allSettled([
      settle('longwan', transfer.id, 'accept'),
      settle('longwan', transfer.id, 'accept'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const now = await mine('paint');
    expect(now).toMatchObject({ id, division: '330303', address: '温州市龙湾区滨海大道 1 号' });
    expect(now.sites.find((site) => site.id === sites[0]!.id)).toMatchObject({
      division: '330303',
      address: '温州市龙湾区滨海大道 1 号 3 幢',
    });
    expect(now.sites.find((site) => site.id === sites[1]!.id)).toMatchObject({ division: '330302' });
    const accounts = await city.rows<{ division: string }>(
      'SELECT DISTINCT division FROM identity.account WHERE enterprise_id = $1',
      [id],
    );
    expect(accounts).toEqual([{ division: '330303' }]);
    // The receiving county decides its case, looks after its papers and keeps its file; the giving one no more.
    const taken = await claimed(city, 'longwan', waiting.id);
    expect(
      await (await city.as('longwan')).post<Case>(`/review/applications/${waiting.id}/approve`, { fence: taken.fence }),
    ).toMatchObject({ state: 'approved' });
    for (const path of [`/applications/${waiting.id}`, `/permits/${permit.id}`, `/enterprises/${id}/file`]) {
      expect((await (await city.as('longwan')).raw('GET', path)).status).toBe(200);
      expect((await (await city.as('approver')).raw('GET', path)).status).toBe(404);
    }
    const standing = await (
      await city.as('longwan')
    ).get<{ holds: { id: string; phase: string }[] }>(`/enterprises/${id}/standing`);
    expect(standing.holds.find((one) => one.id === held.holds[0]!.id)).toMatchObject({ phase: 'in_force' });
    // The goods are where they were, but for what was delivered meanwhile within the same books.
    expect(await sums()).toEqual(before);
    await city.deliver();
    expect(
      (await (await city.as('paint')).get<{ items: { kind: string }[] }>('/messages')).items.map(({ kind }) => kind),
    ).toContain('transferred');
  });

  test('in a merger all goods pass to the successor by a posting that comes to zero, and the merged one closes', async () => {
    const { enterpriseId, client, document } = await registered(city, 'merged', FIRST);
    const into = await registered(city, 'successor', SECOND);
    await stocked(enterpriseId, document.sites[0].id, '120');
    await stocked(into.enterpriseId, into.document.sites[0].id, '30');
    const before = await sums();
    const transfer = await propose(enterpriseId, {
      kind: 'merge',
      successorId: into.enterpriseId,
      toSiteId: into.document.sites[0].id,
    });
    // One county gives and takes: then two officers of it.
    expect(await refused(settle('approver', transfer.id, 'accept'))).toMatchObject({ code: 'platform.same-person' });
    // What the enterprise has begun meanwhile stops it, by name.
    const { filingId } = await client.post<{ filingId: string }>('/filings');
    expect((await read('approver2', transfer.id)).obstacles).toMatchObject([{ code: 'filing' }]);
    await client.post(`/filings/${filingId}/withdraw`);
    expect(await settle('approver2', transfer.id, 'accept')).toMatchObject({ state: 'accepted' });
    expect(await sums()).toEqual(before);
    expect(await stockOf(enterpriseId)).toEqual([]);
    expect(await stockOf(into.enterpriseId)).toEqual([
      { site_id: into.document.sites[0].id, substance: 'PC3-01', balance: kilogramsToMg('150').toString() },
    ]);
    const [closed] = await city.rows<{ state: string; succeeded_by: string }>(
      'SELECT state, succeeded_by FROM enterprise.enterprise WHERE id = $1',
      [enterpriseId],
    );
    expect(closed).toEqual({ state: 'closed', succeeded_by: into.enterpriseId });
    expect(await refused(client.post('/filings'))).toMatchObject({ code: 'enterprise.not-registered' });
    const entries = await into.client.get<{ items: { kind: string }[] }>('/ledger/entries');
    expect(entries.items[0]).toMatchObject({ kind: 'passed_on' });
  });

  test('a paper in force or a case that waits is finished before a merger', async () => {
    const { id } = await mine('lab');
    const { enterpriseId, document } = await registered(city, 'taker', THIRD);
    await permitOf(city, 'lab', { lines: [['PC3-02', '5']] });
    await submitted(city, 'lab', { lines: [['PC3-05', '5']] });
    const transfer = await propose(id, { kind: 'merge', successorId: enterpriseId, toSiteId: document.sites[0].id });
    const stood = await books();
    const refusal = await refused(settle('approver2', transfer.id, 'accept'));
    expect(refusal).toMatchObject({ code: 'enterprise.transfer-blocked', status: 409 });
    expect(refusal.defects!.join()).toMatch(/applications.*papers/);
    expect(await books()).toEqual(stood);
    await settle('approver', transfer.id, 'withdraw');
  });

  test('a division passes on the goods of the chosen storehouses only, and changes the name of nobody; a change of name is kept', async () => {
    const { enterpriseId, client } = await registered(city, 'divided', FOURTH);
    const change = await client.post<{ filingId: string }>('/filings');
    const { document } = await client.get<FilingAnswer>(`/filings/${change.filingId}`);
    const second = { ...document.sites[0], id: randomUUID(), name: '二号库' };
    await client.put(`/filings/${change.filingId}`, {
      document: {
        ...document,
        unit: { ...document.unit, name: '温州新名树脂有限公司' },
        sites: [...document.sites, second],
      },
    });
    await client.post(`/filings/${change.filingId}/submit`);
    await (await city.as('approver')).post(`/verification/filings/${change.filingId}/approve`, { evidence: [] });
    const kept = await client.get<{ items: { kind: string; formerName: string | null }[] }>('/transfers');
    expect(kept.items).toMatchObject([{ kind: 'rename', formerName: '温州新桥树脂有限公司' }]);
    await stocked(enterpriseId, document.sites[0].id, '70');
    await stocked(enterpriseId, second.id, '40');
    const seller = await mine('seller');
    const before = await sums();
    const had = (await stockOf(seller.id)).find(({ substance }) => substance === 'PC3-01');
    const transfer = await propose(enterpriseId, {
      kind: 'split',
      successorId: seller.id,
      toSiteId: seller.sites[0]!.id,
      sites: [{ id: second.id, address: '' }],
    });
    await settle('longwan', transfer.id, 'accept');
    expect(await sums()).toEqual(before);
    expect(await stockOf(enterpriseId)).toMatchObject([
      { site_id: document.sites[0].id, balance: kilogramsToMg('70').toString() },
    ]);
    const has = (await stockOf(seller.id)).find(
      ({ site_id: site, substance }) => site === seller.sites[0]!.id && substance === 'PC3-01',
    );
    expect(BigInt(has!.balance) - BigInt(had?.balance ?? '0')).toBe(kilogramsToMg('40'));
    const now = await client.get<Mine>('/enterprises/mine');
    expect([now.state, now.sites.map(({ id }) => id)]).toEqual(['registered', [document.sites[0].id]]);
  });
});
