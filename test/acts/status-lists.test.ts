import { systemCaller, type JournalEvent } from '@yby/platform';
import { instantOf } from '@yby/platform/contract';
import {
  chunkOf,
  judgeByList,
  openStatusList,
  verifyCredential,
  verifiersFor,
  type ListedStanding,
} from '@yby/permits/contract';
import { readCoseKeySet } from '../../libs/permits/src/status-list/cose-keys';
import { PublishStatusLists } from '../../libs/permits/src/status-list/publish';
import { City, MONDAY } from '../kit/city';
import { delivery, permitOf } from '../kit/filing';
import { until } from '../kit/until';
import { seeded } from '../kit/random';

interface Permit {
  readonly id: string;
  readonly code: string;
}

describe('status lists', () => {
  let city: City;
  let publisher: PublishStatusLists;
  let moment = MONDAY;
  beforeAll(async () => {
    city = await City.open({ loops: false });
    publisher = city.worker.get(PublishStatusLists);
  }, 60_000);
  afterAll(() => city?.close());

  const setClock = (at: string) => city.setClock((moment = at));
  const fetched = (path: string, headers: Record<string, string> = {}) => fetch(`${city.url}${path}`, { headers });
  const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());
  const setState = (id: string, state: string) =>
    city.rows(
      `UPDATE permits.permit SET state = $2::text, version = version + 1,
         suspended_until = CASE WHEN $2::text = 'suspended' THEN date '2026-12-31' END WHERE id = $1`,
      [id, state],
    );

  /** What a stranger without our server's help finds out about a paper, by the published keys and lists alone. */
  async function standing({ code }: Permit, at = moment): Promise<ListedStanding | string> {
    const keys = readCoseKeySet(await bytesOf(await fetched('/.well-known/cose-keys')));
    const now = instantOf(at);
    const verdict = verifyCredential(code, keys, now, await verifiersFor(keys));
    if (!verdict.ok) return verdict.code;
    const chunk = chunkOf(verdict.credential.statusIndex);
    const answer = await fetched(`/.well-known/status-lists/${chunk}`);
    const list = answer.ok ? await openStatusList(await bytesOf(answer), keys, chunk) : null;
    return judgeByList(verdict.credential, list, now);
  }

  it('stand at their fixed places before the first paper, with type, ETag and time to keep', async () => {
    expect((await fetched('/.well-known/status-lists/0')).status).toBe(404);
    await publisher.tick();
    const answer = await fetched('/.well-known/status-lists/0');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/statuslist+cwt');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
    for (const path of ['status-lists', 'status-lists/0', 'cose-keys'])
      expect((await fetched(`/.well-known/${path}`)).headers.get('access-control-allow-origin')).toBe('*');
    const etag = answer.headers.get('etag')!;
    const again = await fetched('/.well-known/status-lists/0', { 'if-none-match': `"other", ${etag}` });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const keys = await fetched('/.well-known/cose-keys');
    expect(keys.headers.get('content-type')).toBe('application/cose-key-set');
    const index = (await (await fetched('/.well-known/status-lists')).json()) as {
      lists: { uri: string; etag: string }[];
    };
    expect(index).toMatchObject({ size: 65_536, bits: 4, lists: [{ chunk: 0, etag: etag.replaceAll('"', '') }] });
    expect((await fetched('/.well-known/status-lists/7')).status).toBe(404);
    expect((await fetched('/.well-known/status-lists/x')).status).toBe(400);
    expect((await fetched('/.well-known/nothing')).status).toBe(404);
  });

  it('say of a paper what its row says: at once when it is stopped, within the minute when it is used up', async () => {
    const permit = await permitOf(city, 'paint');
    expect(await standing(permit)).toBe('in_force');
    const told = async (state: string) => {
      await setState(permit.id, state);
      const event = { subject: { type: 'permit', id: permit.id, version: 9, division: null }, facts: {} };
      await city.work.run(systemCaller('test'), 'test.hear', (tx) => publisher.hear(tx, event as JournalEvent));
      return standing(permit);
    };
    expect(await told('suspended')).toBe('suspended');
    expect(await told('valid')).toBe('in_force');
    for (const end of ['revoked', 'annulled', 'withdrawn', 'deregistered']) expect(await told(end)).toBe('invalid');

    const used = await permitOf(city, 'paint');
    await (await city.as('seller')).post(`/permits/${used.id}/redemptions`, delivery('1'));
    expect(await standing(used)).toBe('in_force');
    await publisher.tick();
    expect(await standing(used)).toBe('used_up');
  });

  it('follow the acts themselves: suspended by two officers, cancelled by its holder, replaced by a corrected paper', async () => {
    const [approver, supervisor, paint] = [
      await city.as('approver'),
      await city.as('supervisor'),
      await city.as('paint'),
    ];
    const suspended = await permitOf(city, 'paint');
    const proposal = { act: 'suspend', ground: 'goods-lost', note: '仓库失窃，正在查明', until: '2026-12-31' };
    const { measure } = await approver.post<{ measure: { id: string } }>(`/permits/${suspended.id}/measures`, proposal);
    await city.deliver();
    expect(await standing(suspended)).toBe('in_force');
    await supervisor.post(`/measures/${measure.id}/confirm`);
    await city.deliver();
    expect(await standing(suspended)).toBe('suspended');

    const cancelled = await permitOf(city, 'paint');
    await paint.post(`/permits/${cancelled.id}/cancel`, { reason: 'mistyped' });
    await city.deliver();
    expect(await standing(cancelled)).toBe('invalid');

    const wrong = await permitOf(city, 'paint');
    await approver.post(`/permits/${wrong.id}/reissue`, {
      reason: 'clerical_error',
      note: '用途写错',
      lines: [{ substance: 'PC3-01', use: '实验' }],
    });
    await city.deliver();
    expect(await standing(wrong)).toBe('replaced');
    const right = await paint.get<Permit>(`/permits/${wrong.id}`);
    expect(right.code).not.toBe(wrong.code);
    expect(await standing(right)).toBe('in_force');
  });

  it('are made again only when something changed or an hour is over, and never given out past their end', async () => {
    const etag = async () => (await fetched('/.well-known/status-lists/0')).headers.get('etag');
    const first = await etag();
    await publisher.tick();
    expect(await etag()).toBe(first);
    await setClock('2026-11-23T02:40:00.000Z');
    await publisher.tick();
    expect(await etag()).not.toBe(first);
    await setClock('2026-11-24T02:41:00.000Z');
    const stale = await fetched('/.well-known/status-lists/0');
    expect([stale.status, ((await stale.json()) as { code: string }).code]).toEqual([503, 'permits.status-list-stale']);
    expect(((await (await fetched('/.well-known/status-lists')).json()) as { lists: object[] }).lists).toEqual([]);
    await publisher.tick();
    expect((await fetched('/.well-known/status-lists/0')).status).toBe(200);
  });

  it('agree with the rows after many publishers at once, whatever their order', async () => {
    const { whole } = seeded('publishers at once');
    const permits = [await permitOf(city, 'paint'), await permitOf(city, 'paint'), await permitOf(city, 'paint')];
    const states = ['valid', 'suspended', 'revoked'];
    const last = new Map<string, string>();
    for (let turn = 0; turn < 8; turn++) {
      await Promise.all(
        permits.map(async ({ id }) => {
          const state = states[whole(0, 2)]!;
          await setState(id, state);
          last.set(id, state);
          await publisher.tick();
        }),
      );
      const said: Record<string, string> = { valid: 'in_force', suspended: 'suspended', revoked: 'invalid' };
      for (const permit of permits) expect(await standing(permit)).toBe(said[last.get(permit.id)!]);
    }
  }, 60_000);

  it('are dropped when they are full and all their papers are out of date', async () => {
    const permit = await permitOf(city, 'paint');
    await city.rows('UPDATE permits.permit SET status_index = 65536 * 2 WHERE id = $1', [permit.id]);
    await publisher.tick();
    const statuses = async () =>
      Promise.all([0, 1, 2, 3].map(async (chunk) => (await fetched(`/.well-known/status-lists/${chunk}`)).status));
    // The second has no paper at all; the fourth waits for its first.
    expect(await statuses()).toEqual([200, 404, 200, 200]);
    await city.rows(
      `UPDATE permits.permit SET valid_to = '2026-11-23', valid_from = '2026-11-01' WHERE status_index < 65536`,
    );
    await publisher.tick();
    expect(await statuses()).toEqual([200, 404, 200, 200]);
    await city.rows(`UPDATE permits.permit SET valid_to = '2026-11-22' WHERE status_index < 65536`);
    await publisher.tick();
    expect(await statuses()).toEqual([404, 404, 200, 200]);
  });
});

test('a worker with nobody to ask it makes the first list by itself, and the one of a stopped paper at once', async () => {
  const city = await City.open();
  try {
    const listed = async () => (await fetch(`${city.url}/.well-known/status-lists/0`)).headers.get('etag');
    await until(async () => (await listed()) !== null);
    const before = await listed();
    const permit = await permitOf(city, 'paint');
    await (await city.as('paint')).post(`/permits/${permit.id}/cancel`, { reason: 'mistyped' });
    await until(async () => (await listed()) !== before);
  } finally {
    await city.close();
  }
}, 60_000);
