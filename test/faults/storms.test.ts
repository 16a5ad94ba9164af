import { randomUUID } from 'node:crypto';
import { flawsOfTheBooks } from '../kit/book-flaws';
import { City } from '../kit/city';
import { kg, permitOf, purchase, type Case } from '../kit/filing';
import { rounds, seeded } from '../kit/random';

const json = { 'content-type': 'application/json' };
const substances = ['PC3-01', 'PC3-02'] as const;

interface Line {
  readonly substance: string;
  readonly quantity: { readonly unit: string; readonly amount: string };
}

describe('storms', () => {
  let city: City;
  beforeAll(async () => {
    city = await City.open({ loops: false });
  }, 60_000);
  afterAll(() => city?.close());

  const post = async (username: string, path: string, body: unknown, key: string = randomUUID()) => {
    const headers = { ...json, 'idempotency-key': key };
    const answer = await (await city.as(username)).raw('POST', path, headers, JSON.stringify(body));
    return {
      status: answer.status,
      body: (await answer.json()) as { code?: string; consignmentId?: string; id?: string },
    };
  };

  const balances = async () => {
    const rows = await city.rows<{ key: string; balance: string }>(
      `SELECT e.name || ' ' || a.kind || ' ' || a.substance AS key, sum(a.balance)::text AS balance
       FROM ledger.account a JOIN enterprise.enterprise e ON e.id = a.enterprise_id GROUP BY 1`,
    );
    return (who: string, kind: string, substance: string): bigint =>
      BigInt(rows.find(({ key }) => key.startsWith(who) && key.endsWith(`${kind} ${substance}`))?.balance ?? 0);
  };

  test('of redemptions with random amounts over several permits: never beyond what was granted, and both books agree', async () => {
    const random = seeded('redemptions');
    const granted = { 'PC3-01': 500_000_000n, 'PC3-02': 300_000_000n };
    for (let round = 0; round < rounds(1, 5); round++) {
      const before = await balances();
      const permits: string[] = [];
      for (let i = 0; i < 4; i++)
        permits.push(
          (
            await permitOf(city, 'paint', {
              multiUse: true,
              lines: [
                ['PC3-01', '500'],
                ['PC3-02', '300'],
              ],
            })
          ).id,
        );
      const sent = Array.from({ length: rounds(60, 200) }, () => {
        // One or both substances, in either order: who locks what first must not matter.
        const lines: Line[] = random
          .shuffle(substances)
          .slice(0, random.whole(1, 2))
          .map((substance) => ({ substance, quantity: { unit: 'mg', amount: String(random.whole(1, 100_000_000)) } }));
        return { permit: permits[random.whole(0, permits.length - 1)]!, lines };
      });
      const answers = await Promise.all(
        sent.map(async ({ permit, lines }) => ({
          permit,
          lines,
          answer: await post('seller', `/permits/${permit}/redemptions`, {
            lines,
            handlerChecked: true,
            payment: 'transfer',
          }),
        })),
      );
      const taken = answers.filter(({ answer }) => answer.status === 201);
      const refused = answers.filter(({ answer }) => answer.status !== 201);
      expect(new Set(refused.map(({ answer }) => `${answer.status} ${answer.body.code}`))).toEqual(
        new Set(['409 permits.quantity-exceeded']),
      );
      const after = await balances();
      for (const substance of substances) {
        const sum = (permit?: string) =>
          taken
            .filter((each) => permit === undefined || each.permit === permit)
            .flatMap(({ lines }) => lines.filter((line) => line.substance === substance))
            .reduce((total, { quantity }) => total + BigInt(quantity.amount), 0n);
        for (const permit of permits) {
          const [line] = await city.rows<{ redeemed: string }>(
            'SELECT redeemed::text FROM permits.permit_line WHERE permit_id = $1 AND substance = $2',
            [permit, substance],
          );
          expect(BigInt(line!.redeemed)).toBe(sum(permit));
          expect(sum(permit) <= granted[substance]).toBe(true);
        }
        const change = (who: string, kind: string) => after(who, kind, substance) - before(who, kind, substance);
        expect(change('温州东瓯', 'stock')).toBe(-sum());
        expect(change('温州蓝海', 'in_transit')).toBe(sum());
      }
      expect(await flawsOfTheBooks(city)).toEqual([]);
      console.log(
        `round ${round + 1}: ${sent.length} redemptions at once, ${taken.length} taken, ${refused.length} refused`,
      );
      await receiveAll();
    }
  }, 300_000);

  /** Everything that is under way is received, each by three people at once of whom two send the same key. */
  async function receiveAll(): Promise<void> {
    const before = await balances();
    const open = await city.rows<{ id: string; lines: Line[] }>(
      `SELECT c.id, jsonb_agg(jsonb_build_object('substance', l.substance,
              'quantity', jsonb_build_object('unit', l.unit, 'amount', l.sent::text)) ORDER BY l.position) AS lines
       FROM ledger.consignment c JOIN ledger.consignment_line l ON l.consignment_id = c.id WHERE c.state = 'in_transit' GROUP BY c.id`,
    );
    expect(open.length).toBeGreaterThan(0);
    await Promise.all(
      open.map(async ({ id, lines }) => {
        const [same, other] = [randomUUID(), randomUUID()];
        const answers = await Promise.all(
          [same, same, other].map((key) => post('paint', `/consignments/${id}/receipt`, { lines }, key)),
        );
        const codes = answers.map(({ status, body }) => (status === 200 ? '200' : `${status} ${body.code}`));
        // Whoever was first, its twin gets the same answer; the other key is told that it is done.
        expect(codes[0]).toBe(codes[1]);
        expect(codes.filter((code) => code === '200')).toHaveLength(codes[0] === '200' ? 2 : 1);
        expect(codes.find((code) => code !== '200')).toMatch(/^409 [a-z]+\.[a-z-]+$/);
      }),
    );
    const after = await balances();
    for (const substance of substances) {
      expect(after('温州蓝海', 'in_transit', substance)).toBe(0n);
      expect(after('温州蓝海', 'stock', substance) - before('温州蓝海', 'stock', substance)).toBe(
        before('温州蓝海', 'in_transit', substance),
      );
    }
    expect(await flawsOfTheBooks(city)).toEqual([]);
  }

  test('of repeated keys: each key makes one application, whoever else uses it and whatever comes in between', async () => {
    const random = seeded('keys');
    const count = async () =>
      (await city.rows<{ count: number }>('SELECT count(*)::int AS count FROM permits.application'))[0]!.count;
    const before = await count();
    const intentions = await Promise.all(
      Array.from({ length: rounds(8, 60) }, async (_, i) => ({
        key: randomUUID(),
        paint: await purchase(city, 'paint', { lines: [['PC3-03', String(10 + i)]] }),
        lab: {
          ...(await purchase(city, 'lab')),
          lines: [{ substance: 'PC3-05', quantity: kg(String(1 + i)), use: '教学' }],
        },
      })),
    );
    const sends = random.shuffle(
      intentions.flatMap((each) => [
        ...Array.from({ length: 8 }, () => ({ ...each, who: 'paint' as const })),
        ...Array.from({ length: 3 }, () => ({ ...each, who: 'lab' as const })),
      ]),
    );
    const answers = await Promise.all(
      sends.map(async (each) => ({ ...each, answer: await post(each.who, '/applications', each[each.who], each.key) })),
    );
    expect(new Set(answers.map(({ answer }) => answer.status))).toEqual(new Set([201]));
    const ids = new Map<string, Set<string>>();
    for (const { key, who, answer } of answers) {
      const mine = ids.get(`${who} ${key}`) ?? new Set();
      ids.set(`${who} ${key}`, mine.add((answer.body as Case).id));
    }
    expect([...ids.values()].filter(({ size }) => size !== 1)).toEqual([]);
    expect(new Set([...ids.values()].flatMap((set) => [...set])).size).toBe(2 * intentions.length);
    expect((await count()) - before).toBe(2 * intentions.length);
    // Each key again with another content is refused, and makes nothing.
    for (const { key, paint } of intentions.slice(0, 5))
      expect((await post('paint', '/applications', { ...paint, multiUse: true }, key)).body.code).toBe(
        'platform.key-reused',
      );
    expect((await count()) - before).toBe(2 * intentions.length);
    console.log(
      `${sends.length} requests with ${intentions.length} keys of two people: ${2 * intentions.length} applications`,
    );
  }, 120_000);
});
