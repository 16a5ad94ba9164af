import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registerEnterprise } from '@yby/enterprise';
import { addDays, instantOf, toPlainDate, Work, type Caller, type Role, type Sql } from '@yby/platform';
import type { Instant, Quantity } from '@yby/platform/contract';
import { isUscc } from '@yby/regulation/contract';
import { identity } from '@yby/identity/wiring';
import { createWorker, platform } from '@yby/platform/wiring';
import { testDatabase } from '../../../test/kit/database';
import { lockAccounts } from './account/account';
import type { ReceiptBody } from './consignment/consignment-view';
import { listConsignments, readConsignment } from './consignment/read-consignment';
import { receive } from './consignment/receive';
import { listEntries } from './entry/list-entries';
import { bookDelivery, openStock, stockOf } from './index';
import { writePosting } from './posting/write-posting';
import { listStock } from './stock/list-stock';
import { ledger } from './wiring';

const TOLUENE = 'PC3-01';
const ACETONE = 'PC3-02';
const division = '330304';
const kg = (amount: number): Quantity => ({ unit: 'mg', amount: BigInt(amount) * 1_000_000n });
const wire = ({ unit, amount }: Quantity) => ({ unit, amount: amount.toString() });
const line = (substance: string, amount: number) => ({ substance, quantity: kg(amount) });
const arrived = (substance: string, amount: number) => ({ substance, quantity: wire(kg(amount)) });

let work: Work;
let end: () => Promise<void>;
let made = 0;
let attempts = 0;
const uuid = () => `018f0000-0000-7000-8000-${(made += 1).toString(16).padStart(12, '0')}`;

beforeAll(async () => {
  const database = await testDatabase();
  const data = mkdtempSync(join(tmpdir(), 'yby-ledger-'));
  const worker = await createWorker(
    {
      port: 0,
      host: '127.0.0.1',
      data,
      databaseUrl: database.applicationUrl,
      ownerUrl: null,
      redisUrl: null,
      production: false,
      clock: 'wall',
      publicUrl: 'http://localhost:3000',
      pool: 24,
      rateLimit: 1,
      demo: false,
      behindProxy: false,
    },
    [platform, identity, ledger],
  );
  work = worker.get(Work);
  end = async () => {
    await worker.close();
    await database.drop();
    rmSync(data, { recursive: true, force: true });
  };
});
afterAll(() => end?.());

function caller(enterpriseId: string | null, roles: Role[] = ['agent'], ifMatch?: number): Caller {
  const id = `person-of-${enterpriseId}`;
  const actor = {
    kind: 'person',
    id,
    name: '陈一',
    roles,
    enterpriseId,
    organId: null,
    organName: null,
    division: null,
  } as const;
  return { actor, requestId: 'test', ...(ifMatch === undefined ? {} : { ifMatch }) };
}

async function enterprise(sites = 1): Promise<{ id: string; siteIds: string[] }> {
  const digits = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
  const stem = `91330304${(made += 1).toString().padStart(8, '0')}`;
  const uscc = digits.flatMap((inner) => digits.map((last) => stem + inner + last)).find(isUscc)!;
  return work.run(caller(null), 'test.register', (tx) =>
    registerEnterprise(tx, {
      uscc,
      name: `企业 ${made}`,
      division,
      address: '瓯海区',
      legalRep: '陈一',
      kinds: ['dealer'],
      organId: null,
      sites: Array.from({ length: sites }, (_, i) => ({ name: `${i + 1} 号库`, address: '瓯海区', organId: null })),
    }),
  );
}

const open = (enterpriseId: string, siteId: string, ...lines: ReturnType<typeof line>[]) =>
  work.run(caller(enterpriseId), 'test.open', (tx) => openStock(tx, { enterpriseId, siteId, lines, division }));

