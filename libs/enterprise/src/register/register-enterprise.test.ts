import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addAccount, addOrgan } from '@yby/identity';
import { identity } from '@yby/identity/wiring';
import { createApi, platform, readSettings, statements, systemCaller, Work } from '@yby/platform/wiring';
import { testDatabase } from '../../../../test/kit/database';
import { firstSignIn } from '../../../../test/kit/identity-house';
import { enterpriseFacts, findEnterprises, getEnterprise } from '../facts/enterprise-facts';
import { noteFirstFiling } from '../facts/note-first';
import { enterprise } from '../wiring';
import type { NewEnterprise } from './new-enterprise';
import { registerEnterprise } from './register-enterprise';

const password = 'Oujiang-2026';

async function openHouse() {
  const database = await testDatabase();
  const data = mkdtempSync(join(tmpdir(), 'yby-enterprise-'));
  const env = { DATABASE_URL: database.applicationUrl, YBY_DATA: data, YBY_POOL: '1', YBY_RATE_LIMIT: '1000000' };
  const app = await createApi(readSettings(env), [platform, identity, enterprise]);
  const call = async (url: string, cookie = '', payload?: object, more: Record<string, string> = {}) => {
    const { statusCode, headers, body } = await app.inject({
      method: payload ? 'POST' : 'GET',
      url: `/api${url}`,
      payload,
      headers: { cookie, ...more },
    } as never);
    return {
      status: statusCode,
      cookie: String(headers['set-cookie'] ?? '').split(';')[0]!,
      etag: headers.etag,
      text: body,
      body: JSON.parse(body),
    };
  };
  const close = async () => {
    await app.close();
    await database.drop();
    rmSync(data, { recursive: true, force: true });
  };
  return { work: app.get(Work), call, close };
}

const paint: NewEnterprise = {
  uscc: '11330105002500287C',
  name: '瓯江涂料有限公司',
  division: '330302',
  address: '温州市鹿城区',
  legalRep: '王五',
  kinds: ['end_user'],
  sites: [
    { name: '一号库', address: '鹿城' },
    { name: '二号库', address: '龙湾', division: '330303' },
  ],
  licences: [
    {
      kind: 'business_licence',
      number: 'B1',
      issuer: '市场监管局',
      validFrom: '2020-01-01',
      validTo: null,
      substances: [],
    },
  ],
  needs: [{ substance: 'PC3-01', unit: 'mg', yearlyNeed: 20_000_000_000_000_000n, storageCapacity: 5n }],
  bans: [
    { from: '2026-03-01', to: '2026-03-31', scope: 'purchase', decisionNo: '鹿公决〔2026〕1号', article: '条例 38' },
  ],
  violations: [
    { decidedOn: '2025-11-23', article: '条例 40' },
    { decidedOn: '2025-11-24', article: '条例 40' },
    { decidedOn: '2026-11-24', article: '条例 40' },
  ],
};
const dealer: NewEnterprise = {
  uscc: '11430000006122244L',
  name: '百分之百%化工商行',
  division: '330303',
  address: '温州市龙湾区',
  legalRep: '赵六',
  kinds: ['dealer', 'carrier'],
  licences: [
    {
      kind: 'dealing_filing',
      number: 'J1',
      issuer: '龙湾公安',
      validFrom: '2026-01-01',
      validTo: null,
      substances: ['PC3-02', 'PC3-01'],
    },
    {
      kind: 'dealing_filing',
      number: 'J0',
      issuer: '龙湾公安',
      validFrom: '2020-01-01',
      validTo: '2025-12-31',
      substances: ['PC3-03'],
    },
    {
      kind: 'dangerous_goods_transport',
      number: 'D1',
      issuer: '交通局',
      validFrom: '2026-01-01',
      validTo: null,
      substances: [],
    },
  ],
};

