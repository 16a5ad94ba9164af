import { Clock, statements, systemCaller } from '@yby/platform/wiring';
import { identityHouse, PASSWORD, type IdentityHouse } from '../../../../test/kit/identity-house';
import type { NewAccount } from '../accounts/add-account';
import { accountsOfEnterprise, accountsOfOrgan, namesOf } from '../accounts/accounts-of';
import { recordDemoAccount } from '../demo/demo-accounts';
import { addOrgan, organOf } from '../organs/organ';
import { TidySessions } from './tidy-sessions';

const ENTERPRISE = '01900000-0000-7000-8000-000000000001';

describe('signing in', () => {
  let house: IdentityHouse;
  let organId: string;
  const signIn = (username: string, password?: string) => house.signIn(username, password);
  const enter = (username: string) => house.enter(username);
  const set = (text: string, values?: (string | number)[]) => house.set(text, values);

  beforeAll(async () => {
    house = await identityHouse();
    organId = await house.work.run(systemCaller('test'), 'test.organs', async (tx) => {
      const city = await addOrgan(tx, { name: '温州市公安局', level: 'city', parentId: null, division: '330300' });
      const county = await addOrgan(tx, {
        name: '鹿城区公安分局',
        level: 'county',
        parentId: city,
        division: '330302',
      });
      await addOrgan(tx, { name: '南汇派出所', level: 'station', parentId: county, division: '330302' });
      return county;
    });
    await house.open({ username: 'Agent', name: '王五', roles: ['agent', 'storekeeper'], enterpriseId: ENTERPRISE });
    await house.openOfficer({ username: 'officer', name: '陈警官', roles: ['approver'], organId });
  });
  afterAll(() => house?.close());

  test('the competent authority of a division is never its station, and a county without one has none', async () => {
    const [county, other] = await house.work.read(async (sql) => [
      await organOf(sql, '330302'),
      await organOf(sql, '330381'),
    ]);
    expect(county?.id).toBe(organId);
    expect(other).toBeNull();
  });

  test('a person signs in with any case of the name, is known by the cookie, and writes only with the page token', async () => {
    const inside = await signIn(' AGENT ');
    expect(inside.status).toBe(200);
    expect(inside.body.stage).toBe('inside');
    expect(inside.body.me).toMatchObject({
      username: 'agent',
      name: '王五',
      roles: ['agent', 'storekeeper'],
      organ: null,
    });
    const mine = await house.call('GET', '/session', undefined, { cookie: inside.cookie });
    expect(mine.body).toEqual(inside.body.me);
    expect((await house.call('DELETE', '/session', undefined, { cookie: inside.cookie })).body.code).toBe(
      'platform.csrf',
    );
    const headers = { cookie: inside.cookie, 'x-csrf-token': inside.body.csrf };
    expect((await house.call('DELETE', '/session', undefined, headers)).status).toBe(204);
    expect((await house.call('GET', '/session', undefined, { cookie: inside.cookie })).status).toBe(401);
  });

  test('an officer carries the authority and its division, and each request costs one statement for it, and one for the simulated clock', async () => {
    const { cookie, body } = await enter('officer');
    expect(body.me.organ).toMatchObject({ id: organId, name: '鹿城区公安分局', division: '330302' });
    const before = statements.sent;
    await house.call('GET', '/demo/accounts', undefined, { cookie });
    const withSession = statements.sent - before;
    await house.call('GET', '/demo/accounts');
    expect(withSession - (statements.sent - before - withSession)).toBe(2);
  });

  test('a cookie that we have not signed, or whose session is over, asks for nothing and is taken back', async () => {
    const { cookie, body } = await enter('officer');
    const cost = async (headers: object) => {
      const before = statements.sent;
      const answer = await house.call('GET', '/session', undefined, headers);
      return { answer, statements: statements.sent - before };
    };
    const without = await cost({});
    const { answer: invented, statements: asked } = await cost({ cookie: `${cookie}A` });
    expect(asked).toBe(without.statements);
    await house.call('DELETE', '/session', undefined, { cookie, 'x-csrf-token': body.csrf });
    const ended = await house.call('GET', '/session', undefined, { cookie });
    for (const answer of [invented, ended]) expect([answer.status, answer.cookie]).toEqual([401, 'yby_session=']);
  });

  test('a failed sign-in leaves the open session as it is', async () => {
    const { cookie } = await signIn('agent');
    await house.call('POST', '/session', { username: 'agent', password: 'Wrong-password-1' }, { cookie });
    expect((await house.call('GET', '/session', undefined, { cookie })).status).toBe(200);
    await signIn('agent');
  });

  test('signing in again gives a new id and ends the old session', async () => {
    const first = await signIn('agent');
    const again = await house.call(
      'POST',
      '/session',
      { username: 'agent', password: PASSWORD },
      { cookie: first.cookie },
    );
    expect(again.cookie).not.toBe(first.cookie);
    expect((await house.call('GET', '/session', undefined, { cookie: first.cookie })).status).toBe(401);
    expect((await house.call('GET', '/session', undefined, { cookie: again.cookie })).status).toBe(200);
  });

  test('the table holds no id that would open a session', async () => {
    const { cookie } = await signIn('agent');
    const id = decodeURIComponent(cookie.slice('yby_session='.length)).split('.')[0]!;
    const rows = await house.work.read((sql) => sql.rows<{ id_hash: Buffer }>('SELECT id_hash FROM identity.session'));
    expect(rows.length).toBeGreaterThan(0);
    for (const { id_hash: hash } of rows) expect(hash.toString('latin1')).not.toContain(id);
  });

  test('8.1.4.1: a wrong password and an unknown name get the same answers, five of them and then the lock', async () => {
    const tries = async (username: string) => {
      const answers = [];
      for (let i = 0; i < 6; i++) answers.push(await signIn(username, 'Wrong-password-1'));
      return answers.map(({ status, body }) => [status, body.code, body.facts]);
    };
    const known = await tries('officer');
    expect(known.slice(0, 5).map(([, code]) => code)).toEqual([
      ...Array(4).fill('identity.wrong-credentials'),
      'identity.locked',
    ]);
    expect(await tries('nobody-of-this-name')).toEqual(known);
    expect((await signIn('officer')).body.code).toBe('identity.locked');
    await house.setClock('2026-11-23T01:29:59Z');
    expect((await signIn('officer')).body.code).toBe('identity.locked');
    await house.setClock('2026-11-23T01:30:00Z');
    expect((await signIn('officer')).status).toBe(200);
  });

  test('a success forgets the failures before it', async () => {
    for (let i = 0; i < 4; i++) await signIn('agent', 'Wrong-password-1');
    await signIn('agent');
    expect((await signIn('agent', 'Wrong-password-1')).body.facts?.left).toBe(4);
  });

  test('the journal tells of every sign-in and failure, and holds neither names nor passwords', async () => {
    const rows = await house.work.read((sql) =>
      sql.rows<{ event: string; row: string }>(
        `SELECT event, to_jsonb(j)::text AS row FROM platform.journal j WHERE event LIKE 'identity.%'`,
      ),
    );
    expect(new Set(rows.map(({ event }) => event))).toEqual(
      new Set([
        'identity.organ-entered',
        'identity.session-replaced',
        'identity.account-opened',
        'identity.signed-in',
        'identity.signed-out',
        'identity.sign-in-failed',
      ]),
    );
    for (const { row } of rows) expect(row).not.toMatch(/王五|陈警官|nobody-of|Wrong-password|Oujiang/);
  });

  test.each([
    ['agent', '1 hour 59 minutes', 200],
    ['agent', '2 hours 1 minute', 401],
    ['officer', '14 minutes', 200],
    ['officer', '16 minutes', 401],
  ])('the session of %s, idle for %s, answers %i', async (username, idle, status) => {
    const { cookie } = await enter(username);
    await set(`UPDATE identity.session SET last_seen = last_seen - $1::interval`, [idle]);
    expect((await house.call('GET', '/session', undefined, { cookie })).status).toBe(status);
  });

  test('a suspended account is out with its next request and cannot come back in', async () => {
    await house.openOfficer({ username: 'gone', roles: ['inspector'], organId });
    const { cookie } = await enter('gone');
    await set(`UPDATE identity.account SET state = 'locked' WHERE username = 'gone'`);
    expect((await house.call('GET', '/session', undefined, { cookie })).status).toBe(401);
    expect((await signIn('gone')).body.code).toBe('identity.account-suspended');
  });

  test('sessions past their end are removed', async () => {
    await signIn('agent');
    await set(`UPDATE identity.session SET expires_at = created_at - interval '1 day'`);
    await new TidySessions(house.work, house.app.get(Clock)).tick();
    expect(await house.work.read((sql) => sql.rows('SELECT 1 FROM identity.session'))).toHaveLength(0);
  });

  test('accounts are found by enterprise, by office of an authority, and by id', async () => {
    const [company, officers, inspectors] = await house.work.read(async (sql) => [
      await accountsOfEnterprise(sql, ENTERPRISE),
      await accountsOfOrgan(sql, organId, 'approver'),
      await accountsOfOrgan(sql, organId, 'inspector'),
    ]);
    expect(company.map(({ name, roles }) => [name, roles])).toEqual([['王五', ['agent', 'storekeeper']]]);
    expect(officers.map(({ name }) => name)).toEqual(['陈警官']);
    expect(inspectors).toEqual([]);
    expect((await house.work.read((sql) => namesOf(sql, [officers[0]!.id]))).get(officers[0]!.id)).toBe('陈警官');
  });

  test.each<[string, Partial<NewAccount>]>([
    ['identity.weak-password', { password: 'short-1A' }],
    ['identity.username-malformed', { username: 'two words' }],
    ['identity.username-taken', { username: 'AGENT', roles: ['agent'], enterpriseId: ENTERPRISE }],
    ['identity.offices-apart', { roles: ['sysadmin', 'auditadmin'] }],
    ['identity.office-misplaced', { roles: ['approver'], enterpriseId: ENTERPRISE }],
    ['identity.office-misplaced', { roles: ['agent'] }],
  ])('%s is the answer to an account that must not be', async (code, account) => {
    await expect(house.open(account)).rejects.toMatchObject({ code });
  });

  test('a demo tells its open passwords, in the order of the story', async () => {
    const tell = (username: string) =>
      house.work.run(systemCaller('test'), 'test.demo', (tx) =>
        recordDemoAccount(tx, { username, password: PASSWORD, place: '鹿城', story: { zh: '故事', en: 'story' } }),
      );
    await tell('Officer');
    await tell('agent');
    const { body } = await house.call('GET', '/demo/accounts');
    expect(body.items).toMatchObject([
      { username: 'officer', roles: ['approver'] },
      { username: 'agent', story: { zh: '故事' } },
    ]);
  });
});
