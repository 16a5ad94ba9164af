import { hold, release } from '@yby/enterprise';
import { systemCaller } from '@yby/platform';
import type { StoryRefused } from '../../apps/cli/src/story/client';
import { City } from '../kit/city';
import { claimed, submitted } from '../kit/filing';
import { refused } from '../kit/refused';
import { supervisorOfTaizhou } from '../kit/taizhou';

interface Answer {
  readonly verdict: string;
  readonly viewer: string;
  readonly living: string;
  readonly zh: { title: string };
  readonly place?: { name: string; siteName: string | null };
  readonly may?: { substance: string | null; buy: boolean; sell: boolean; carry: boolean };
  readonly own?: Colour;
  readonly file?: { standing: Standing; counts: { code: string; count: number }[]; acts: string[] };
}

interface Colour {
  readonly colour: string;
  readonly reasons: { code: string; colour: string; zh: string; rule: string; todoZh: string }[];
}

interface Standing {
  readonly colour: Colour;
  readonly holds: { id: string; phase: string }[];
  readonly supervised: boolean;
}

interface Mine {
  readonly codes: { code: string; siteId: string | null; siteName: string | null; address: string }[];
  readonly living: { text: string; address: string; until: string };
  readonly standing: Colour;
  readonly acts: string[];
}

const HELD = { scope: 'purchase', reason: 'under_investigation', article: '条例 32' };
const common = ['asOf', 'en', 'living', 'verdict', 'viewer', 'zh'];

