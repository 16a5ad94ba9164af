import {
  judgeByList,
  openStatusList,
  pathOfChunk,
  verifyCredential,
  type PermitCredential,
  type VerificationKey,
} from '@yby/permits/contract';
import { instantOf } from '@yby/platform/contract';
import { City } from '../kit/city';
import { delivery, kg, permitOf, purchase, type Case, type PermitAnswer } from '../kit/filing';
import { Printed } from '../kit/printed';
import { refused } from '../kit/refused';

const hasPoppler = !(process.env.YBY_LEFT_OUT ?? '').includes('poppler');

interface Permit extends PermitAnswer {
  readonly version: number;
  readonly edition: number;
  readonly usage: string;
  readonly suspendedUntil: string | null;
  readonly measure: { id: string; act: string; mine: boolean } | null;
}
interface History {
  readonly events: { event: string; zh: string; by: string }[];
  readonly replaced: { edition: number; reason: string; corrected: string[]; note: string | null }[];
  readonly measures: { act: string; state: string; note: string; by: string; closedBy: string | null }[];
}

describe('the life of a permit after the decision', () => {
  let city: City;
  beforeAll(async () => {
    city = await City.open({ loops: false });
  }, 60_000);
  afterAll(() => city?.close());

  const post = async <T = Permit>(who: string, path: string, body: unknown = {}) =>
    (await city.as(who)).post<T>(path, body);
  const get = async <T = Permit>(who: string, path: string) => (await city.as(who)).get<T>(path);
  const propose = (id: string, act: string, ground: string, more: object = {}) =>
    post('approver', `/permits/${id}/measures`, { act, ground, note: '事实清楚', ...more });
  const measure = async (id: string, act: string, ground: string, more: object = {}) =>
    post('supervisor', `/measures/${(await propose(id, act, ground, more)).measure!.id}/confirm`);
  const scan = (text: string) =>
    city.nobody().post<{ verdict: string; genuine: boolean; zh: { title: string; todo: string } }>('/scan', { text });
  /** What a device without network makes of a code, from the published keys and list alone. */
  const judged = async (text: string) => {
    const { keys } = await city
      .nobody()
      .get<{ keys: (Omit<VerificationKey, 'from' | 'to'> & { from: string; to: string | null })[] }>('/verify/keys');
    const known = keys.map((key) => ({
      ...key,
      from: instantOf(key.from),
      to: key.to === null ? null : instantOf(key.to),
    }));
    // The test before has moved the clock to Thursday morning.
    const now = instantOf('2026-11-25T16:00:00.000Z');
    const verdict = verifyCredential(text, known, now);
    const list = await fetch(`${city.url}${pathOfChunk(0)}`);
    return judgeByList(
      (verdict as { credential: PermitCredential }).credential,
      await openStatusList(new Uint8Array(await list.arrayBuffer()), known, 0),
      now,
    );
  };
  const redeem = (id: string, amount: string) => post('seller', `/permits/${id}/redemptions`, delivery(amount));

  test('a suspension needs two officers, stops the sale at once, and the clock restores the paper after its last day', async () => {
    const permit = await permitOf(city, 'paint', { multiUse: true });
    await redeem(permit.id, '100');
    const proposed = await propose(permit.id, 'suspend', 'goods-lost', { until: '2026-11-25' });
    expect(proposed).toMatchObject({ state: 'valid', measure: { act: 'suspend', mine: true } });
    expect(proposed.acts.filter((act) => act.startsWith('propose'))).toEqual([]);
    expect((await get('paint', `/permits/${permit.id}`)).measure).toBeNull();
    expect((await get('seller', `/permits/${permit.id}`)).acts).toContain('redeem');
    const { items } = await get<{ items: { permitNumber: string; act: string; by: string; mine: boolean }[] }>(
      'supervisor',
      '/measures',
    );
    expect(items).toMatchObject([{ permitNumber: permit.number, act: 'suspend', by: '张立', mine: false }]);
    expect((await get<{ items: unknown[] }>('longwan', '/measures')).items).toEqual([]);
    const suspended = await post('supervisor', `/measures/${proposed.measure!.id}/confirm`);
    expect(suspended).toMatchObject({
      state: 'suspended',
      suspendedUntil: '2026-11-25',
      usage: 'partly_used',
      measure: null,
    });
    expect(await refused(redeem(permit.id, '1'))).toMatchObject({
      status: 409,
      code: 'permits.not-in-force',
      title: expect.stringContaining('被暂扣'),
    });
    expect(await scan(permit.code)).toMatchObject({ verdict: 'suspended', genuine: true, zh: { title: '被暂扣' } });
    await city.setClock('2026-11-25T15:59:00.000Z');
    await city.fireDeadlines();
    expect(await get('paint', `/permits/${permit.id}`)).toMatchObject({ state: 'suspended' });
    await city.setClock('2026-11-25T16:00:00.000Z');
    await city.fireDeadlines();
    expect(await get('paint', `/permits/${permit.id}`)).toMatchObject({ state: 'valid', suspendedUntil: null });
    await redeem(permit.id, '100');
    const history = await get<History>('paint', `/permits/${permit.id}/history`);
    expect(history.events.map(({ event }) => event)).toEqual([
      'issued',
      'redeemed',
      'suspended',
      'restored',
      'redeemed',
    ]);
    expect(history.events[3]!.by).toBe('系统 / system');
    expect(history.measures).toMatchObject([{ act: 'suspend', state: 'confirmed', by: '张立', closedBy: '赵刚' }]);
    expect((await get<History>('seller', `/permits/${permit.id}/history`)).measures).toEqual([]);
  });

  test('each end has its own state, its own words on a scan, and frees what was never bought', async () => {
    const before = await boughtThisYear(city);
    for (const [act, ground, state, title] of [
      ['revoke', 'lent', 'revoked', '已吊销'],
      ['annul', 'deceit', 'annulled', '已撤销'],
      ['withdraw', 'law-changed', 'withdrawn', '已撤回'],
      ['deregister', 'requested', 'deregistered', '已注销'],
    ] as const) {
      const permit = await permitOf(city, 'paint', { multiUse: true });
      expect((await boughtThisYear(city)) - before).toBeGreaterThanOrEqual(500);
      await redeem(permit.id, '10');
      const ended = await measure(permit.id, act, ground);
      expect(ended.state).toBe(state);
      expect(await scan(permit.code)).toMatchObject({ verdict: state, genuine: true, zh: { title } });
      expect(await refused(redeem(permit.id, '1'))).toMatchObject({ code: 'permits.not-in-force' });
      expect(ended.lines[0]!.remaining.amount).toBe('0');
    }
    // Four times ten kilograms were bought; nothing else counts.
    expect((await boughtThisYear(city)) - before).toBe(40);
    const revoked = (await get<{ items: Permit[] }>('paint', '/permits?state=revoked')).items[0]!;
    expect(await measure(revoked.id, 'deregister', 'ended')).toMatchObject({ state: 'deregistered', acts: ['print'] });
  });

  test('who mistyped cancels the unused paper and files it again with the difference', async () => {
    const before = await boughtThisYear(city);
    const permit = await permitOf(city, 'paint', { lines: [['PC3-01', '5000']] });
    expect(permit.acts).toContain('cancel');
    const done = await post<{
      permit: Permit;
      again: { lines: { quantity: { amount: string } }[]; copiedFrom: string };
    }>('paint', `/permits/${permit.id}/cancel`, { reason: 'mistyped' });
    expect(done.permit).toMatchObject({ state: 'cancelled', effective: 'cancelled', acts: ['copy', 'print'] });
    expect(await boughtThisYear(city)).toBe(before);
    expect(await scan(permit.code)).toMatchObject({ verdict: 'cancelled', zh: { title: '已作废' } });
    const again = { ...done.again, lines: done.again.lines.map((line) => ({ ...line, quantity: kg('500') })) };
    expect(await post<Case>('paint', '/applications', again)).toMatchObject({ state: 'accepted' });
    const used = await permitOf(city, 'paint', { multiUse: true });
    await redeem(used.id, '1');
    expect(await refused(post('paint', `/permits/${used.id}/cancel`, { reason: 'mistyped' }))).toMatchObject({
      status: 409,
      code: 'permits.not-cancellable',
    });
    expect(await refused(post('paint', `/permits/${permit.id}/cancel`, { reason: 'mistyped' }))).toMatchObject({
      code: 'platform.state-changed',
    });
  });

  test('a corrected paper keeps number and redemptions; the old code says that it was replaced', async () => {
    const permit = await permitOf(city, 'paint', { multiUse: true });
    await redeem(permit.id, '120');
    const reissue = (body: object) =>
      post('approver', `/permits/${permit.id}/reissue`, {
        reason: 'clerical_error',
        note: '数量多写了一个零',
        ...body,
      });
    const line = (amount: string) => ({ lines: [{ substance: 'PC3-01', quantity: kg(amount) }] });
    expect(await refused(reissue({}))).toMatchObject({ status: 422, code: 'permits.nothing-corrected' });
    for (const amount of ['119', '120', '501'])
      expect(await refused(reissue(line(amount)))).toMatchObject({ code: 'permits.correction-unfit' });
    expect(await refused(reissue({ lines: [{ substance: 'PC3-02', use: '稀释' }] }))).toMatchObject({
      code: 'permits.substance-not-on-permit',
    });
    const corrected = await reissue(line('200'));
    expect(corrected).toMatchObject({
      number: permit.number,
      state: 'valid',
      edition: 2,
      printed: false,
      lines: [{ granted: kg('200'), redeemed: kg('120'), remaining: kg('80') }],
    });
    expect(corrected.code).not.toBe(permit.code);
    expect(await scan(permit.code)).toMatchObject({ verdict: 'replaced', genuine: true, zh: { title: '已换发' } });
    expect(await scan(corrected.code)).toMatchObject({ verdict: 'in_force' });
    expect(await refused(redeem(permit.id, '81'))).toMatchObject({ code: 'permits.quantity-exceeded' });
    expect(await redeem(permit.id, '80')).toMatchObject({ permit: { state: 'used_up' } });
    expect(await refused(reissue(line('200')))).toMatchObject({ code: 'platform.state-changed' });
    const history = await get<History>('paint', `/permits/${permit.id}/history`);
    expect(history.replaced).toMatchObject([
      { edition: 1, reason: 'clerical_error', corrected: ['quantity PC3-01'], note: '数量多写了一个零' },
    ]);
    expect((await get<History>('seller', `/permits/${permit.id}/history`)).replaced[0]!.note).toBeNull();
    await city.deliver();
    expect((await get('paint', `/permits/${permit.id}`)) as unknown).toMatchObject({ printed: true });
    // Whoever checks without network learns it from the signed list, which was made at once.
    const paper = await (await city.as('paint')).raw('GET', `/permits/${permit.id}/pdf`);
    const bytes = Buffer.from(await paper.arrayBuffer());
    if (hasPoppler) expect((await Printed.with(bytes, (at) => at.text())).normalize('NFKC')).toMatch(/换发,第 2 版/);
    expect(await judged(permit.code)).toBe('replaced');
    expect(await judged(corrected.code)).toBe('used_up');
    const [messages] = await city.rows<{ count: string }>(
      `SELECT count(*) FROM notifications.message WHERE kind = 'permit-reissued'`,
    );
    expect(Number(messages!.count)).toBeGreaterThan(0);
  });

  test('every refusal of a measure says what is wrong, by its code', async () => {
    const permit = await permitOf(city, 'paint', { multiUse: true });
    expect(await refused(propose(permit.id, 'revoke', 'deceit'))).toMatchObject({
      status: 422,
      code: 'permits.ground-unknown',
    });
    expect(await refused(propose(permit.id, 'deregister', 'expired'))).toMatchObject({
      code: 'permits.ground-unknown',
    });
    for (const until of [undefined, '2026-11-25', '2028-01-01'])
      expect(await refused(propose(permit.id, 'suspend', 'goods-lost', until ? { until } : {}))).toMatchObject({
        code: 'permits.suspension-days',
      });
    expect(await refused(propose(permit.id, 'revoke', 'lent', { until: '2026-12-01' }))).toMatchObject({
      code: 'permits.suspension-days',
    });
    expect(await refused(propose(permit.id, 'restore', 'cleared'))).toMatchObject({ code: 'platform.state-changed' });
    const { measure: open } = await propose(permit.id, 'annul', 'abuse');
    expect(await refused(propose(permit.id, 'revoke', 'lent'))).toMatchObject({ code: 'permits.measure-open' });
    const rejected = await post('supervisor', `/measures/${open!.id}/reject`, { note: '证据不足' });
    expect(rejected).toMatchObject({ state: 'valid', measure: null });
    expect(await refused(post('supervisor', `/measures/${open!.id}/confirm`))).toMatchObject({
      code: 'permits.measure-closed',
    });
    const own = await post('supervisor', `/permits/${permit.id}/measures`, {
      act: 'revoke',
      ground: 'lent',
      note: '出借',
    });
    expect(own.acts).toContain('reject-measure');
    expect(own.acts).not.toContain('confirm-measure');
    expect(await refused(post('supervisor', `/measures/${own.measure!.id}/confirm`))).toMatchObject({
      code: 'platform.same-person',
    });
  });

  test('a proposal that nobody answers lapses, and an expired paper is neither cancelled nor re-issued', async () => {
    const permit = await permitOf(city, 'paint', { lines: [['PC3-02', '40']] });
    const { measure: open } = await propose(permit.id, 'revoke', 'lent');
    await city.setClock('2026-12-31T02:00:00.000Z');
    await city.fireDeadlines();
    expect(await refused((await fresh(city, 'supervisor')).post(`/measures/${open!.id}/confirm`))).toMatchObject({
      code: 'permits.measure-closed',
      title: expect.stringContaining('已失效'),
    });
    expect(
      await refused((await fresh(city, 'paint')).post(`/permits/${permit.id}/cancel`, { reason: 'not_needed' })),
    ).toMatchObject({
      code: 'permits.not-cancellable',
    });
    const officer = await fresh(city, 'approver');
    expect(
      await refused(officer.post(`/permits/${permit.id}/reissue`, { reason: 'paper_lost', note: '遗失' })),
    ).toMatchObject({ code: 'permits.not-reissuable' });
    const shown = await officer.get<Permit>(`/permits/${permit.id}`);
    expect(shown.acts).toEqual([
      'propose-suspend',
      'propose-revoke',
      'propose-annul',
      'propose-withdraw',
      'propose-deregister',
      'print',
    ]);
  });

  /** What the pre-check counts of toluene for the year, in kilograms, asked with a made-up file. */
  async function boughtThisYear(here: City): Promise<number> {
    const check = await (
      await here.as('paint')
    ).post<{ asked: { yearToDate?: Record<string, { amount: string }> } }>(
      '/applications/precheck',
      await purchase(here, 'paint', { lines: [['PC3-01', '1']] }),
    );
    return Number(BigInt(check.asked.yearToDate?.['PC3-01']?.amount ?? 0) / 1_000_000n);
  }
});

/** Signed in anew: the clock has moved past the end of every session. */
async function fresh(city: City, username: string) {
  const client = city.nobody();
  await client.signIn(username, city.demoPassword);
  return client;
}
