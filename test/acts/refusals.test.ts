import { randomUUID } from 'node:crypto';
import { Controller, Get, Injectable } from '@nestjs/common';
import { addAccount } from '@yby/identity';
import { Refusal, systemCaller, TwoPerson, WhoMay, type Actor, type Caller } from '@yby/platform';
import { createApi, createWorker, expectMigrations, Work } from '@yby/platform/wiring';
import { modules } from '../../apps/modules';
import { City } from '../kit/city';
import { approved, claimed, delivery, kg, permitOf, purchase, submitted, type Case } from '../kit/filing';
import { problemOf, refused } from '../kit/refused';

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'not refused',
    (error: unknown) => {
      if (error instanceof Refusal) return error.code;
      throw error;
    },
  );

@Injectable()
class Trial {
  static done: unknown[] = [];
  async confirmed(_: unknown, payload: unknown): Promise<void> {
    Trial.done.push(payload);
  }
}

@Controller('trial')
class TrialController {
  @Get()
  @WhoMay('public')
  fail(): never {
    throw new TypeError('a defect on purpose');
  }
}

const json = { 'content-type': 'application/json' };

describe('every refusal says what is wrong, by its code', () => {
  let city: City;
  beforeAll(async () => {
    city = await City.open({ loops: false });
  }, 60_000);
  afterAll(() => city?.close());

  test('of an application', async () => {
    const agent = await city.as('paint');
    const body = await purchase(city, 'paint');
    const post = (change: object) => refused(agent.post('/applications', { ...body, ...change }));
    expect(await post({ lines: [body.lines[0], body.lines[0]] })).toMatchObject({ code: 'permits.unreadable-ask' });
    expect(await post({ attachments: [{ kind: 'other', file: 'a'.repeat(64), name: 'x.pdf' }] })).toMatchObject({
      status: 422,
      code: 'permits.attachment-unknown',
    });
    expect(await post({ sellerId: randomUUID() })).toMatchObject({ code: 'permits.counterparty-unknown' });
    expect(await post({ lines: [] })).toMatchObject({ status: 400, code: 'platform.bad-input' });
    expect(
      await refused(
        city.nobody().post('/ask', {
          activity: 'purchase',
          buyerKind: 'unit',
          date: '2026-02-28',
          lines: body.lines.map(({ quantity }) => ({ substance: 'PC9-99', quantity })),
        }),
      ),
    ).toMatchObject({ status: 400, code: 'regulation.unreadable-ask' });
  });

  test('of a place whose authority does not work with this system', async () => {
    const seller = await city.as('seller');
    const found = await seller.get<{ items: { id: string }[] }>('/enterprises?q=91331002MA0Y00059Y');
    await city.work.run(systemCaller('test'), 'test.account', (tx) =>
      addAccount(tx, {
        username: 'resin',
        name: '陈湾',
        password: city.demoPassword,
        roles: ['agent'],
        enterpriseId: found.items[0]!.id,
        division: '331002',
      }),
    );
    expect(await refused((await city.as('resin')).post('/applications', await purchase(city, 'resin')))).toMatchObject({
      status: 422,
      code: 'permits.no-authority',
    });
  });

  test('of a decision', async () => {
    const officer = await city.as('approver');
    const { id } = await submitted(city, 'paint');
    const { fence } = await claimed(city, 'approver', id);
    const at = (act: string) => `/review/applications/${id}/${act}`;
    expect(await refused(officer.post(at('approve'), { fence: fence + 1 }))).toMatchObject({
      status: 409,
      code: 'permits.claim-lost',
    });
    expect(await refused(officer.post(at('return'), { fence, defects: [{ code: 'nonsense' }] }))).toMatchObject({
      code: 'permits.reason-unknown',
    });
    expect(await refused(officer.post(at('refuse'), { fence, reason: 'nonsense', note: '理由' }))).toMatchObject({
      code: 'permits.reason-unknown',
    });
    await city.rows(
      `INSERT INTO enterprise.ban (id, enterprise_id, from_on, to_on, scope, decision_no, article, division, month)
       SELECT gen_random_uuid(), enterprise_id, '2026-11-01', '2027-11-01', 'purchase', '温公（禁）罚〔2026〕1 号', '条例 38', division, 202611
       FROM permits.application WHERE id = $1`,
      [id],
    );
    expect(await refused(officer.post(at('approve'), { fence }))).toMatchObject({
      status: 409,
      code: 'permits.standing-changed',
    });
    await city.rows('DELETE FROM enterprise.ban');
    expect(await officer.post<Case>(at('refuse'), { fence, reason: 'barred', note: '停止受理期限内' })).toMatchObject({
      state: 'refused',
    });
  });

  test('of a redemption', async () => {
    const seller = await city.as('seller');
    const permit = await permitOf(city, 'paint', { lines: [['PC3-02', '40']] });
    const redeem = (change: object) =>
      refused(seller.post(`/permits/${permit.id}/redemptions`, { ...delivery('10', 'PC3-02'), ...change }));
    expect(await redeem({ lines: delivery('1', 'PC3-05').lines })).toMatchObject({
      code: 'permits.substance-not-on-permit',
    });
    expect(await redeem({ handlerChecked: false })).toMatchObject({ code: 'permits.handler-unchecked' });
    expect(await redeem({ deliveredOn: '2026-11-24' })).toMatchObject({ code: 'permits.delivered-ahead' });
    expect(await redeem({ deliveredOn: '2026-11-20' })).toMatchObject({ code: 'permits.delivered-outside' });
    expect(await redeem({ vehicle: '浙I12345' })).toMatchObject({ code: 'platform.bad-input' });
    await seller.post(`/permits/${permit.id}/redemptions`, delivery('10', 'PC3-02'));
    expect(await redeem({})).toMatchObject({
      status: 409,
      code: 'permits.not-in-force',
      title: expect.stringContaining('已用完'),
    });
    expect(await refused((await city.as('paint')).get(`/permits/${permit.id}/pdf`))).toMatchObject({
      status: 503,
      code: 'permits.print-pending',
    });
  });

  test('a transport filing is not written off', async () => {
    const seller = await city.as('seller');
    const find = async (name: string) =>
      (await seller.get<{ items: { id: string }[] }>(`/enterprises?q=${encodeURIComponent(name)}`)).items[0]!.id;
    const mine = await seller.get<{ sites: { id: string }[] }>('/enterprises/mine');
    const base = await purchase(city, 'seller');
    const journey = await seller.post<Case>('/applications', {
      kind: 'transport_filing',
      consigneeId: await find('91331002MA0Y00059Y'),
      carrierId: await find('安顺'),
      siteId: mine.sites[0]!.id,
      originDivision: '330303',
      destinationDivision: '331002',
      handler: base.handler,
      attachments: base.attachments.map((file) => ({ ...file, kind: 'sales_contract' })),
      lines: [{ substance: 'PC3-01', quantity: kg('900'), use: '销售' }],
    });
    const { permitId } = await approved(city, 'longwan', journey.id);
    expect(await refused(seller.post(`/permits/${permitId}/redemptions`, delivery('1')))).toMatchObject({
      status: 422,
      code: 'permits.not-redeemable',
    });
  });

  test('of a request that cannot be taken', async () => {
    const agent = await city.as('paint');
    const body = JSON.stringify(await purchase(city, 'paint'));
    const answer = async (response: Promise<Response>) => problemOf(await response);
    expect(await answer(agent.raw('POST', '/applications', json, '{"kind":'))).toBe('400 platform.bad-json');
    expect(await answer(agent.raw('POST', '/applications', { ...json, 'idempotency-key': 'x y' }, body))).toBe(
      '400 platform.key-malformed',
    );
    expect(await answer(agent.raw('POST', '/applications', json, JSON.stringify({ pad: 'x'.repeat(300_000) })))).toBe(
      '413 platform.too-large',
    );
    expect(await answer(agent.raw('POST', '/applications', { 'content-type': 'text/plain' }, 'hello'))).toBe(
      '415 platform.unsupported-type',
    );
    expect(await answer(agent.raw('POST', '/applications', { ...json, 'x-csrf-token': 'guess' }, body))).toBe(
      '403 platform.csrf',
    );
    expect(await answer(city.nobody().raw('GET', '/applications'))).toBe('401 platform.sign-in-required');
    expect(await answer((await city.as('approver')).raw('GET', '/applications'))).toBe('403 platform.not-permitted');
    expect(await answer(agent.raw('GET', '/applications?after=abc'))).toBe('400 platform.bad-cursor');
    expect(await answer(agent.raw('GET', `/applications/${randomUUID()}`))).toBe('404 platform.not-found');
    const bare = await fetch(`${city.url}/api/applications`, {
      method: 'POST',
      headers: { ...json, ...agent.identity() },
      body,
    });
    expect(await problemOf(bare)).toBe('400 platform.key-required');
    const wrong = new FormData();
    wrong.append('file', new Blob(['just text']), 'proof.pdf');
    expect(await answer(agent.raw('POST', '/files', {}, wrong))).toBe('415 platform.file-type');
    const none = new FormData();
    none.append('note', 'no file here');
    expect(await answer(agent.raw('POST', '/files', {}, none))).toBe('400 platform.file-missing');
  });

  test('one key for two different requests', async () => {
    const agent = await city.as('paint');
    const key = { ...json, 'idempotency-key': randomUUID() };
    const first = await agent.raw(
      'POST',
      '/applications',
      key,
      JSON.stringify(await purchase(city, 'paint', { lines: [['PC3-03', '7']] })),
    );
    expect(first.status).toBe(201);
    const second = await agent.raw(
      'POST',
      '/applications',
      key,
      JSON.stringify(await purchase(city, 'paint', { lines: [['PC3-03', '8']] })),
    );
    expect(await problemOf(second)).toBe('409 platform.key-reused');
  });

  test('of machinery: not ready, busy, too many, failed', async () => {
    expectMigrations(['Tomorrow1999999999999']);
    expect(await problemOf(await city.nobody().raw('GET', '/health/ready'))).toBe('503 platform.not-ready');
    expectMigrations([]);
    expect((await city.nobody().raw('GET', '/health/ready')).status).toBe(200);
    const clash = Object.assign(new Error('could not serialize'), { code: '40001' });
    expect(await codeOf(city.work.run(systemCaller('test'), 'test.clash', () => Promise.reject(clash)))).toBe(
      'platform.busy',
    );
    const api = await createApi({ ...city.settings, rateLimit: 3 }, [
      ...modules,
      { name: 'trial', controllers: [TrialController] },
    ]);
    try {
      await api.listen(0, '127.0.0.1');
      const url = await api.getUrl();
      expect(await problemOf(await fetch(`${url}/api/trial`))).toBe('500 platform.failed');
      const answers = await Promise.all([1, 2, 3, 4].map(() => fetch(`${url}/api/substances`)));
      const limited = answers.find(({ status }) => status === 429)!;
      expect(await problemOf(limited)).toBe('429 platform.too-many');
      expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
    } finally {
      await api.close();
    }
  });

  test('of two-person acts: the proposer never confirms, and nobody confirms twice', async () => {
    const worker = await createWorker(city.settings, [
      ...modules,
      { name: 'trial', twoPersonActs: [{ kind: 'trial.change', handler: Trial }] },
    ]);
    const as = (id: string): Caller => ({
      requestId: randomUUID(),
      actor: {
        kind: 'person',
        id,
        name: id,
        roles: ['sysadmin'],
        enterpriseId: null,
        organId: null,
        organName: null,
        division: '330300',
      } satisfies Actor,
    });
    try {
      const work = worker.get(Work);
      const two = worker.get(TwoPerson);
      const id = await work.run(as('a'), 'trial.propose', (tx) => two.propose(tx, 'trial.change', { to: 1 }));
      expect(await codeOf(work.run(as('a'), 'trial.confirm', (tx) => two.confirm(tx, id)))).toBe(
        'platform.same-person',
      );
      expect(Trial.done).toEqual([]);
      await work.run(as('b'), 'trial.confirm', (tx) => two.confirm(tx, id));
      expect(Trial.done).toEqual([{ to: 1 }]);
      expect(await codeOf(work.run(as('c'), 'trial.confirm', (tx) => two.confirm(tx, id)))).toBe(
        'platform.proposal-closed',
      );
      expect(Trial.done).toHaveLength(1);
    } finally {
      await worker.close();
    }
  });
});