type Party = { id: string; siteIds: string[] };
const deliver = (seller: Party, buyer: Party, lines: ReturnType<typeof line>[], daysAgo = 0) =>
  work.run(caller(seller.id), 'permits.redeem', async (tx) => {
    attempts += 1;
    const delivery = {
      permitId: uuid(),
      permitNumber: '备-1',
      redemptionId: uuid(),
      sellerId: seller.id,
      buyerId: buyer.id,
    };
    const deliveredOn = addDays(toPlainDate(tx.now), -daysAgo);
    return bookDelivery(tx, { ...delivery, buyerSiteId: buyer.siteIds[0]!, lines, deliveredOn, division });
  });

const receipt = (who: Caller, id: string, body: ReceiptBody) =>
  work.run(who, 'ledger.receive', (tx) => {
    attempts += 1;
    return receive(tx, id, body);
  });
const read = <T>(look: (sql: Sql) => Promise<T>) => work.read(look);
const held = (enterpriseId: string) => read((sql) => stockOf(sql, enterpriseId, [TOLUENE, ACETONE]));
const balances = async (enterpriseId: string) =>
  Object.fromEntries(
    (
      await read((sql) =>
        sql.rows<{ kind: string; kg: string }>(
          `SELECT kind, (sum(balance) / 1000000)::bigint::text AS kg FROM ledger.account WHERE enterprise_id = $1 GROUP BY kind`,
          [enterpriseId],
        ),
      )
    ).map(({ kind, kg: amount }) => [kind, Number(amount)]),
  );

// After every story: the books themselves must be right, whatever happened.
afterEach(async () => {
  const wrong = await read((sql) =>
    sql.rows(`
      SELECT a.id FROM ledger.account a LEFT JOIN ledger.entry e ON e.account_id = a.id
      GROUP BY a.id HAVING a.balance <> coalesce(sum(e.amount), 0) OR a.version <> count(e.id)
      UNION ALL
      SELECT e.id FROM (SELECT id, balance_after, sum(amount) OVER (PARTITION BY account_id ORDER BY account_version) AS carried,
                               row_number() OVER (PARTITION BY account_id ORDER BY account_version) AS place, account_version
                        FROM ledger.entry) e
      WHERE e.balance_after <> e.carried OR e.place <> e.account_version`),
  );
  expect(wrong).toEqual([]);
});

