import { addDays, instantOf, toPlainDate } from '@yby/platform';
import type { Instant } from '@yby/platform/contract';
import { testDatabase } from '../../../test/kit/database';
import { listConsignments, readConsignment } from './consignment/read-consignment';
import { listEntries } from './entry/list-entries';
import { ACETONE, arrived, Books, caller, kg, line, TOLUENE, wire } from './examples';
import { stockOf } from './index';
import { listStock } from './stock/list-stock';

let books: Books;
beforeAll(async () => {
  books = await Books.open(await testDatabase());
});
afterAll(() => books.close());
// Whatever happened in a story, the books themselves must be right.
afterEach(async () => expect(await books.flaws()).toEqual([]));

const held = (enterpriseId: string) => books.read((sql) => stockOf(sql, enterpriseId, [TOLUENE, ACETONE]));

describe('A delivery', () => {
  test('leaves the stock of the seller and stands on the road to the buyer', async () => {
    const [seller, buyer] = [await books.enterprise(), await books.enterprise()];
    await books.stock(seller, seller.siteIds[0]!, line(TOLUENE, 100), line(ACETONE, 10));
    const { consignmentId } = await books.deliver(seller, buyer, [line(TOLUENE, 30), line(ACETONE, 4)]);
    expect(await held(seller.id)).toEqual(
      new Map([
        [TOLUENE, kg(70)],
        [ACETONE, kg(6)],
      ]),
    );
    expect(await held(buyer.id)).toEqual(new Map());
    expect(await books.balances(buyer)).toEqual({ in_transit: 34 });
    const view = await books.read((sql) => readConsignment(sql, caller(buyer.id).actor, consignmentId, 0 as Instant));
    expect(view).toMatchObject({ state: 'in_transit', acts: ['receive'], site: { name: '1 号库' } });
    const other = await books.read((sql) => readConsignment(sql, caller(seller.id).actor, consignmentId, 0 as Instant));
    expect(other.acts).toEqual([]);
  });

  test('is taken from several sites when none has enough alone', async () => {
    const [seller, buyer] = [await books.enterprise(2), await books.enterprise()];
    await books.stock(seller, seller.siteIds[0]!, line(TOLUENE, 40));
    await books.stock(seller, seller.siteIds[1]!, line(TOLUENE, 60));
    await books.deliver(seller, buyer, [line(TOLUENE, 70)]);
    const stock = await books.read((sql) => listStock(sql, caller(seller.id).actor, 0 as Instant));
    expect(stock.map(({ site, quantity }) => [site.name, quantity.amount])).toEqual([
      ['1 号库', '30000000'],
      ['2 号库', '0'],
    ]);
  });

  test('of more than there is, is refused with what and how much there is, and books nothing (ledger.stock-short)', async () => {
    const [seller, buyer] = [await books.enterprise(), await books.enterprise()];
    await books.stock(seller, seller.siteIds[0]!, line(TOLUENE, 5));
    const refused = books.deliver(seller, buyer, [line(TOLUENE, 6), line(ACETONE, 1)]);
    await expect(refused).rejects.toMatchObject({
      code: 'ledger.stock-short',
      facts: { substance: TOLUENE, there: '5 千克', asked: '6 千克', amount: '5000000' },
      errors: [{ field: 'lines.0.quantity' }, { field: 'lines.1.quantity' }],
    });
    expect(await books.balances(buyer)).toEqual({});
    expect(await held(seller.id)).toEqual(new Map([[TOLUENE, kg(5)]]));
  });

  test('entered late counts on the day it happened, and never on a day to come (ledger.delivered-ahead)', async () => {
    const [seller, buyer] = [await books.enterprise(), await books.enterprise()];
    await books.stock(seller, seller.siteIds[0]!, line(TOLUENE, 5));
    await books.deliver(seller, buyer, [line(TOLUENE, 1)], 3);
    const { items } = await books.read((sql) => listEntries(sql, caller(seller.id).actor, {}, 0 as Instant));
    expect(items[0]!.on).toBe(addDays(toPlainDate(instantOf(items[0]!.at)), -3));
    await expect(books.deliver(seller, buyer, [line(TOLUENE, 1)], -1)).rejects.toMatchObject({
      code: 'ledger.delivered-ahead',
    });
  });

  test('twenty at once never take more than the stock', async () => {
    const [seller, buyer] = [await books.enterprise(2), await books.enterprise()];
    await books.stock(seller, seller.siteIds[0]!, line(TOLUENE, 60));
    await books.stock(seller, seller.siteIds[1]!, line(TOLUENE, 40));
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, () => books.deliver(seller, buyer, [line(TOLUENE, 7)])),
    );
    const refused = all.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []));
    expect(refused).toEqual(Array.from({ length: 6 }, () => 'ledger.stock-short'));
    expect(await held(seller.id)).toEqual(new Map([[TOLUENE, kg(2)]]));
    expect(await books.balances(buyer)).toEqual({ in_transit: 98 });
  });

  test('crosses others on the same accounts without a deadlock', async () => {
    const parties = await Promise.all([books.enterprise(2), books.enterprise(2), books.enterprise(2)]);
    for (const { id, siteIds } of parties)
      for (const siteId of siteIds) await books.stock({ id, siteIds }, siteId, line(TOLUENE, 500), line(ACETONE, 500));
    const before = books.attempts;
    const both = (i: number) => (i % 2 ? [line(TOLUENE, 1), line(ACETONE, 2)] : [line(ACETONE, 2), line(TOLUENE, 1)]);
    const pair = (i: number) => [parties[i % 3]!, parties[(i + 1 + (i % 2)) % 3]!] as const;
    const sent = await Promise.all(Array.from({ length: 60 }, (_, i) => books.deliver(...pair(i), both(i))));
    await Promise.all([
      ...sent.map(({ consignmentId }, i) =>
        books.receive(caller(pair(i)[1].id), consignmentId, {
          lines: [arrived(TOLUENE, 1), arrived(ACETONE, i % 4)],
          reason: '途中',
        }),
      ),
      ...Array.from({ length: 60 }, (_, i) => books.deliver(...pair(i + 1), both(i))),
    ]);
    // An act that met a deadlock would have been tried again.
    expect(books.attempts - before).toBe(180);
    const total = await Promise.all(parties.map((party) => books.balances(party)));
    expect(total.reduce((sum, each) => sum + each.stock! + each.in_transit! + (each.difference ?? 0), 0)).toBe(6000);
  });

  test('to a buyer without books makes them once, however many deliveries begin at once', async () => {
    const [seller, ...buyers] = await Promise.all(Array.from({ length: 5 }, () => books.enterprise()));
    const codes = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `PC3-0${number}`);
    await books.stock(seller!, seller!.siteIds[0]!, ...codes.map((code) => line(code, 500)));
    const before = books.attempts;
    for (const buyer of buyers) {
      const lines = codes.map((code) => line(code, 1));
      await Promise.all(Array.from({ length: 20 }, () => books.deliver(seller!, buyer, lines)));
      expect(await books.balances(buyer)).toEqual({ in_transit: 160 });
    }
    expect(books.attempts - before).toBe(80);
  });
});

