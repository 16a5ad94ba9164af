import { systemCaller } from '@yby/platform/wiring';
import {
  codeNow,
  identityHouse,
  PASSWORD,
  SECRET,
  type Answer,
  type IdentityHouse,
} from '../../../../test/kit/identity-house';
import { median } from '../../../../test/kit/median';
import { addOrgan } from '../organs/organ';
import { passwordFits } from '../accounts/password-hash';

interface Security {
  readonly factors: { id: string; kind: string; name: string }[];
  readonly recoveryCodes: number;
  readonly sessions: { id: string; current: boolean; kind: string; network: string }[];
  readonly confirmed: boolean;
}

describe('the second factor', () => {
  let house: IdentityHouse;
  let organId: string;
  beforeAll(async () => {
    house = await identityHouse();
    organId = await house.work.run(systemCaller('test'), 'test.organ', (tx) =>
      addOrgan(tx, { name: '鹿城区公安分局', level: 'county', parentId: null, division: '330302' }),
    );
    for (const username of ['officer', 'replay', 'lockme', 'thief', 'pair', 'codes', 'mover'])
      await house.openOfficer({ username, roles: ['approver'], organId });
    await house.open({ username: 'fresh', roles: ['inspector'], organId });
    await house.open({ username: 'clerk', roles: ['agent'], enterpriseId: '01900000-0000-7000-8000-000000000001' });
  }, 60_000);
  afterAll(() => house?.close());

  const unused = (username: string) =>
    house.set(
      `UPDATE identity.factor SET last_step = 0 WHERE account_id = (SELECT id FROM identity.account WHERE username = $1)`,
      [username],
    );
  const show = (pending: Answer, code: string, kind = 'totp') =>
    house.call('POST', '/session/factor', { kind, code }, house.proving(pending));
  const security = async (inside: Answer) =>
    (await house.call<Security>('GET', '/account/security', undefined, { cookie: inside.cookie })).body;
  const as = (inside: Answer) => ({ cookie: inside.cookie, 'x-csrf-token': inside.body.csrf });

  test('is asked of every account of an authority; what stands between password and session opens nothing', async () => {
    const pending = await house.signIn('officer');
    expect(pending.body).toMatchObject({ stage: 'factor', methods: ['totp'], me: null });
    expect(pending.cookies.map((cookie) => cookie.split('=')[0])).toEqual(['yby_pending']);
    const value = pending.cookie.split(/=(.*)/s)[1]!;
    for (const cookie of [pending.cookie, `yby_session=${value}`]) {
      const answer = await house.call('GET', '/session', undefined, { cookie, 'x-csrf-token': pending.body.csrf });
      expect(answer.status).toBe(401);
      const write = await house.call(
        'POST',
        '/account/recovery-codes',
        {},
        { cookie, 'x-csrf-token': pending.body.csrf },
      );
      expect(write.status).toBe(401);
    }
    const inside = await show(pending, codeNow());
    expect([inside.status, inside.body.stage]).toEqual([200, 'inside']);
    // The pending sign-in is over: its cookie leads nowhere a second time.
    expect((await show(pending, codeNow(SECRET, 1))).body.code).toBe('identity.step-over');
  });

  test('an officer without one enrols before anything else, and the code that enrolled does not sign in again', async () => {
    const pending = await house.signIn('fresh');
    expect(pending.body.stage).toBe('enrolment');
    expect((await show(pending, '123456')).body.code).toBe('identity.step-over');
    const { body } = await house.call<{ secret: string; uri: string }>(
      'POST',
      '/session/enrolment/totp',
      {},
      house.proving(pending),
    );
    expect(body.uri).toContain('otpauth://totp/');
    const code = codeNow(body.secret);
    const wrong = await house.call(
      'POST',
      '/session/enrolment/totp/confirm',
      { code: '000000' },
      house.proving(pending),
    );
    expect(wrong.body.code).toBe('identity.wrong-factor');
    const inside = await house.call('POST', '/session/enrolment/totp/confirm', { code }, house.proving(pending));
    expect(inside.body.stage).toBe('inside');
    const again = await house.signIn('fresh');
    expect(again.body.stage).toBe('factor');
    expect((await show(again, code)).body.code).toBe('identity.wrong-factor');
    const [row] = await house.work.read((sql) =>
      sql.rows<{ secret: string }>(
        `SELECT secret FROM identity.factor f JOIN identity.account a ON a.id = f.account_id WHERE username = 'fresh'`,
      ),
    );
    expect(row!.secret).not.toContain(body.secret);
  });

  test('a code is taken once: shown to two at the same moment one gets in, and later ones find it spent', async () => {
    await unused('replay');
    const pendings = [await house.signIn('replay'), await house.signIn('replay')];
    const code = codeNow();
    const answers = await Promise.all(pendings.map((pending) => show(pending, code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    const third = await house.signIn('replay');
    expect((await show(third, code)).body.code).toBe('identity.wrong-factor');
    expect((await show(third, codeNow(SECRET, -1))).body.code).toBe('identity.wrong-factor');
  });

  test('wrong codes and wrong passwords count together; ten wrong ones lock, and the right ones are refused too', async () => {
    await unused('lockme');
    const answers: string[] = [];
    for (let i = 0; i < 10; i++) {
      if (i % 2) answers.push((await house.signIn('lockme', 'Wrong-password-1')).body.code);
      else {
        const pending = await house.signIn('lockme');
        answers.push(pending.body.code ?? (await show(pending, '000001')).body.code);
      }
    }
    expect(answers.filter((code) => code === 'identity.locked').length).toBeGreaterThanOrEqual(6);
    expect((await house.signIn('lockme')).body.code).toBe('identity.locked');
  });

  test('a stolen cookie dies with the revoked session, and with a change of password', async () => {
    const thief = await house.enter('thief', { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/140' });
    const owner = await house.enter('thief', { 'user-agent': 'Mozilla/5.0 (iPhone) Mobile Safari' });
    const { sessions } = await security(owner);
    expect(sessions.map(({ kind, current }) => [kind, current])).toEqual([
      ['phone', true],
      ['pc', false],
    ]);
    const stolen = sessions.find(({ current }) => !current)!;
    expect((await house.call('GET', '/session', undefined, { cookie: thief.cookie })).status).toBe(200);
    const ended = await house.call('DELETE', `/account/sessions/${stolen.id}`, undefined, as(owner));
    expect(ended.status).toBe(204);
    expect((await house.call('GET', '/session', undefined, { cookie: thief.cookie })).status).toBe(401);
    // Somebody else's session is not found.
    const other = await house.enter('pair');
    const [foreign] = (await security(other)).sessions;
    expect((await house.call('DELETE', `/account/sessions/${foreign!.id}`, undefined, as(owner))).status).toBe(404);

    const again = await house.enter('thief', { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/140' });
    const change = { old: PASSWORD, password: 'Quite-Another-77' };
    expect(
      (await house.call('POST', '/account/password', { ...change, old: 'Wrong-word-11' }, as(owner))).body.code,
    ).toBe('identity.wrong-password');
    expect(
      (await house.call('POST', '/account/password', { old: PASSWORD, password: PASSWORD }, as(owner))).body.code,
    ).toBe('identity.password-used');
    expect((await house.call('POST', '/account/password', change, as(owner))).status).toBe(204);
    expect((await house.call('GET', '/session', undefined, { cookie: again.cookie })).status).toBe(401);
    expect((await house.call('GET', '/session', undefined, { cookie: owner.cookie })).status).toBe(200);
  });

  test('an officer has one session of each kind of device: the newer one ends the older', async () => {
    const agents = {
      pc: 'Mozilla/5.0 (X11; Linux) Firefox/150',
      phone: 'Mozilla/5.0 (Linux; Android 15) Mobile Chrome',
    };
    const first = await house.enter('mover', { 'user-agent': agents.pc });
    const phone = await house.enter('mover', { 'user-agent': agents.phone });
    const second = await house.enter('mover', { 'user-agent': agents.pc });
    const alive = async (who: Answer) =>
      (await house.call('GET', '/session', undefined, { cookie: who.cookie })).status;
    expect([await alive(first), await alive(phone), await alive(second)]).toEqual([401, 200, 200]);
    const me = await house.call<{ lastSignIn: { kind: string; network: string } }>('GET', '/session', undefined, {
      cookie: second.cookie,
    });
    expect(me.body.lastSignIn).toMatchObject({ kind: 'phone', network: '127.0.0.0/24' });
  });

  test('recovery codes are told once, serve once each, and new ones void the old', async () => {
    const inside = await house.enter('codes');
    const renew = async () =>
      (await house.call<{ codes: string[] }>('POST', '/account/recovery-codes', {}, as(inside))).body.codes;
    const old = await renew();
    const codes = await renew();
    expect(codes).toHaveLength(10);
    const first = await house.signIn('codes');
    expect(first.body.methods).toContain('recovery_code');
    expect((await show(first, old[0]!, 'recovery_code')).body.code).toBe('identity.wrong-factor');
    expect((await show(first, ` ${codes[0]!.toLowerCase()} `, 'recovery_code')).body.stage).toBe('inside');
    const second = await house.signIn('codes');
    expect((await show(second, codes[0]!, 'recovery_code')).body.code).toBe('identity.wrong-factor');
    const rows = await house.work.read((sql) =>
      sql.rows<{ code_hash: string }>('SELECT code_hash FROM identity.recovery_code'),
    );
    for (const { code_hash: hash } of rows) for (const code of codes) expect(hash).not.toContain(code.replace('-', ''));
  });

  test('factors are changed only with a fresh proof, and an officer keeps at least one', async () => {
    const inside = await house.enter('officer');
    await house.set(`UPDATE identity.session SET confirmed_at = confirmed_at - interval '11 minutes'`);
    expect((await house.call('POST', '/account/recovery-codes', {}, as(inside))).body.code).toBe(
      'identity.confirm-again',
    );
    const confirmed = await house.call('POST', '/account/confirm', { password: PASSWORD }, as(inside));
    expect(confirmed.status).toBe(204);
    const { factors } = await security(inside);
    const gone = await house.call('DELETE', `/account/factors/${factors[0]!.id}`, undefined, as(inside));
    expect(gone.body.code).toBe('identity.last-factor');
    const second = await house.call<{ secret: string }>('POST', '/account/totp', {}, as(inside));
    const body = { code: codeNow(second.body.secret), name: '备用手机' };
    expect((await house.call('POST', '/account/totp/confirm', body, as(inside))).body.code).toBe(
      'identity.factor-taken',
    );
  });

  test('a company’s account may have one, and then it is asked for', async () => {
    const inside = await house.signIn('clerk');
    expect(inside.body.stage).toBe('inside');
    const { body } = await house.call<{ secret: string }>('POST', '/account/totp', {}, as(inside));
    const wrong = await house.call('POST', '/account/totp/confirm', { code: '000000', name: '手机' }, as(inside));
    expect(wrong.body.code).toBe('identity.factor-refused');
    const added = await house.call(
      'POST',
      '/account/totp/confirm',
      { code: codeNow(body.secret), name: '手机' },
      as(inside),
    );
    expect(added.status).toBe(204);
    expect((await house.signIn('clerk')).body.stage).toBe('factor');
    const [factor] = (await security(inside)).factors;
    expect((await house.call('DELETE', `/account/factors/${factor!.id}`, undefined, as(inside))).status).toBe(204);
    expect((await house.signIn('clerk')).body.stage).toBe('inside');
  });

  test('a password that somebody else has set, or that is ninety days old, is changed before anything else', async () => {
    await house.openOfficer({ username: 'newcomer', roles: ['inspector'], organId, passwordInitial: true });
    const pending = await house.enter('newcomer');
    expect(pending.body.stage).toBe('password');
    const set = (password: string) => house.call('POST', '/session/password', { password }, house.proving(pending));
    expect((await set('newcomer-Aa1')).body.code).toBe('identity.weak-password');
    expect((await set(PASSWORD)).body.code).toBe('identity.password-used');
    expect((await set('Own-Word-4711')).body.stage).toBe('inside');
    await house.setClock('2027-02-20T01:00:00Z');
    expect((await house.enter('pair')).body.stage).toBe('inside');
    await house.setClock('2027-02-22T01:00:00Z');
    expect((await house.enter('pair')).body.stage).toBe('password');
    await house.setClock('2026-11-23T01:00:00Z');
  });

  test('an unknown name costs as much work as a wrong password: the same argon2 verification runs', async () => {
    const time = async (hash: string | null) => {
      const begun = performance.now();
      await passwordFits(hash, 'Wrong-password-1');
      return performance.now() - begun;
    };
    const [{ hash }] = (await house.work.read((sql) =>
      sql.rows<{ hash: string }>(`SELECT password_hash AS hash FROM identity.account WHERE username = 'pair'`),
    )) as [{ hash: string }];
    const known: number[] = [];
    const unknown: number[] = [];
    for (let i = 0; i < 15; i++) {
      known.push(await time(hash));
      unknown.push(await time(null));
    }
    const [a, b] = [median(known), median(unknown)];
    console.log(`argon2 medians: wrong password ${a.toFixed(1)} ms, no such user ${b.toFixed(1)} ms`);
    // Not a race: a way around the verification would cost nothing at all.
    expect(b).toBeGreaterThan(a / 4);
  });
});