describe('A delivery', () => {
  test('leaves the stock of the seller and stands on the road to the buyer', async () => {
    const [seller, buyer] = [await enterprise(), await enterprise()];
    await open(seller.id, seller.siteIds[0]!, line(TOLUENE, 100), line(ACETONE, 10));
    const { consignmentId } = await deliver(seller, buyer, [line(TOLUENE, 30), line(ACETONE, 4)]);
    expect(await held(seller.id)).toEqual(
      new Map([
        [TOLUENE, kg(70)],
        [ACETONE, kg(6)],
      ]),
    );
    expect(await held(buyer.id)).toEqual(new Map());
    expect(await balances(buyer.id)).toEqual({ in_transit: 34 });
    const view = await read((sql) => readConsignment(sql, caller(buyer.id).actor, consignmentId, 0 as Instant));
    expect(view).toMatchObject({ state: 'in_transit', acts: ['receive'], site: { name: '1 号库' } });
    const other = await read((sql) => readConsignment(sql, caller(seller.id).actor, consignmentId, 0 as Instant));
    expect(other.acts).toEqual([]);
  });

  test('is taken from several sites when none has enough alone', async () => {
    const [seller, buyer] = [await enterprise(2), await enterprise()];
    await open(seller.id, seller.siteIds[0]!, line(TOLUENE, 40));
    await open(seller.id, seller.siteIds[1]!, line(TOLUENE, 60));
    await deliver(seller, buyer, [line(TOLUENE, 70)]);
    const stock = await read((sql) => listStock(sql, caller(seller.id).actor, 0 as Instant));
    expect(stock.map(({ site, quantity }) => [site.name, quantity.amount])).toEqual([
      ['1 号库', '30000000'],
      ['2 号库', '0'],
    ]);
  });

  test('of more than there is, is refused with what and how much there is, and books nothing (ledger.stock-short)', async () => {
    const [seller, buyer] = [await enterprise(), await enterprise()];
    await open(seller.id, seller.siteIds[0]!, line(TOLUENE, 5));
    const refused = deliver(seller, buyer, [line(TOLUENE, 6), line(ACETONE, 1)]);
    await expect(refused).rejects.toMatchObject({
      code: 'ledger.stock-short',
      facts: { substance: TOLUENE, there: '5 千克', asked: '6 千克', amount: '5000000' },
      errors: [{ field: 'lines.0.quantity' }, { field: 'lines.1.quantity' }],
    });
    expect(await balances(buyer.id)).toEqual({});
    expect(await held(seller.id)).toEqual(new Map([[TOLUENE, kg(5)]]));
  });

  test('entered late counts on the day it happened, and never on a day to come (ledger.delivered-ahead)', async () => {
    const [seller, buyer] = [await enterprise(), await enterprise()];
    await open(seller.id, seller.siteIds[0]!, line(TOLUENE, 5));
    await deliver(seller, buyer, [line(TOLUENE, 1)], 3);
    const { items } = await read((sql) => listEntries(sql, caller(seller.id).actor, {}, 0 as Instant));
    expect(items[0]!.on).toBe(addDays(toPlainDate(instantOf(items[0]!.at)), -3));
    await expect(deliver(seller, buyer, [line(TOLUENE, 1)], -1)).rejects.toMatchObject({
      code: 'ledger.delivered-ahead',
    });
  });

  test('twenty at once never take more than the stock', async () => {
    const [seller, buyer] = [await enterprise(2), await enterprise()];
    await open(seller.id, seller.siteIds[0]!, line(TOLUENE, 60));
    await open(seller.id, seller.siteIds[1]!, line(TOLUENE, 40));
    const all = await Promise.allSettled(Array.from({ length: 20 }, () => deliver(seller, buyer, [line(TOLUENE, 7)])));
    const refused = all.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []));
    expect(refused).toEqual(Array.from({ length: 6 }, () => 'ledger.stock-short'));
    expect(await held(seller.id)).toEqual(new Map([[TOLUENE, kg(2)]]));
    expect(await balances(buyer.id)).toEqual({ in_transit: 98 });
  });

  test('crosses others on the same accounts without a deadlock, also where accounts are made on the way', async () => {
    const parties = await Promise.all([enterprise(2), enterprise(2), enterprise(2)]);
    for (const { id, siteIds } of parties)
      for (const siteId of siteIds) await open(id, siteId, line(TOLUENE, 500), line(ACETONE, 500));
    const before = attempts;
    const both = (i: number) => (i % 2 ? [line(TOLUENE, 1), line(ACETONE, 2)] : [line(ACETONE, 2), line(TOLUENE, 1)]);
    const pair = (i: number) => [parties[i % 3]!, parties[(i + 1 + (i % 2)) % 3]!] as const;
    const sent = await Promise.all(Array.from({ length: 60 }, (_, i) => deliver(...pair(i), both(i))));
    await Promise.all([
      ...sent.map(({ consignmentId }, i) =>
        receipt(caller(pair(i)[1].id), consignmentId, {
          lines: [arrived(TOLUENE, 1), arrived(ACETONE, i % 4)],
          reason: '途中',
        }),
      ),
      ...Array.from({ length: 60 }, (_, i) => deliver(...pair(i + 1), both(i))),
    ]);
    // An act that met a deadlock would have been tried again.
    expect(attempts - before).toBe(180);
    const total = await Promise.all(parties.map(({ id }) => balances(id)));
    expect(total.reduce((sum, each) => sum + each.stock! + each.in_transit! + (each.difference ?? 0), 0)).toBe(6000);
  });
});

