import { randomUUID } from 'node:crypto';
import { flawsOfTheBooks } from '../kit/book-flaws';
import { City } from '../kit/city';
import { delivery, kg, permitOf, type PermitAnswer } from '../kit/filing';
import { rounds, seeded } from '../kit/random';

interface Answer {
  readonly status: number;
  readonly code: string;
}
interface Permit extends PermitAnswer {
  readonly edition: number;
  readonly measure: { id: string } | null;
}

describe('two acts on one permit in the same moment', () => {
  let city: City;
  beforeAll(async () => {
    city = await City.open({ loops: false, pool: 12 });
  }, 60_000);
  afterAll(() => city?.close());

  const post = async (who: string, path: string, body: unknown): Promise<Answer> => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const answer = await (await city.as(who)).raw('POST', path, headers, JSON.stringify(body));
    // A permit has a code of its own.
    const said = (await answer.json()) as { code: string };
    return { status: answer.status, code: answer.ok ? 'done' : said.code };
  };
  const propose = async (id: string, proposal: object) =>
    (await (await city.as('approver')).post<Permit>(`/permits/${id}/measures`, { note: '事实如卷', ...proposal }))
      .measure!.id;
  const permitNow = async (id: string) => (await city.as('paint')).get<Permit>(`/permits/${id}`);
  const eventsOf = async (id: string) =>
    (
      await city.rows<{ event: string }>(
        `SELECT event FROM platform.journal WHERE subject_type = 'permit' AND subject_id = $1 ORDER BY seq`,
        [id],
      )
    ).map(({ event }) => event.slice('permits.'.length));

  /** Runs redemptions and one other act at once, in an order that the seed chooses. */
  async function race(permit: PermitAnswer, other: () => Promise<Answer>, sales: number): Promise<[Answer, Answer[]]> {
    const sale = () => post('seller', `/permits/${permit.id}/redemptions`, delivery('10'));
    const acts = random.shuffle([other, ...Array.from({ length: sales }, () => sale)]);
    const answers = await Promise.all(acts.map((act) => act()));
    return [answers[acts.indexOf(other)]!, answers.filter((_, at) => acts[at] !== other)];
  }
  let random: ReturnType<typeof seeded>;
  beforeAll(() => {
    random = seeded('permit races');
  });

  test.each([
    ['suspend', 'goods-lost', 'suspended', { until: '2026-12-31' }],
    ['revoke', 'lent', 'revoked', {}],
    ['annul', 'deceit', 'annulled', {}],
    ['withdraw', 'law-changed', 'withdrawn', {}],
    ['deregister', 'requested', 'deregistered', {}],
  ])('%s against redemptions: those before it stand, those after it are refused', async (act, ground, state, more) => {
    for (let round = 0; round < rounds(3, 25); round++) {
      const permit = await permitOf(city, 'paint', { multiUse: true });
      const id = await propose(permit.id, { act, ground, ...more });
      const [decided, sold] = await race(permit, () => post('supervisor', `/measures/${id}/confirm`, {}), 4);
      expect(decided).toEqual({ status: 200, code: 'done' });
      const taken = sold.filter(({ status }) => status === 201).length;
      expect(sold.filter(({ status }) => status !== 201)).toEqual(
        Array.from({ length: 4 - taken }, () => ({ status: 409, code: 'permits.not-in-force' })),
      );
      const now = await permitNow(permit.id);
      expect([now.state, now.lines[0]!.redeemed.amount]).toEqual([state, taken ? kg(String(10 * taken)).amount : '0']);
      expect(await eventsOf(permit.id)).toEqual([...Array<string>(taken).fill('redeemed'), `permit-${state}`]);
    }
    expect(await flawsOfTheBooks(city)).toEqual([]);
  });

  test('cancel against redemptions: either the paper was used, or it is cancelled, never both', async () => {
    const seen = new Set<string>();
    for (let round = 0; round < rounds(6, 50); round++) {
      const permit = await permitOf(city, 'paint', { multiUse: true });
      const [cancelled, sold] = await race(
        permit,
        () => post('paint', `/permits/${permit.id}/cancel`, { reason: 'mistyped' }),
        round % 2 ? 1 : 3,
      );
      const now = await permitNow(permit.id);
      seen.add(now.state);
      if (cancelled.status === 200) {
        expect(now.state).toBe('cancelled');
        expect(new Set(sold.map(({ code }) => code))).toEqual(new Set(['permits.not-in-force']));
        expect(now.lines[0]!.redeemed.amount).toBe('0');
      } else {
        expect(cancelled).toEqual({ status: 409, code: 'permits.not-cancellable' });
        expect([now.state, new Set(sold.map(({ status }) => status))]).toEqual(['valid', new Set([201])]);
      }
    }
    expect(await flawsOfTheBooks(city)).toEqual([]);
    console.log(`cancel and redeem at once ended in: ${[...seen].join(', ')}`);
  });

  test('re-issue with less against redemptions: never beyond what either paper grants', async () => {
    for (let round = 0; round < rounds(4, 30); round++) {
      const permit = await permitOf(city, 'paint', { multiUse: true, lines: [['PC3-01', '40']] });
      const [corrected, sold] = await race(
        permit,
        () =>
          post('approver', `/permits/${permit.id}/reissue`, {
            reason: 'clerical_error',
            note: '数量有误',
            lines: [{ substance: 'PC3-01', quantity: kg('25') }],
          }),
        5,
      );
      const taken = sold.filter(({ status }) => status === 201).length;
      const now = await permitNow(permit.id);
      expect(now.lines[0]!.redeemed.amount).toBe(kg(String(10 * taken)).amount);
      if (corrected.status === 200) expect([now.edition, taken <= 2]).toEqual([2, true]);
      else
        expect([corrected.code, now.edition, taken]).toEqual([
          expect.stringMatching(/correction-unfit|state-changed/),
          1,
          4,
        ]);
    }
    expect(await flawsOfTheBooks(city)).toEqual([]);
  });

  test('two supervisors answer one proposal: one answer stands', async () => {
    for (let round = 0; round < rounds(3, 20); round++) {
      const permit = await permitOf(city, 'paint', { multiUse: true });
      const id = await propose(permit.id, { act: 'revoke', ground: 'lent' });
      const answers = await Promise.all([
        post('supervisor', `/measures/${id}/confirm`, {}),
        post('supervisor', `/measures/${id}/reject`, { note: '证据不足' }),
        post('supervisor', `/measures/${id}/confirm`, {}),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      const proposals = await Promise.all(
        ['approver', 'approver2'].map((who) =>
          post(who, `/permits/${permit.id}/measures`, { act: 'deregister', ground: 'closed', note: '终止' }),
        ),
      );
      expect(proposals.map(({ status, code }) => `${status} ${code}`).sort()).toEqual([
        '201 done',
        '409 permits.measure-open',
      ]);
    }
  });
});
