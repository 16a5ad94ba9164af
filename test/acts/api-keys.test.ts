import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { keyScopeNames, keyScopes, scopeOf, type KeyScope } from '@yby/identity/contract';
import { createApi } from '@yby/platform/wiring';
import { modules } from '../../apps/modules';
import { listen, planted, seenIn, seenInDatabase, seenInFolder } from '../kit/at-rest';
import { City } from '../kit/city';
import { purchase, submitted } from '../kit/filing';
import { problemOf, refused } from '../kit/refused';
import { routesOf } from '../kit/routes';
import { until } from '../kit/until';

interface Issued {
  readonly key: { id: string; state: string; scopes: string[]; acts: string[]; lastUsedAt: string | null };
  readonly secret: string;
}

const json = { 'content-type': 'application/json' };

describe('an API key', () => {
  let city: City;
  beforeAll(async () => {
    city = await City.open({ loops: false });
  }, 60_000);
  afterAll(() => city?.close());

  const issue = async (scopes: readonly KeyScope[] = keyScopeNames, days = 90): Promise<Issued> =>
    (await city.as('paintadmin')).post('/keys', { label: '用友 U8', scopes, days });
  const revoke = async ({ key }: Issued) => (await city.as('paintadmin')).post(`/keys/${key.id}/revoke`);
  const ask = (secret: string, path: string, method = 'GET', body?: object, more: Record<string, string> = {}) =>
    fetch(`${city.url}/api${path}`, {
      method,
      headers: {
        authorization: `Bearer ${secret}`,
        'idempotency-key': randomUUID(),
        ...(body ? json : {}),
        ...more,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });

  test('files and reads for its enterprise without cookie and page token, and every fact names it', async () => {
    const issued = await issue();
    // What a key attaches, it has uploaded itself: a file of a colleague is not its own.
    const form = new FormData();
    form.append('file', new Blob([Buffer.from('%PDF-1.4\n% statement\n%%EOF\n')]), 'statement.pdf');
    const stored = await fetch(`${city.url}/api/files`, {
      method: 'POST',
      headers: { authorization: `Bearer ${issued.secret}` },
      body: form,
    });
    const { hash: file } = (await stored.json()) as { hash: string };
    const body = await purchase(city, 'paint', { lines: [['PC3-01', '61']] });
    const attachments = [{ kind: 'legitimate_use_statement', file, name: 'statement.pdf' }];
    expect(await problemOf(await ask(issued.secret, '/applications', 'POST', body))).toBe(
      '422 permits.attachment-unknown',
    );
    const filed = await ask(issued.secret, '/applications', 'POST', { ...body, attachments });
    expect(filed.status).toBe(201);
    const { id } = (await filed.json()) as { id: string };
    const read = (await (await ask(issued.secret, `/applications/${id}`)).json()) as { acts: string[] };
    expect(read.acts).toContain('withdraw');
    const [row] = await city.rows<{ facts: { keyId?: string }; actor_id: string }>(
      `SELECT facts, actor_id FROM platform.journal WHERE event = 'permits.submitted' AND subject_id = $1`,
      [id],
    );
    expect(row!.facts.keyId).toBe(issued.key.id);
    await revoke(issued);
  });

  test('is shown once: a repeated request is answered without it, and no table, file or log has it', async () => {
    const heard = listen();
    const admin = await city.as('paintadmin');
    const body = JSON.stringify({ label: 'ERP', scopes: ['ask'], days: 30 });
    const headers = { ...json, 'idempotency-key': randomUUID() };
    const first = (await (await admin.raw('POST', '/keys', headers, body)).json()) as Issued;
    const again = (await (await admin.raw('POST', '/keys', headers, body)).json()) as Issued;
    expect(again).toEqual({ ...first, secret: null });
    expect(first.secret).toMatch(new RegExp(`^yby_${first.key.id.replaceAll('-', '')}_[A-Za-z0-9_-]{43}$`));
    await ask(first.secret, '/substances');
    await ask(first.secret, '/keys');
    await ask(`${first.secret}x`, '/substances');
    await fetch(`${city.url}/api/substances?key=${first.secret}`);
    heard.stop();
    const secret = [planted('the key', first.secret), planted('its secret', first.secret.slice(-43))];
    expect(await seenInDatabase(city, secret)).toEqual([]);
    expect(seenInFolder(city.settings.data, secret)).toEqual([]);
    expect(seenIn('the logs', heard.said(), secret)).toEqual([]);
    const [row] = await city.rows<{ secret_hash: Buffer }>('SELECT secret_hash FROM identity.api_key WHERE id = $1', [
      first.key.id,
    ]);
    expect(row!.secret_hash).toEqual(createHash('sha256').update(first.secret).digest());
    await revoke(first);
  });

  test('opens what its scopes say and nothing else: all routes of the router are tried with all scopes but one', async () => {
    const absent: Record<string, string> = { id: randomUUID(), hash: 'ab'.repeat(32), number: '3303022099012300' };
    const routes = routesOf(city.api);
    const known = new Set(routes.map(({ method, path }) => `${method} ${path.slice('/api'.length)}`));
    for (const { routes: opened } of Object.values(keyScopes))
      for (const route of opened) expect(known).toContain(route);
    for (const scope of keyScopeNames) {
      const [all, one] = [await issue(keyScopeNames.filter((name) => name !== scope)), await issue([scope])];
      for (const { method, path } of routes) {
        const name = `${method} ${path.slice('/api'.length)}`;
        const address = path.slice('/api'.length).replace(/:(\w+)/g, (_, part: string) => absent[part] ?? '1');
        const needs = scopeOf(name);
        const answer = await ask(all.secret, address, method, method === 'GET' || method === 'DELETE' ? undefined : {});
        if (needs === null) expect([name, await problemOf(answer)]).toEqual([name, '403 platform.closed-to-keys']);
        else if (needs === scope) expect([name, await problemOf(answer)]).toEqual([name, '403 platform.scope-missing']);
        else expect([name, [401, 403, 500].includes(answer.status)]).toEqual([name, false]);
        if (needs !== scope) continue;
        const opened = await ask(one.secret, address, method, method === 'GET' ? undefined : {});
        expect([name, [401, 403, 500].includes(opened.status)]).toEqual([name, false]);
      }
      await revoke(all);
      await revoke(one);
    }
  }, 60_000);

  test('never manages keys, signs in, decides or reads what belongs to persons', () => {
    for (const route of [
      'POST /keys',
      'GET /keys',
      'POST /session',
      'GET /session',
      'GET /messages',
      'POST /review/claim',
    ])
      expect([route, scopeOf(route)]).toEqual([route, null]);
  });

  test('sees nothing of another enterprise', async () => {
    const issued = await issue();
    const { id } = await submitted(city, 'lab', { lines: [['PC3-02', '5']] });
    expect(await problemOf(await ask(issued.secret, `/applications/${id}`))).toBe('404 platform.not-found');
    await revoke(issued);
  });

  test('is dead from the request after its revocation on, and stays so', async () => {
    const issued = await issue(['ask']);
    expect((await ask(issued.secret, '/substances')).status).toBe(200);
    await revoke(issued);
    expect(await problemOf(await ask(issued.secret, '/substances'))).toBe('401 identity.key-ended');
    expect(await refused(revoke(issued))).toMatchObject({ status: 409, code: 'platform.state-changed' });
  });

  test('goes on beside the one that replaces it for the overlap, by the one clock, and both end on their day', async () => {
    const issued = await issue(['ask'], 2);
    const admin = await city.as('paintadmin');
    const next = await admin.post<Issued>(`/keys/${issued.key.id}/rotate`, { days: 3, overlapHours: 24 });
    expect(next.key.scopes).toEqual(['ask']);
    expect(await refused(admin.post(`/keys/${issued.key.id}/rotate`, { days: 3, overlapHours: 1 }))).toMatchObject({
      code: 'identity.key-replaced',
    });
    const answers = async () =>
      Promise.all([issued, next].map(async ({ secret }) => (await ask(secret, '/substances')).status));
    expect(await answers()).toEqual([200, 200]);
    await city.setClock('2026-11-24T01:29:59.000Z');
    expect(await answers()).toEqual([200, 200]);
    await city.setClock('2026-11-24T01:30:01.000Z');
    expect(await answers()).toEqual([401, 200]);
    await city.setClock('2026-11-26T01:30:01.000Z');
    expect(await answers()).toEqual([401, 401]);
    expect(await problemOf(await ask(next.secret, '/substances'))).toBe('401 identity.key-ended');
    expect(await refused(admin.post(`/keys/${next.key.id}/rotate`, { days: 3, overlapHours: 1 }))).toMatchObject({
      code: 'identity.key-ended',
    });
    const { items } = await admin.get<{ items: Issued['key'][] }>('/keys');
    expect(items.find(({ id }) => id === next.key.id)).toMatchObject({ state: 'expired', acts: [] });
  });

  test('lives at most a year, has known scopes, and there are not more than twenty', async () => {
    const admin = await city.as('paintadmin');
    const bad = [{ days: 366 }, { days: 0 }, { scopes: [] }, { scopes: ['everything'] }, { label: '  ' }];
    for (const change of bad)
      expect(await refused(admin.post('/keys', { label: 'x', scopes: ['ask'], days: 1, ...change }))).toMatchObject({
        code: 'platform.bad-input',
      });
    const { items } = await admin.get<{ items: Issued['key'][] }>('/keys?limit=100');
    const alive = items.filter(({ state }) => state === 'active').length;
    const made: Issued[] = [];
    while (made.length < 20 - alive) made.push(await issue(['ask'], 1));
    expect(await refused(issue(['ask'], 1))).toMatchObject({ status: 409, code: 'identity.too-many-keys' });
    for (const one of made) await revoke(one);
  });

  test('is dead with the office of its issuer, the account, and the enterprise', async () => {
    const issued = await issue(['ask']);
    const state = async () => (await ask(issued.secret, '/substances')).status;
    const both = async (end: string, restore: string) => {
      await city.rows(end);
      const dead = await problemOf(await ask(issued.secret, '/substances'));
      await city.rows(restore);
      expect([dead, await state()]).toEqual(['403 identity.key-orphaned', 200]);
    };
    const account = `FROM identity.account WHERE username = 'paintadmin'`;
    for (const ended of ['locked', 'closed'])
      await both(
        `UPDATE identity.account SET state = '${ended}' WHERE username = 'paintadmin'`,
        `UPDATE identity.account SET state = 'active' WHERE username = 'paintadmin'`,
      );
    await both(
      `UPDATE identity.office SET role = 'agent' WHERE account_id = (SELECT id ${account})`,
      `UPDATE identity.office SET role = 'enterprise_admin' WHERE account_id = (SELECT id ${account})`,
    );
    const enterprise = `WHERE id = (SELECT enterprise_id ${account})`;
    await both(
      `UPDATE enterprise.enterprise SET state = 'closed' ${enterprise}`,
      `UPDATE enterprise.enterprise SET state = 'registered' ${enterprise}`,
    );
    await revoke(issued);
  });

  test('is never guessed, nor half known: all wrong ones are answered alike', async () => {
    const issued = await issue(['ask']);
    const id = issued.key.id.replaceAll('-', '');
    const secret = issued.secret.slice(-43);
    const wrong = [
      `yby_${id}_${randomBytes(32).toString('base64url')}`,
      `yby_${'0'.repeat(32)}_${secret}`,
      `yby_${id}_${secret.slice(0, -1)}${secret.endsWith('A') ? 'E' : 'A'}`,
      issued.secret.toUpperCase(),
      issued.secret.slice(0, -1),
      `${issued.secret}=`,
      id,
      'x',
      `yby_${id}_${'%00'.repeat(14)}x`,
    ];
    const answers = await Promise.all(wrong.map(async (one) => problemOf(await ask(one, '/substances'))));
    expect(new Set(answers)).toEqual(new Set(['401 identity.key-unknown']));
    await revoke(issued);
  });

  test('stands in the Authorization header alone: not in the address, not beside a session', async () => {
    const issued = await issue(['ask']);
    const { cookie } = (await city.as('paint')).identity();
    expect(await problemOf(await ask(issued.secret, '/substances', 'GET', undefined, { cookie: cookie! }))).toBe(
      '400 platform.two-identities',
    );
    for (const address of [
      `?key=${issued.secret}`,
      `?access_token=${encodeURIComponent(issued.secret)}`,
      `/${issued.secret}`,
    ])
      expect(await problemOf(await fetch(`${city.url}/api/substances${address}`))).toBe('400 platform.key-in-address');
    expect(await problemOf(await fetch(`${city.url}/api/substances?q=%79by_${issued.secret.slice(4)}`))).toBe(
      '400 platform.key-in-address',
    );
    for (const authorization of [`Basic ${issued.secret}`, 'Bearer', issued.secret])
      expect(await problemOf(await fetch(`${city.url}/api/substances`, { headers: { authorization } }))).toBe(
        '400 platform.authorization-malformed',
      );
    await revoke(issued);
  });

  test('is counted by itself: past its requests a minute it waits, and another key does not', async () => {
    const [busy, calm] = [await issue(['ask']), await issue(['ask'])];
    const api = await createApi({ ...city.settings, keyRateLimit: 3 }, modules);
    try {
      await api.listen(0, '127.0.0.1');
      const url = await api.getUrl();
      const status = async ({ secret }: Issued) =>
        (await fetch(`${url}/api/substances`, { headers: { authorization: `Bearer ${secret}` } })).status;
      expect([await status(busy), await status(busy), await status(busy), await status(busy)]).toEqual([
        200, 200, 200, 429,
      ]);
      expect(await status(calm)).toBe(200);
    } finally {
      await api.close();
    }
    await revoke(busy);
    await revoke(calm);
  });

  test('says when it was last used', async () => {
    const issued = await issue(['ask']);
    expect(issued.key.lastUsedAt).toBeNull();
    await ask(issued.secret, '/substances');
    const used = async () =>
      (await (await city.as('paintadmin')).get<{ items: Issued['key'][] }>('/keys')).items.find(
        ({ id }) => id === issued.key.id,
      )?.lastUsedAt;
    await until(async () => (await used()) !== null);
    expect(await used()).toMatch(/^2026-11-26T/);
  });
});