describe('the register of enterprises', () => {
  let house: Awaited<ReturnType<typeof openHouse>>;
  let county: string;
  let paintId: string;
  let dealerId: string;
  let agent: string;
  const register = (record: NewEnterprise) =>
    house.work.run(systemCaller('test'), 'test.register', (tx) => registerEnterprise(tx, record));

  beforeAll(async () => {
    house = await openHouse();
    county = await house.work.run(systemCaller('test'), 'test.organ', (tx) =>
      addOrgan(tx, { name: '鹿城区公安分局', level: 'county', parentId: null, division: '330302' }),
    );
    paintId = (await register(paint)).id;
    dealerId = (await register(dealer)).id;
    await house.work.run(systemCaller('test'), 'test.accounts', async (tx) => {
      await addAccount(tx, {
        username: 'agent',
        name: '王五',
        password,
        roles: ['agent'],
        enterpriseId: paintId,
        division: '330302',
      });
      await addAccount(tx, {
        username: 'officer',
        name: '陈',
        password,
        roles: ['approver'],
        organId: county,
        division: '330302',
      });
    });
    agent = (await house.call('/session', '', { username: 'agent', password })).cookie;
  });
  afterAll(() => house?.close());

  test('facts of several enterprises come in one statement, with what holds on that day only', async () => {
    const before = statements.sent;
    const facts = await house.work.read((sql) => enterpriseFacts(sql, [paintId, dealerId, county], '2026-11-23'));
    expect(statements.sent - before).toBe(1);
    expect([...facts.keys()].sort()).toEqual([paintId, dealerId].sort());
    expect(facts.get(paintId)).toMatchObject({
      organId: county,
      state: 'registered',
      bans: [],
      sells: [],
      carries: false,
      firstFilingOn: null,
      sites: [
        { name: '一号库', division: '330302', organId: county },
        { name: '二号库', division: '330303', organId: null },
      ],
      needs: [{ substance: 'PC3-01', unit: 'mg', yearlyNeed: 20_000_000_000_000_000n, storageCapacity: 5n }],
    });
    expect(facts.get(dealerId)).toMatchObject({ organId: null, sells: ['PC3-01', 'PC3-02'], carries: true });
  });

  test.each([
    ['2026-11-23', 1],
    ['2026-11-24', 1],
    ['2025-11-24', 2],
    ['2027-11-24', 0],
  ] as const)('办法 8: on %s %i violation(s) were decided in the year before', async (on, count) => {
    const facts = await house.work.read((sql) => enterpriseFacts(sql, [paintId], on));
    expect(facts.get(paintId)?.violationsLastYear).toBe(count);
  });

  test.each([
    ['2026-02-28', 0],
    ['2026-03-01', 1],
    ['2026-03-31', 1],
    ['2026-04-01', 0],
  ] as const)('条例 38: on %s %i ban is in force', async (on, count) => {
    const facts = await house.work.read((sql) => enterpriseFacts(sql, [paintId], on));
    expect(facts.get(paintId)?.bans).toHaveLength(count);
  });

  test('the first filing is remembered once', async () => {
    const note = (on: '2026-05-01' | '2026-06-01') =>
      house.work.run(systemCaller('test'), 'test.note', (tx) => noteFirstFiling(tx, dealerId, on));
    await note('2026-05-01');
    await note('2026-06-01');
    const facts = await house.work.read((sql) => enterpriseFacts(sql, [dealerId], '2026-11-23'));
    expect(facts.get(dealerId)?.firstFilingOn).toBe('2026-05-01');
  });

  test.each<[string, Partial<NewEnterprise>]>([
    ['enterprise.uscc-taken', {}],
    ['enterprise.uscc-malformed', { uscc: '11330105002500287D' }],
    [
      'enterprise.cas-malformed',
      { uscc: '11100000000013338W', otherChemicals: [{ cas: '1330-20-8', name: '二甲苯' }] },
    ],
    ['enterprise.division-unknown', { uscc: '11100000000013338W', division: '330399' }],
    ['enterprise.division-unknown', { uscc: '11100000000013338W', division: '350199' }],
    ['enterprise.division-unknown', { uscc: '11100000000013338W', division: '330322' }],
    [
      'enterprise.substance-unknown',
      { uscc: '11100000000013338W', needs: [{ substance: 'PC9-99', unit: 'mg', yearlyNeed: 1n, storageCapacity: 1n }] },
    ],
  ])('%s is the answer to a record that cannot be entered', async (code, change) => {
    await expect(register({ ...paint, ...change })).rejects.toMatchObject({ code });
  });

  test('an unknown id is refused by get and missing from find', async () => {
    await expect(house.work.read((sql) => getEnterprise(sql, county))).rejects.toMatchObject({
      code: 'platform.not-found',
    });
    expect([...(await house.work.read((sql) => findEnterprises(sql, [county, dealerId]))).keys()]).toEqual([dealerId]);
  });

  test('who signs in learns which enterprise the account belongs to', async () => {
    const { body } = await house.call('/session', agent);
    expect(body.enterprise).toEqual({ id: paintId, name: paint.name, uscc: paint.uscc, division: '330302' });
  });

  test('an agent reads the own file; an officer has none', async () => {
    const mine = await house.call('/enterprises/mine', agent);
    expect(mine.body).toMatchObject({
      id: paintId,
      organ: { name: '鹿城区公安分局' },
      acts: [],
      licences: [{ inForce: true }],
    });
    expect(mine.body.needs[0].yearlyNeed).toEqual({ unit: 'mg', amount: '20000000000000000' });
    expect(mine.etag).toBe('"1"');
    const { cookie: officer } = await firstSignIn(
      (path, payload, headers) => house.call(path, '', payload, headers),
      'officer',
      password,
    );
    expect((await house.call('/enterprises/mine', officer)).body.code).toBe('enterprise.no-enterprise');
  });

  test('the directory is for the signed-in, page by page, and tells nothing of bans, violations or persons', async () => {
    expect((await house.call('/enterprises')).status).toBe(401);
    const first = await house.call('/enterprises?limit=1', agent);
    const second = await house.call(`/enterprises?limit=1&after=${first.body.next}`, agent);
    expect([...first.body.items, ...second.body.items].map(({ id }: { id: string }) => id).sort()).toEqual(
      [paintId, dealerId].sort(),
    );
    expect(second.body.next).toBeNull();
    for (const { text, body } of [first, second]) {
      expect(Object.keys(body.items[0]).sort()).toEqual(['address', 'division', 'id', 'name', 'sells', 'uscc']);
      expect(text).not.toMatch(/ban|violation|王五|赵六|条例/);
    }
  });

  test.each([
    ['q=瓯江', ['瓯江涂料有限公司']],
    ['q=%25', ['百分之百%化工商行']],
    ['q=_', []],
    ['q=1143', ['百分之百%化工商行']],
    ['sells=PC3-02', ['百分之百%化工商行']],
    ['sells=PC3-03', []],
    ['transports=true', ['百分之百%化工商行']],
    ['q=瓯江&transports=true', []],
  ])('条例 13, 办法 23: the directory asked for %s', async (query, names) => {
    const { body } = await house.call(`/enterprises?${encodeURI(query).replace('%2525', '%25')}`, agent);
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual(names);
  });

  test('a cursor or a search that means nothing is refused, not failed', async () => {
    const cursor = Buffer.from('["a","b"]').toString('base64url');
    expect((await house.call(`/enterprises?after=${cursor}`, agent)).body.code).toBe('platform.bad-cursor');
    expect((await house.call('/enterprises?q=%00', agent)).body.code).toBe('platform.bad-input');
  });
});
