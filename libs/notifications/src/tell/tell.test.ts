import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registerEnterprise, type NewEnterprise } from '@yby/enterprise';
import { enterprise } from '@yby/enterprise/wiring';
import { addAccount, addOrgan } from '@yby/identity';
import { identity } from '@yby/identity/wiring';
import { instantOf, type JournalEvent } from '@yby/platform';
import { createApi, platform, readSettings, systemCaller, Work } from '@yby/platform/wiring';
import fc from 'fast-check';
import { testDatabase } from '../../../../test/kit/database';
import { firstSignIn } from '../../../../test/kit/identity-house';
import { notifications } from '../wiring';
import { Tell } from './tell';

const password = 'Oujiang-2026';
const APPLICATION = '01900000-0000-7000-8000-00000000000a';

async function openHouse() {
  const database = await testDatabase();
  const data = mkdtempSync(join(tmpdir(), 'yby-messages-'));
  const env = { DATABASE_URL: database.applicationUrl, YBY_DATA: data, YBY_POOL: '1', YBY_RATE_LIMIT: '1000000' };
  const app = await createApi(readSettings(env), [platform, identity, enterprise, notifications]);
  const call = async (url: string, headers: object, payload?: object) => {
    const {
      statusCode,
      headers: got,
      body,
    } = await app.inject({ method: payload ? 'POST' : 'GET', url: `/api${url}`, payload, headers } as never);
    return { status: statusCode, cookie: String(got['set-cookie'] ?? '').split(';')[0]!, body: JSON.parse(body) };
  };
  const close = async () => {
    await app.close();
    await database.drop();
    rmSync(data, { recursive: true, force: true });
  };
  return { work: app.get(Work), call, close };
}