describe('A receipt', () => {
  async function onTheRoad() {
    const [seller, buyer] = [await books.enterprise(), await books.enterprise()];
    await books.stock(seller, seller.siteIds[0]!, line(TOLUENE, 100), line(ACETONE, 100));
    const { consignmentId: id } = await books.deliver(seller, buyer, [line(TOLUENE, 30), line(ACETONE, 4)]);
    return { seller, buyer, id };
  }

  test('brings what arrived into the stock, once', async () => {
    const { buyer, id } = await onTheRoad();
    const body = { lines: [arrived(ACETONE, 4), arrived(TOLUENE, 30)] };
    const all = await Promise.allSettled(
      [1, 2, 3].map(() => books.receive(caller(buyer.id, ['storekeeper']), id, body)),
    );
    expect(all.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    for (const each of all) if (each.status === 'rejected') expect(each.reason.code).toBe('platform.state-changed');
    expect(await held(buyer.id)).toEqual(
      new Map([
        [TOLUENE, kg(30)],
        [ACETONE, kg(4)],
      ]),
    );
    expect(await books.balances(buyer)).toEqual({ in_transit: 0, stock: 34 });
    const view = await books.read((sql) => readConsignment(sql, caller(buyer.id).actor, id, 0 as Instant));
    expect(view).toMatchObject({ state: 'received', version: 2, acts: [] });
    expect(view.lines.map(({ different }) => different)).toEqual([false, false]);
  });

  test('that differs needs a reason (ledger.reason-required); the difference stands in its own book and in an event', async () => {
    const { seller, buyer, id } = await onTheRoad();
    const body = { lines: [arrived(TOLUENE, 29), arrived(ACETONE, 5)] };
    await expect(books.receive(caller(buyer.id), id, { ...body, reason: ' ' })).rejects.toMatchObject({
      code: 'ledger.reason-required',
      errors: [{ field: 'reason' }],
    });
    const view = await books.receive(caller(buyer.id), id, { ...body, reason: '一桶渗漏' });
    expect(view.lines).toMatchObject([
      { different: true, reason: '一桶渗漏', received: wire(kg(29)) },
      { different: true, reason: '一桶渗漏', received: wire(kg(5)) },
    ]);
    expect(await books.read((sql) => readConsignment(sql, caller(buyer.id).actor, id, 0 as Instant))).toEqual(view);
    expect(await held(buyer.id)).toEqual(
      new Map([
        [TOLUENE, kg(29)],
        [ACETONE, kg(5)],
      ]),
    );
    expect(await books.balances(buyer)).toEqual({ in_transit: 0, stock: 34, difference: 0 });
    const events = await books.read((sql) =>
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
    await books.receive(caller(buyer.id), id, {
      lines: [arrived(TOLUENE, 0), arrived(ACETONE, 0)],
      reason: '被盗，已报案',
    });
    expect(await books.balances(buyer)).toEqual({ in_transit: 0, stock: 0, difference: 34 });
  });

  test('names each line that was sent, once (ledger.lines-differ)', async () => {
    const { buyer, id } = await onTheRoad();
    for (const lines of [[arrived(TOLUENE, 30)], [arrived(TOLUENE, 30), arrived(ACETONE, 4), arrived('PC3-03', 1)]])
      await expect(books.receive(caller(buyer.id), id, { lines })).rejects.toMatchObject({
        code: 'ledger.lines-differ',
      });
  });

  test('is the business of the buyer only (ledger.not-your-consignment), and of nobody else that it exists', async () => {
    const { seller, id } = await onTheRoad();
    const stranger = await books.enterprise();
    const body = { lines: [arrived(TOLUENE, 30), arrived(ACETONE, 4)] };
    await expect(books.receive(caller(seller.id), id, body)).rejects.toMatchObject({
      code: 'ledger.not-your-consignment',
    });
    await expect(books.receive(caller(stranger.id), id, body)).rejects.toMatchObject({ code: 'platform.not-found' });
  });

  test('on an older version than the present one is refused', async () => {
    const { buyer, id } = await onTheRoad();
    const body = { lines: [arrived(TOLUENE, 30), arrived(ACETONE, 4)] };
    await expect(books.receive(caller(buyer.id, ['agent'], 7), id, body)).rejects.toMatchObject({
      code: 'platform.version-changed',
    });
    await books.receive(caller(buyer.id, ['agent'], 1), id, body);
  });
});

describe('The lists', () => {
  test('show entries and consignments newest first, a page at a time, to their own enterprise only', async () => {
    const [seller, buyer] = [await books.enterprise(), await books.enterprise()];
    await books.stock(seller, seller.siteIds[0]!, line(TOLUENE, 100));
    for (const amount of [1, 2, 3]) await books.deliver(seller, buyer, [line(TOLUENE, amount)]);
    const actor = caller(seller.id).actor;
    const first = await books.read((sql) => listEntries(sql, actor, { limit: 3 }, 0 as Instant));
    const rest = await books.read((sql) => listEntries(sql, actor, { limit: 3, after: first.next! }, 0 as Instant));
    expect(
      [...first.items, ...rest.items].map(({ kind, quantity, balance }) => [kind, quantity.amount, balance.amount]),
    ).toEqual([
      ['delivery', '-3000000', '94000000'],
      ['delivery', '-2000000', '97000000'],
      ['delivery', '-1000000', '99000000'],
      ['opening', '100000000', '100000000'],
    ]);
    expect(rest.next).toBeNull();
    const page = await books.read((sql) => listConsignments(sql, actor, { side: 'seller', limit: 2 }, 0 as Instant));
    const next = await books.read((sql) =>
      listConsignments(sql, actor, { side: 'seller', after: page.next! }, 0 as Instant),
    );
    expect([...page.items, ...next.items].map(({ lines }) => lines[0]!.sent.amount)).toEqual([
      '3000000',
      '2000000',
      '1000000',
    ]);
    const bought = await books.read((sql) =>
      listConsignments(sql, caller(buyer.id).actor, { state: 'in_transit' }, 0 as Instant),
    );
    expect(bought.items).toHaveLength(3);
    expect((await books.read((sql) => listConsignments(sql, actor, {}, 0 as Instant))).items).toEqual([]);
    expect((await books.read((sql) => listEntries(sql, caller(buyer.id).actor, {}, 0 as Instant))).items).toEqual([]);
  });
});
