import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { API_KEYS, SESSIONS, type Actor, type ModuleDeclaration, type Sessions } from '@yby/platform';
import { Clock, createApi, platform, readSettings, Sealer, systemCaller, Work } from '@yby/platform/wiring';
import { testDatabase } from '../../../../test/kit/database';
import { SelfCheck } from '../self-check/self-check';
import { audit } from '../wiring';

const person = (office: string) => {
  const [role, division = '330300'] = office.split('@');
  return {
    kind: 'person',
    id: role,
    name: role,
    roles: [role],
    enterpriseId: null,
    organId: null,
    organName: null,
    division,
  } as unknown as Actor;
};
// This floor knows no accounts: the id of a session is the office of its holder.
const sessions: Sessions = { find: async (office) => ({ actor: person(office), csrf: 'x' }) };
const people: ModuleDeclaration = {
  name: 'people',
  providers: [
    { provide: SESSIONS, useValue: sessions },
    { provide: API_KEYS, useValue: {} },
  ],
};

// Connected as the owner: only an owner can do to the journal what is done to it here.
async function openHouse() {
  const database = await testDatabase();
  const data = mkdtempSync(join(tmpdir(), 'yby-audit-'));
  const env = { DATABASE_URL: database.ownerUrl, YBY_DATA: data, YBY_POOL: '1', YBY_RATE_LIMIT: '1000000' };
  const app = await createApi(readSettings(env), [platform, people, audit]);
  const call = async (url: string, office?: string) => {
    const { signCookie } = app.getHttpAdapter().getInstance() as unknown as { signCookie(value: string): string };
    const cookie = office && `yby_session=${encodeURIComponent(signCookie(office))}`;
    const { statusCode, body } = await app.inject({ url: `/api${url}`, headers: cookie ? { cookie } : {} } as never);
    return { status: statusCode, body: JSON.parse(body) };
  };
  const close = async () => {
    await app.close();
    await database.drop();
    rmSync(data, { recursive: true, force: true });
  };
  return { app, work: app.get(Work), call, close };
}

describe('the journal', () => {
  let house: Awaited<ReturnType<typeof openHouse>>;
  let check: SelfCheck;
  const act = (count: number) =>
    house.work.run(systemCaller('test'), 'test.act', async (tx) => {
      for (let i = 0; i < count; i++)
        tx.emit('test.happened', { type: 'thing', id: String(i), version: 1, division: '330302' }, { i });
    });
  const tamper = (text: string) => house.work.run(systemCaller('test'), 'test.tamper', (tx) => tx.execute(text));
  const seal = async () => {
    while ((await house.app.get(Sealer).seal()) === 0);
  };

  beforeAll(async () => {
    house = await openHouse();
    check = new SelfCheck(house.work, house.app.get(Clock));
  });
  afterAll(() => house?.close());

  test('has no head before its first seal, and everybody may read it afterwards', async () => {
    expect((await house.call('/audit/head')).body.code).toBe('audit.nothing-sealed');
    await act(5);
    await seal();
    const { status, body } = await house.call('/audit/head');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      batch: '1',
      size: 5,
      root: expect.stringMatching(/^[0-9a-f]{64}$/),
      head: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    await act(2);
    await seal();
    expect((await house.call('/audit/head')).body).toMatchObject({ batch: '2', size: 2 });
  });

  test('is read by the audit administrator alone, newest first, page by page', async () => {
    expect((await house.call('/audit/journal')).status).toBe(401);
    for (const office of ['sysadmin', 'secadmin', 'approver', 'agent'])
      expect((await house.call('/audit/journal', office)).status).toBe(403);
    const seen: number[] = [];
    for (let next: string | null = ''; next !== null;) {
      const { body } = await house.call(`/audit/journal?limit=3&after=${next}`, 'auditadmin');
      seen.push(...body.items.map(({ seq }: { seq: string }) => Number(seq)));
      next = body.next;
    }
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1]);
    const { body } = await house.call('/audit/journal?limit=1', 'auditadmin');
    expect(body.items[0]).toMatchObject({
      event: 'test.happened',
      act: 'test.act',
      actor: { kind: 'system', id: 'test' },
      batch: '2',
      facts: { i: 1 },
    });
    // A county reads its own rows, another county and another city none of them, the province what belongs to no place.
    const seenBy = async (office: string) => (await house.call('/audit/journal', office)).body.items.length;
    const areas = ['330302', '330303', '331000', '330000'].map((division) => seenBy(`auditadmin@${division}`));
    expect(await Promise.all(areas)).toEqual([7, 0, 0, 0]);
    await house.work.run(systemCaller('test'), 'test.act', async (tx) => {
      tx.emit('test.happened', { type: 'thing', id: 'x', version: 1, division: null });
    });
    expect([await seenBy('auditadmin'), await seenBy('auditadmin@330000')]).toEqual([7, 1]);
    const cursor = Buffer.from('["x"]').toString('base64url');
    expect((await house.call(`/audit/journal?after=${cursor}`, 'auditadmin')).body.code).toBe('platform.bad-cursor');
  });

  test('8.1.4.3: the self-check is quiet on a sound journal and names what was altered, slipped in or deleted', async () => {
    expect(await check.faults()).toEqual([]);
    await tamper(`UPDATE platform.journal SET facts = '{"i": 9}' WHERE seq = 3`);
    expect(await check.faults()).toEqual([expect.stringContaining('row 3 was altered')]);
    await tamper(`UPDATE platform.journal SET facts = '{"i": 2}' WHERE seq = 3`);
    expect(await check.faults()).toEqual([]);
    await tamper(
      `INSERT INTO platform.journal (id, act, event, actor_kind, actor_id, subject_type, subject_id, subject_version, facts, occurred_at, recorded_at, request_id)
       SELECT gen_random_uuid(), act, event, actor_kind, actor_id, subject_type, subject_id, subject_version, facts, occurred_at, recorded_at - interval '1 hour', request_id
       FROM platform.journal WHERE seq = 1`,
    );
    expect(await check.faults()).toEqual(['row never sealed (row 9)']);
    await tamper('DELETE FROM platform.journal WHERE seq IN (4, 9)');
    expect(await check.faults()).toEqual(['row deleted in batch 1 (row 4)']);
  });
});