describe('messages', () => {
  let house: Awaited<ReturnType<typeof openHouse>>;
  let events: JournalEvent[];
  const tell = new Tell();
  const hear = async (heard: readonly JournalEvent[]) => {
    for (const event of heard) await house.work.run(systemCaller('test'), 'test.deliver', (tx) => tell.hear(tx, event));
  };
  const forget = () =>
    house.work.run(systemCaller('test'), 'test.forget', async (tx) => {
      await tx.execute('DELETE FROM notifications.message');
      await tx.execute('DELETE FROM notifications.thread');
    });
  const rows = () =>
    house.work.read(async (sql) => [
      await sql.rows('SELECT * FROM notifications.message ORDER BY id'),
      await sql.rows('SELECT * FROM notifications.thread ORDER BY subject_type, subject_id'),
    ]);
  const inside = new Map<string, ReturnType<typeof firstSignIn>>();
  const signIn = (username: string) => {
    let headers = inside.get(username);
    if (!headers) {
      headers = firstSignIn((path, payload, shown) => house.call(path, shown, payload), username, password);
      inside.set(username, headers);
    }
    return headers;
  };

  beforeAll(async () => {
    house = await openHouse();
    const ids = await house.work.run(systemCaller('test'), 'test.city', async (tx) => {
      const organId = await addOrgan(tx, {
        name: '鹿城区公安分局',
        level: 'county',
        parentId: null,
        division: '330302',
      });
      const unit = async (uscc: string, name: string) => {
        const record: NewEnterprise = {
          uscc,
          name,
          division: '330302',
          address: '鹿城',
          legalRep: '某',
          kinds: ['end_user'],
        };
        return (await registerEnterprise(tx, record)).id;
      };
      const buyer = await unit('11330105002500287C', '瓯江涂料');
      const seller = await unit('11430000006122244L', '化工商行');
      await addAccount(tx, {
        username: 'agent',
        name: '王五',
        password,
        roles: ['agent'],
        enterpriseId: buyer,
        division: '330302',
      });
      await addAccount(tx, {
        username: 'keeper',
        name: '钱七',
        password,
        roles: ['storekeeper'],
        enterpriseId: buyer,
        division: '330302',
      });
      await addAccount(tx, {
        username: 'seller',
        name: '赵六',
        password,
        roles: ['agent', 'storekeeper'],
        enterpriseId: seller,
        division: '330302',
      });
      await addAccount(tx, {
        username: 'officer',
        name: '陈',
        password,
        roles: ['approver'],
        organId,
        division: '330302',
      });
      return { buyer, seller };
    });
    const story = [
      ['permits.submitted', 'application', 1, 'accepted'],
      ['permits.returned', 'application', 2, 'correction_required'],
      ['permits.resubmitted', 'application', 3, 'accepted'],
      ['permits.approved', 'application', 4, 'approved'],
      ['permits.redeemed', 'permit', 2, 'used_up'],
      ['ledger.received', 'consignment', 2, 'received'],
    ] as const;
    events = story.map(([event, type, version, state], i) => ({
      seq: BigInt(i + 1),
      id: `0190000${i}-0000-7000-8000-000000000001`,
      event,
      act: event,
      actorId: 'test',
      subject: { type, id: APPLICATION, version, division: '330302' },
      facts: {
        applicationId: APPLICATION,
        number: 'N1',
        enterpriseId: ids.buyer,
        sellerId: ids.seller,
        consigneeId: null,
        carrierId: null,
        permitId: APPLICATION,
        permitNumber: 'P1',
        state,
      },
      occurredAt: instantOf(`2026-11-23T01:0${i}:00Z`),
    }));
  });
  afterAll(() => house?.close());

  test('deliveries shuffled, late and doubled leave the same rows as those in order', async () => {
    await hear(events);
    const inOrder = await rows();
    expect(inOrder[0]).toHaveLength(14);
    expect(inOrder[1]).toMatchObject([
      { subject_type: 'application', version: 4, last_state: 'approved' },
      { subject_type: 'consignment', version: 2 },
      { subject_type: 'permit', version: 2 },
    ]);
    const indexes = events.map((_, i) => i);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...indexes, ...indexes], { minLength: indexes.length * 2 }),
        async (order) => {
          await forget();
          await hear(order.map((i) => events[i]!));
          expect(await rows()).toEqual(inOrder);
        },
      ),
      { numRuns: 10 },
    );
  });

  test('each side reads its own, newest first, in both languages and with the way to it', async () => {
    const read = async (username: string) => (await house.call('/messages', await signIn(username))).body;
    expect((await read('agent')).items.map(({ kind }: { kind: string }) => kind)).toEqual([
      'goods-received',
      'goods-under-way',
      'approved',
      'accepted',
      'returned',
      'accepted',
    ]);
    expect((await read('keeper')).items.map(({ kind }: { kind: string }) => kind)).toEqual([
      'goods-received',
      'goods-under-way',
      'approved',
    ]);
    const { items, unread } = await read('seller');
    expect(unread).toBe(3);
    expect(items[2]).toMatchObject({
      kind: 'sale-permitted',
      link: `/sales/${APPLICATION}`,
      zh: { body: '瓯江涂料 的证件 P1 已签发。交货时请扫码核销。' },
      at: '2026-11-23T01:03:00.000Z',
    });
    expect((await read('officer')).items.map(({ link }: { link: string }) => link)).toEqual([
      `/desk/${APPLICATION}`,
      `/desk/${APPLICATION}`,
    ]);
  });

  test('pages join without a gap', async () => {
    const agent = await signIn('agent');
    const all = (await house.call('/messages', agent)).body.items.map(({ id }: { id: string }) => id);
    const paged: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: { items: { id: string }[]; next: string | null } = (
        await house.call(`/messages?limit=2&after=${next}`, agent)
      ).body;
      paged.push(...page.items.map(({ id }) => id));
      next = page.next;
    }
    expect(paged).toEqual(all);
    const cursor = Buffer.from('[1e300,"x"]').toString('base64url');
    expect((await house.call(`/messages?after=${cursor}`, agent)).body.code).toBe('platform.bad-cursor');
  });

  test('a message is read by its owner, once; for everybody else it does not exist', async () => {
    const agent = await signIn('agent');
    const { items, unread } = (await house.call('/messages', agent)).body;
    const mark = async (who: object, key: string) =>
      house.call(`/messages/${items[0].id}/read`, { ...who, 'idempotency-key': key }, {});
    expect((await mark(await signIn('seller'), 'read-of-another')).body.code).toBe('platform.not-found');
    const first = await mark(agent, 'read-first');
    const second = await mark(agent, 'read-second');
    expect(first.body.readAt).not.toBeNull();
    expect(second.body.readAt).toBe(first.body.readAt);
    expect((await house.call('/messages', agent)).body.unread).toBe(unread - 1);
  });
});