describe('易智码', () => {
  let city: City;
  let paint: { id: string };
  let code: string;

  beforeAll(async () => {
    city = await City.open({ loops: false });
    await supervisorOfTaizhou(city);
    paint = await (await city.as('paint')).get('/enterprises/mine');
    code = (await mine()).codes[0]!.code;
  }, 60_000);
  afterAll(() => city?.close());

  const mine = async (who = 'paint') => (await city.as(who)).get<Mine>('/code/mine');
  const scan = async (who: string | null, text: string, query = '') =>
    (who ? await city.as(who) : city.nobody()).get<Answer>(`/code/${text}${query}`);
  const held = async (body: object = HELD, id = paint.id) =>
    (await city.as('supervisor')).post<Standing>(`/enterprises/${id}/holds`, body);
  const freed = async (holdId: string, reason = 'unfounded') =>
    (await city.as('supervisor')).post<Standing>(`/enterprises/${paint.id}/releases`, { holdId, reason });
  const journal = (event: string) =>
    city.rows<{ facts: Record<string, unknown> }>('SELECT facts FROM platform.journal WHERE event = $1 ORDER BY seq', [
      event,
    ]);

  test('is there for every enterprise and storehouse of the register, once and unlike any other', async () => {
    const places = await city.rows<{ places: number; codes: number }>(
      `SELECT (SELECT count(*)::int FROM enterprise.enterprise) + (SELECT count(*)::int FROM enterprise.site) AS places,
              (SELECT count(DISTINCT code)::int FROM enterprise.code WHERE replaced_at IS NULL) AS codes`,
    );
    expect(places[0]!.codes).toBe(places[0]!.places);
    const { codes } = await mine();
    expect(codes.map(({ siteName }) => siteName)).toEqual([null, '甲类仓库 1 号', '甲类仓库 2 号']);
    expect(codes[0]!.address).toBe(`http://localhost:3000/e/${code}`);
  });

  test('shows each viewer its own share and not a member more', async () => {
    const keys = async (who: string | null) => Object.keys(await scan(who, code)).sort();
    for (const who of [null, 'sysadmin', 'auditadmin', 'taizhou'])
      expect([who, await keys(who)]).toEqual([who, [...common, 'place'].sort()]);
    for (const who of ['seller', 'carrier', 'lab'])
      expect([who, await keys(who)]).toEqual([who, [...common, 'may', 'place'].sort()]);
    expect(await keys('paint')).toEqual([...common, 'own', 'place'].sort());
    for (const who of ['approver', 'longwan', 'inspector', 'supervisor'])
      expect([who, await keys(who)]).toEqual([who, [...common, 'file', 'place'].sort()]);
    expect(await scan(null, code)).toMatchObject({
      verdict: 'genuine',
      viewer: 'public',
      place: { name: '温州蓝海涂料有限公司', siteName: null },
    });
    expect((await scan('inspector', code)).file).toMatchObject({
      uscc: '91330302MA0Y00024F',
      counts: [{ code: 'permits.valid', count: 0 }, { code: 'permits.open' }],
      standing: { colour: { colour: 'green' }, supervised: false },
      acts: [],
    });
    expect((await scan('supervisor', code)).file!.acts).toEqual(['hold']);
  });

  test('tells a counterparty per substance what the other may do today', async () => {
    const [dealer] = (await mine('seller')).codes;
    expect((await scan('paint', dealer!.code, '?substance=PC3-01')).may).toEqual({
      substance: 'PC3-01',
      buy: true,
      sell: true,
      carry: false,
    });
    expect((await scan('paint', dealer!.code, '?substance=PC1-01')).may!.sell).toBe(false);
    const [carrier] = (await mine('carrier')).codes;
    expect((await scan('paint', carrier!.code)).may).toEqual({ substance: null, buy: true, sell: false, carry: true });
  });

  test('is red at once when held, and green again when released; nobody but the two sides learns why', async () => {
    const before = await scan(null, code);
    const { holds } = await held({ ...HELD, decisionNo: '温公禁〔2026〕7 号' });
    const own = (await scan('paint', code)).own!;
    expect(own.colour).toBe('red');
    expect(own.reasons).toMatchObject([{ code: 'hold', colour: 'red', rule: '条例 32' }]);
    expect((await mine()).standing).toEqual(own);
    const officer = (await scan('longwan', code)).file!;
    expect(officer.standing.colour).toEqual(own);
    expect((await scan('supervisor', code)).file!.acts).toEqual(['hold', 'release']);
    // Nothing of it outside: the public's answer is the same to the last letter.
    expect(await scan(null, code)).toEqual(before);
    expect(await scan('taizhou', code)).toEqual(before);
    const other = await scan('seller', code);
    expect(other.may).toEqual({ substance: null, buy: false, sell: false, carry: false });
    expect(JSON.stringify(other)).not.toMatch(/管控|调查|条例 32|held|investigat|"red"/);
    const back = await freed(holds[0]!.id);
    expect(back).toMatchObject({ colour: { colour: 'green', reasons: [] }, holds: [{ phase: 'released' }] });
    expect((await scan('seller', code)).may!.buy).toBe(true);
    expect(await refused(freed(holds[0]!.id))).toMatchObject({ status: 409, code: 'enterprise.hold-over' });
  });

  test('keeps every hold for ever and writes each change into the journal', async () => {
    const [first] = await journal('enterprise.held');
    expect(first!.facts).toMatchObject({ enterpriseId: paint.id, scope: 'purchase', article: '条例 32', until: null });
    expect(await journal('enterprise.released')).toHaveLength(1);
    await expect(city.work.read((sql) => sql.execute('DELETE FROM enterprise.hold'))).rejects.toThrow(
      'permission denied',
    );
    await expect(
      city.work.read((sql) => sql.execute(`UPDATE enterprise.hold_release SET reason = 'x'`)),
    ).rejects.toThrow('permission denied');
  });

  test('takes an article of the reason and a period that is to come, and nothing else', async () => {
    expect(await refused(held({ ...HELD, article: '条例 99' }))).toMatchObject({ code: 'enterprise.article-unfit' });
    expect(await refused(held({ ...HELD, from: '2026-11-20' }))).toMatchObject({ code: 'enterprise.hold-period' });
    expect(await refused(held({ ...HELD, from: '2026-12-02', until: '2026-12-01' }))).toMatchObject({
      code: 'enterprise.hold-period',
    });
    expect(await refused(held({ ...HELD, reason: 'dislike' }))).toMatchObject({ code: 'platform.bad-input' });
  });

  test('stops submission and approval in its scope, also when it falls between the two', async () => {
    const open = await submitted(city, 'paint', { lines: [['PC3-01', '41']] });
    const { fence } = await claimed(city, 'approver', open.id);
    const { holds } = await held();
    const approve = async () => (await city.as('approver')).post(`/review/applications/${open.id}/approve`, { fence });
    expect(await refused(approve())).toMatchObject({ status: 409, code: 'permits.standing-changed' });
    expect(await refused(submitted(city, 'paint', { lines: [['PC3-01', '42']] }))).toMatchObject({
      code: 'permits.precheck-stop',
      defects: ['standing.hold standing.hold'],
    });
    await freed(holds[0]!.id);
    // A hold on the seller's sales stops the buyer too, who is not told why.
    const seller = await (await city.as('seller')).get<{ id: string }>('/enterprises/mine');
    const sale = await held({ scope: 'sale', reason: 'loss_reported', article: '条例 34' }, seller.id);
    const told = await submitted(city, 'paint', { lines: [['PC3-01', '43']] }).catch((error: StoryRefused) => error);
    expect(told).toMatchObject({ problem: { errors: [{ code: 'seller.standing' }] } });
    expect(JSON.stringify(told)).not.toMatch(/丢失|条例 34/);
    expect(await refused(approve())).toMatchObject({ code: 'permits.standing-changed' });
    await (
      await city.as('supervisor')
    ).post(`/enterprises/${seller.id}/releases`, { holdId: sale.holds[0]!.id, reason: 'mistaken' });
    // A hold in another scope is no obstacle.
    const transport = await held({ ...HELD, scope: 'transport' });
    await approve();
    await freed(transport.holds[0]!.id);
  });

  test('lets no approval through that a committed hold has outrun', async () => {
    // The hold waits, uncommitted, until the approval is under way: it must then be seen, not overlooked.
    const open = await submitted(city, 'paint', { lines: [['PC3-01', '44']] });
    const { fence } = await claimed(city, 'approver', open.id);
    const storm = await Promise.allSettled([
      held(),
      (await city.as('approver')).post(`/review/applications/${open.id}/approve`, { fence }),
    ]);
    const order = await city.rows<{ event: string }>(
      `SELECT event FROM platform.journal WHERE (event = 'permits.approved' AND subject_id = $1)
         OR (event = 'enterprise.held' AND subject_id = $2) ORDER BY seq DESC LIMIT 1`,
      [open.id, paint.id],
    );
    expect(storm[0].status).toBe('fulfilled');
    if (storm[1].status === 'rejected') expect(order[0]!.event).toBe('enterprise.held');
    const { holds } = await (await city.as('supervisor')).get<Standing>(`/enterprises/${paint.id}/standing`);
    await freed(holds.find(({ phase }) => phase === 'in_force')!.id);
  });

  test('waits for a hold that is being committed, and is then refused', async () => {
    const open = await submitted(city, 'paint', { lines: [['PC3-01', '45']] });
    const { fence } = await claimed(city, 'approver', open.id);
    let letGo!: () => void;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    let inside!: () => void;
    const holding = new Promise<void>((resolve) => (inside = resolve));
    let holdId = '';
    const held = city.work.run(systemCaller('test'), 'test.hold', async (tx) => {
      holdId = await hold(tx, { enterpriseId: paint.id, ...HELD } as never);
      inside();
      await gate;
    });
    await holding;
    const approval = (await city.as('approver')).post(`/review/applications/${open.id}/approve`, { fence });
    approval.catch(() => undefined);
    for (;;) {
      const [waiting] = await city.rows<{ waits: boolean }>(
        `SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database =
           (SELECT oid FROM pg_database WHERE datname = current_database())) AS waits`,
      );
      if (waiting!.waits) break;
    }
    letGo();
    await held;
    expect(await refused(approval)).toMatchObject({ code: 'permits.standing-changed' });
    await city.work.run(systemCaller('test'), 'test.release', (tx) =>
      release(tx, { enterpriseId: paint.id, holdId, reason: 'mistaken' }),
    );
  });

  test('proves presence with a living code of the last minute, and with no other', async () => {
    await city.setClock('2026-11-23T02:00:05.000Z');
    const { living } = await mine();
    expect(living).toMatchObject({
      address: `http://localhost:3000/e/${living.text}`,
      until: '2026-11-23T02:00:30.000Z',
    });
    expect((await scan('inspector', living.text)).file!.acts).toEqual(['prove_presence']);
    const prove = async (who: string, text: string) => (await city.as(who)).post(`/code/${text}/presence`);
    await city.setClock('2026-11-23T02:00:59.999Z');
    expect(await prove('inspector', living.text)).toMatchObject({ outcome: 'proved' });
    expect(await journal('enterprise.presence-proved')).toHaveLength(1);
    const [step, mac] = living.text.split('.').slice(1) as [string, string];
    const forged = `${code}.${step}.${mac.slice(0, -1)}${mac.endsWith('0') ? '1' : '0'}`;
    const moved = `${code}.${Number(step) + 1}.${mac}`;
    const site = (await mine()).codes[1]!.code;
    for (const text of [forged, moved, `${site}.${step}.${mac}`, code]) {
      expect(await refused(prove('inspector', text))).toMatchObject({ code: 'enterprise.living-code-forged' });
      expect((await scan('inspector', text)).living).toBe(text === code ? 'none' : 'forged');
    }
    // Another enterprise cannot show this one's living code as its own, and another city's officer proves nothing.
    const [lab] = (await mine('lab')).codes;
    expect((await scan(null, `${lab!.code}.${step}.${mac}`)).living).toBe('forged');
    expect(await refused(prove('taizhou', living.text))).toMatchObject({ status: 404, code: 'platform.not-found' });
    await city.setClock('2026-11-23T02:01:00.000Z');
    expect((await scan(null, living.text)).living).toBe('stale');
    expect(await refused(prove('inspector', living.text))).toMatchObject({ code: 'enterprise.living-code-stale' });
    expect(await journal('enterprise.presence-proved')).toHaveLength(1);
  });

  test('answers an unknown code and a replaced one clearly, in one shape, and gives nothing of the place away', async () => {
    const old = (await mine()).codes[2]!;
    const after = await (await city.as('paint')).post<Mine>('/code/mine/replace', { code: old.code });
    expect(after.codes[2]!.code).not.toBe(old.code);
    expect(after.codes[0]!.code).toBe(code);
    for (const who of [null, 'seller', 'paint', 'taizhou']) {
      const [replaced, unknown] = [await scan(who, old.code), await scan(who, '0123456789ABCDEF')];
      expect(replaced).toMatchObject({ verdict: 'replaced', zh: { title: '此码已更换' } });
      expect(unknown).toMatchObject({ verdict: 'unknown', viewer: 'public', living: 'none' });
      expect(Object.keys(replaced).sort()).toEqual(common);
      expect(Object.keys(unknown).sort()).toEqual(common);
    }
    expect((await scan('supervisor', old.code)).place!.siteName).toBe('甲类仓库 2 号');
    const prove = (await city.as('inspector')).post(`/code/${old.code}/presence`);
    expect(await refused(prove)).toMatchObject({ code: 'enterprise.code-replaced' });
    expect(await refused(scan(null, 'not-a-code'))).toMatchObject({ code: 'platform.bad-input' });
    expect((await scan(null, 'UUUUUUUUUUUUUUUU')).verdict).toBe('unknown');
    const foreign = (await mine('lab')).codes[1]!.code;
    for (const one of [foreign, old.code, '0123456789ABCDEF']) {
      const others = (await city.as('paint')).post('/code/mine/replace', { code: one });
      expect(await refused(others)).toMatchObject({ code: 'platform.not-found' });
    }
  });

  test('gives a storehouse that came into the register some other way its code at the first ask', async () => {
    await city.rows('DELETE FROM enterprise.code WHERE enterprise_id = $1 AND site_id IS NOT NULL', [paint.id]);
    expect((await mine()).codes.map(({ siteName }) => siteName)).toEqual([null, '甲类仓库 1 号', '甲类仓库 2 号']);
  });

  test('turns yellow by the clock alone, without a single write', async () => {
    const [dealer] = (await mine('seller')).codes;
    // Sessions do not outlive these leaps of the clock.
    const see = async (who: string): Promise<Answer> => {
      const client = city.nobody();
      await client.signIn(who, city.demoPassword);
      return client.get<Answer>(`/code/${dealer!.code}?substance=PC3-01`);
    };
    const own = async () => (await see('seller')).own!;
    expect((await own()).colour).toBe('green');
    const written = () =>
      city.rows(`SELECT (SELECT count(*) FROM platform.journal WHERE event LIKE 'enterprise.%') AS events,
        (SELECT sum(version) FROM enterprise.enterprise) AS versions, (SELECT count(*) FROM enterprise.hold) AS holds`);
    const before = await written();
    await city.setClock('2029-12-10T02:00:00.000Z');
    const expiring = ['licence.apply.expiring', 'licence.sell.expiring'];
    expect((await own()).colour).toBe('yellow');
    expect((await own()).reasons.map(({ code: one }) => one)).toEqual(expiring);
    await city.setClock('2029-12-31T15:59:59.999Z');
    expect((await own()).reasons.map(({ code: one }) => one)).toEqual(expiring);
    expect((await see('paint')).may!.sell).toBe(true);
    await city.setClock('2029-12-31T16:00:00.000Z');
    const over = await own();
    expect(over.colour).toBe('yellow');
    expect(over.reasons.map(({ zh }) => zh)[1]).toContain('不能再销售甲苯');
    expect((await see('paint')).may!.sell).toBe(false);
    expect((await scan(null, dealer!.code)).verdict).toBe('genuine');
    expect(await written()).toEqual(before);
  });
});