describe('A receipt', () => {
  async function onTheRoad() {
    const [seller, buyer] = [await enterprise(), await enterprise()];
    await open(seller.id, seller.siteIds[0]!, line(TOLUENE, 100), line(ACETONE, 100));
    const { consignmentId: id } = await deliver(seller, buyer, [line(TOLUENE, 30), line(ACETONE, 4)]);
    return { seller, buyer, id };
  }

  test('brings what arrived into the stock, once', async () => {
    const { buyer, id } = await onTheRoad();
    const body = { lines: [arrived(ACETONE, 4), arrived(TOLUENE, 30)] };
    const all = await Promise.allSettled([1, 2, 3].map(() => receipt(caller(buyer.id, ['storekeeper']), id, body)));
    expect(all.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    for (const each of all) if (each.status === 'rejected') expect(each.reason.code).toBe('platform.state-changed');
    expect(await held(buyer.id)).toEqual(
      new Map([
        [TOLUENE, kg(30)],
        [ACETONE, kg(4)],
      ]),
    );
    expect(await balances(buyer.id)).toEqual({ in_transit: 0, stock: 34 });
    const view = await read((sql) => readConsignment(sql, caller(buyer.id).actor, id, 0 as Instant));
    expect(view).toMatchObject({ state: 'received', version: 2, acts: [] });
    expect(view.lines.map(({ different }) => different)).toEqual([false, false]);
  });

  test('that differs needs a reason (ledger.reason-required); the difference stands in its own book and in an event', async () => {
    const { seller, buyer, id } = await onTheRoad();
    const body = { lines: [arrived(TOLUENE, 29), arrived(ACETONE, 5)] };
    await expect(receipt(caller(buyer.id), id, { ...body, reason: ' ' })).rejects.toMatchObject({
      code: 'ledger.reason-required',
      errors: [{ field: 'reason' }],
    });
    const view = await receipt(caller(buyer.id), id, { ...body, reason: '一桶渗漏' });
    expect(view.lines).toMatchObject([
      { different: true, reason: '一桶渗漏', received: wire(kg(29)) },
      { different: true, reason: '一桶渗漏', received: wire(kg(5)) },
    ]);
    expect(await read((sql) => readConsignment(sql, caller(buyer.id).actor, id, 0 as Instant))).toEqual(view);
    expect(await held(buyer.id)).toEqual(
      new Map([
        [TOLUENE, kg(29)],
        [ACETONE, kg(5)],
      ]),
    );
    expect(await balances(buyer.id)).toEqual({ in_transit: 0, stock: 34, difference: 0 });
    const events = await read((sql) =>
      sql.rows<{ event: string; facts: object }>(
        `SELECT event, facts FROM platform.journal WHERE subject_id = $1 ORDER BY seq`,
        [id],
      ),
    );
    expect(events.map(({ event }) => event)).toEqual(['ledger.sent', 'ledger.received', 'ledger.difference']);
    const facts = {
      consignmentId: id,
      enterpriseId: buyer.id,
      sellerId: seller.id,
      applicationId: null,
      state: 'received',
    };
    expect(events[1]!.facts).toMatchObject({ ...facts, different: true });
    expect(JSON.stringify(events)).not.toContain('渗漏');
  });

  test('of nothing at all leaves the whole as a difference', async () => {
    const { buyer, id } = await onTheRoad();
    await receipt(caller(buyer.id), id, { lines: [arrived(TOLUENE, 0), arrived(ACETONE, 0)], reason: '被盗，已报案' });
    expect(await balances(buyer.id)).toEqual({ in_transit: 0, stock: 0, difference: 34 });
  });

  test('names each line that was sent, once (ledger.lines-differ)', async () => {
    const { buyer, id } = await onTheRoad();
    for (const lines of [[arrived(TOLUENE, 30)], [arrived(TOLUENE, 30), arrived(ACETONE, 4), arrived('PC3-03', 1)]])
      await expect(receipt(caller(buyer.id), id, { lines })).rejects.toMatchObject({ code: 'ledger.lines-differ' });
  });

  test('is the business of the buyer only (ledger.not-your-consignment), and of nobody else that it exists', async () => {
    const { seller, id } = await onTheRoad();
    const stranger = await enterprise();
    const body = { lines: [arrived(TOLUENE, 30), arrived(ACETONE, 4)] };
    await expect(receipt(caller(seller.id), id, body)).rejects.toMatchObject({ code: 'ledger.not-your-consignment' });
    await expect(receipt(caller(stranger.id), id, body)).rejects.toMatchObject({ code: 'platform.not-found' });
  });

  test('on an older version than the present one is refused', async () => {
    const { buyer, id } = await onTheRoad();
    const body = { lines: [arrived(TOLUENE, 30), arrived(ACETONE, 4)] };
    await expect(receipt(caller(buyer.id, ['agent'], 7), id, body)).rejects.toMatchObject({
      code: 'platform.version-changed',
    });
    await receipt(caller(buyer.id, ['agent'], 1), id, body);
  });
});

describe('The lists', () => {
  test('show entries and consignments newest first, a page at a time, to their own enterprise only', async () => {
    const [seller, buyer] = [await enterprise(), await enterprise()];
    await open(seller.id, seller.siteIds[0]!, line(TOLUENE, 100));
    for (const amount of [1, 2, 3]) await deliver(seller, buyer, [line(TOLUENE, amount)]);
    const actor = caller(seller.id).actor;
    const first = await read((sql) => listEntries(sql, actor, { limit: 3 }, 0 as Instant));
    const rest = await read((sql) => listEntries(sql, actor, { limit: 3, after: first.next! }, 0 as Instant));
    expect(
      [...first.items, ...rest.items].map(({ kind, quantity, balance }) => [kind, quantity.amount, balance.amount]),
    ).toEqual([
      ['delivery', '-3000000', '94000000'],
      ['delivery', '-2000000', '97000000'],
      ['delivery', '-1000000', '99000000'],
      ['opening', '100000000', '100000000'],
    ]);
    expect(rest.next).toBeNull();
    const page = await read((sql) => listConsignments(sql, actor, { side: 'seller', limit: 2 }, 0 as Instant));
    const next = await read((sql) => listConsignments(sql, actor, { side: 'seller', after: page.next! }, 0 as Instant));
    expect([...page.items, ...next.items].map(({ lines }) => lines[0]!.sent.amount)).toEqual([
      '3000000',
      '2000000',
      '1000000',
    ]);
    const bought = await read((sql) =>
      listConsignments(sql, caller(buyer.id).actor, { state: 'in_transit' }, 0 as Instant),
    );
    expect(bought.items).toHaveLength(3);
    expect((await read((sql) => listConsignments(sql, actor, {}, 0 as Instant))).items).toEqual([]);
    expect((await read((sql) => listEntries(sql, caller(buyer.id).actor, {}, 0 as Instant))).items).toEqual([]);
  });
});

describe('The database itself', () => {
  const act = (perform: Parameters<Work['run']>[2]) => work.run(caller(null), 'test.tamper', perform);

  async function books() {
    const holder = await enterprise();
    await open(holder.id, holder.siteIds[0]!, line(TOLUENE, 10));
    const accounts = await act((tx) =>
      lockAccounts(tx, {
        make: (['stock', 'opening'] as const).map((kind) => ({
          enterpriseId: holder.id,
          siteId: kind === 'stock' ? holder.siteIds[0]! : null,
          kind,
          substance: TOLUENE,
          unit: 'mg' as const,
        })),
        division,
      }),
    );
    const idOf = (kind: string) => (accounts as { id: string; kind: string }[]).find((each) => each.kind === kind)!.id;
    return { holder, stock: idOf('stock'), opening: idOf('opening') };
  }

  const posting = {
    kind: 'opening',
    ref_type: 'site',
    ref_id: uuid(),
    act: 'test.tamper',
    actor_id: 'x',
    division,
    month: 202611,
  };
  const at = { occurred_on: '2026-11-02', occurred_at: '2026-11-02T01:00:00Z', entered_at: '2026-11-02T01:00:00Z' };
  const entry = { substance: TOLUENE, unit: 'mg', occurred_on: '2026-11-02', division, month: 202611 };

  test('refuses a posting that does not come to zero, when it is to be committed', async () => {
    const { stock, opening } = await books();
    const half = act(async (tx) => {
      const id = tx.newId();
      await tx.insert('ledger.posting', { id, ...posting, ...at });
      await tx.insert('ledger.entry', { id: tx.newId(), posting_id: id, account_id: stock, amount: 5n, ...entry });
      await tx.insert('ledger.entry', { id: tx.newId(), posting_id: id, account_id: opening, amount: -4n, ...entry });
    });
    await expect(half).rejects.toMatchObject({ constraint: 'posting_balanced' });
  });

  test('refuses a posting without entries, and an entry of another day or another substance', async () => {
    const { stock, opening } = await books();
    await expect(act((tx) => tx.insert('ledger.posting', { id: tx.newId(), ...posting, ...at }))).rejects.toMatchObject(
      {
        constraint: 'posting_balanced',
      },
    );
    const written = (change: object) =>
      act(async (tx) => {
        const id = tx.newId();
        await tx.insert('ledger.posting', { id, ...posting, ...at });
        for (const [account_id, amount] of [
          [stock, 5n],
          [opening, -5n],
        ] as const)
          await tx.insert('ledger.entry', { id: tx.newId(), posting_id: id, account_id, amount, ...entry, ...change });
      });
    await expect(written({ occurred_on: '2026-11-01' })).rejects.toMatchObject({ constraint: 'posting_balanced' });
    await expect(written({ substance: ACETONE })).rejects.toMatchObject({ constraint: 'entry_of_its_account' });
    await written({});
  });

  test('lets the application neither change nor remove an entry or a posting', async () => {
    await books();
    for (const text of [
      'UPDATE ledger.entry SET amount = amount + 1',
      'DELETE FROM ledger.entry',
      'TRUNCATE ledger.entry',
      `UPDATE ledger.posting SET occurred_on = '2026-01-01'`,
      'DELETE FROM ledger.posting',
      'TRUNCATE ledger.posting CASCADE',
    ])
      await expect(act((tx) => tx.execute(text))).rejects.toMatchObject({ code: '42501' });
  });

  test('moves a balance by entries only', async () => {
    const { holder, stock } = await books();
    await expect(
      act((tx) => tx.execute('UPDATE ledger.account SET balance = 1 WHERE id = $1', [stock])),
    ).rejects.toMatchObject({ constraint: 'account_moved_by_entries' });
    const rich = {
      enterprise_id: holder.id,
      kind: 'outside',
      substance: TOLUENE,
      unit: 'mg',
      balance: 1n,
      division,
      month: 202611,
    };
    await expect(act((tx) => tx.insert('ledger.account', { id: tx.newId(), ...rich }))).rejects.toMatchObject({
      constraint: 'account_moved_by_entries',
    });
  });

  test('keeps a stock from falling below zero, even when the act forgot to look, and the refusal has its code', async () => {
    const { stock, opening } = await books();
    const taken = act((tx) =>
      writePosting(tx, {
        kind: 'opening',
        ref: { type: 'site', id: uuid() },
        occurredOn: toPlainDate(tx.now),
        division,
        movements: [{ ...line(TOLUENE, 11), from: stock, to: opening }],
      }),
    );
    await expect(taken).rejects.toMatchObject({
      code: 'ledger.stock-short',
      facts: { there: '10 千克', asked: '11 千克' },
    });
  });
});
