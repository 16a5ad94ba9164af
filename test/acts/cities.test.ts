import { StoryClient } from '../../apps/cli/src/story/client';
import { City } from '../kit/city';
import { bringIn, confirmProposal, taizhou, taizhouSettings, type Proposed } from '../kit/new-city';
import { refused } from '../kit/refused';
import { until } from '../kit/until';

interface Row {
  readonly stem: string;
  readonly name: string;
  readonly counties: number;
  readonly version: number;
  readonly settings: typeof taizhouSettings;
  readonly acts: string[];
}
interface Detail extends Row {
  readonly versions: { version: number; from: string; settings: typeof taizhouSettings }[];
  readonly pending: Proposed | null;
}
interface Law {
  readonly data: { settings: { area: string; key: string; value: string; from: string; to: string | null }[] } | null;
}

describe('a city', () => {
  let city: City;
  const people = new Map<string, StoryClient>();
  beforeAll(async () => {
    city = await City.open({ loops: false });
  }, 60_000);
  afterAll(() => city?.close());

  const cities = async (as: string) => (await city.as(as)).get<{ items: Row[]; acts: string[] }>('/cities');
  const propose = async (change: object, as = 'prov-sys') =>
    (await city.as(as)).post<Proposed>('/cities', { ...taizhou, ...change });
  const counts = () =>
    city.rows(`SELECT (SELECT count(*) FROM identity.organ) AS organs, (SELECT count(*) FROM identity.account) AS accounts,
      (SELECT count(*) FROM identity.city) AS cities, (SELECT count(*) FROM regulation.edition) AS editions`);
  const key = async (name: string, area: string) => {
    const { data } = await city.nobody().get<Law>('/law/current');
    return data?.settings.filter((row) => row.key === name && row.area === area) ?? [];
  };

  test('of the story has its row; its own administrators see it alone, a county’s none, the province all of its own', async () => {
    for (const who of ['sysadmin', 'secadmin', 'auditadmin'])
      expect((await cities(who)).items.map(({ stem, counties }) => [stem, counties])).toEqual([['3303', 12]]);
    expect((await cities('prov-sys')).acts).toEqual(['enter']);
    expect((await cities('sysadmin')).acts).toEqual([]);
    expect((await cities('sysadmin')).items[0]!.acts).toEqual(['change-settings']);
    expect((await cities('prov-sys')).items[0]!.acts).toEqual([]);
  });

  test('is brought in by the province alone', async () => {
    expect(await refused(propose({}, 'sysadmin'))).toMatchObject({ status: 403, code: 'identity.province-only' });
    expect(await refused(propose({}, 'secadmin'))).toMatchObject({ status: 403, code: 'platform.not-permitted' });
    expect(await refused(propose({}, 'paint'))).toMatchObject({ status: 403 });
  });

  test('is refused with the reason when anything of it cannot stand', async () => {
    const before = await counts();
    const [sys, sec, audit] = taizhou.administrators;
    const wrong: [object, string][] = [
      [{ division: '320500', counties: [] }, 'identity.city-misplaced'],
      [{ division: '331002', counties: [] }, 'identity.city-misplaced'],
      [{ division: '330000', counties: [] }, 'identity.city-misplaced'],
      [{ counties: [{ division: '330302', name: '鹿城区分局' }] }, 'identity.city-misplaced'],
      [{ counties: [{ division: '331000', name: '市局' }] }, 'identity.city-misplaced'],
      [{ counties: [taizhou.counties[0], taizhou.counties[0]] }, 'identity.city-misplaced'],
      [{ division: '330300', counties: [] }, 'identity.city-exists'],
      [{ administrators: [sys, sec, { ...audit, office: 'secadmin' }] }, 'identity.three-administrators'],
      [{ administrators: [sys, sec, { ...audit, username: 'TZ-SEC' }] }, 'identity.three-administrators'],
      [{ administrators: [sys, sec, { ...audit, username: 'auditadmin' }] }, 'identity.username-taken'],
      [{ settings: { ...taizhouSettings, officeHours: '14:00-12:00' } }, 'identity.hours-unordered'],
      [{ settings: { ...taizhouSettings, officeHours: '09:00-12:00,12:00-15:00' } }, 'identity.hours-unordered'],
      [{ settings: { ...taizhouSettings, cutOff: '25:00' } }, 'platform.bad-input'],
      [{ administrators: [sys, sec] }, 'platform.bad-input'],
    ];
    for (const [change, code] of wrong)
      expect([change, await refused(propose(change))]).toMatchObject([change, { code }]);
    expect(await counts()).toEqual(before);
  });

  test('is not there before its second person, who must not be the first and must be of the province', async () => {
    const before = await counts();
    const { id, acts } = await propose({});
    expect(acts).toEqual(['reject']);
    expect(await refused(propose({ name: '台州' }))).toMatchObject({ status: 409, code: 'identity.city-pending' });
    expect(await counts()).toEqual(before);
    for (const who of ['secadmin', 'secadmin2'])
      expect(await refused(confirmProposal(city, who, id))).toMatchObject({ status: 404, code: 'platform.not-found' });
    expect(await refused(confirmProposal(city, 'prov-sys', id))).toMatchObject({ status: 403 });
    const seen = await (await city.as('prov-sec')).get<Proposed & { payload: object }>(`/proposals/${id}`);
    expect(seen).toMatchObject({ kind: 'city', acts: ['confirm', 'reject'], payload: taizhou });
    await (await city.as('prov-sec')).post(`/proposals/${id}/reject`);
    expect(await counts()).toEqual(before);
  });

  test('that was altered behind the second person’s back does not come', async () => {
    const { id } = await propose({});
    await city.rows(
      `UPDATE identity.proposal SET payload = replace(payload::text, 'tz-sys', 'my-sys')::jsonb WHERE id = $1`,
      [id],
    );
    expect(await refused(confirmProposal(city, 'prov-sec', id))).toMatchObject({ code: 'identity.proposal-altered' });
    await (await city.as('prov-sec')).post(`/proposals/${id}/reject`);
  });

  test('comes wholly: row, authorities, settings, key, and three administrators whose passwords are told once', async () => {
    const passwords = await bringIn(city);
    expect([...passwords.keys()]).toEqual(['tz-sys', 'tz-sec', 'tz-audit']);
    const organs = await city.rows(
      `SELECT o.division, o.level, o.name_zh AS name, p.division AS above FROM identity.organ o
       JOIN identity.organ p ON p.id = o.parent_id WHERE o.division LIKE '3310%' ORDER BY o.division`,
    );
    expect(organs).toEqual([
      { division: '331000', level: 'city', name: taizhou.organName, above: '330000' },
      ...taizhou.counties.map((county) => ({ ...county, level: 'county', above: '331000' })),
    ]);
    // Nowhere but in that one answer, and in no journal row any person's name.
    for (const table of ['identity.proposal', 'platform.journal', 'identity.account', 'platform.two_person_act'])
      for (const password of passwords.values())
        expect([
          table,
          await city.rows(`SELECT 1 FROM ${table} t WHERE t::text LIKE '%' || $1 || '%'`, [password]),
        ]).toEqual([table, []]);
    expect(await city.rows(`SELECT 1 FROM platform.journal j WHERE j::text LIKE '%台州%员%'`)).toEqual([]);
    for (const username of passwords.keys()) {
      const client = new StoryClient(city.url);
      await client.signIn(username, passwords.get(username)!);
      people.set(username, client);
    }
    expect(await city.rows(`SELECT 1 FROM identity.account WHERE username LIKE 'tz-%' AND password_initial`)).toEqual(
      [],
    );
    const own = await people.get('tz-sys')!.get<{ items: Row[] }>('/cities');
    expect(own.items).toMatchObject([{ stem: '3310', name: '台州市', counties: 2, settings: taizhouSettings }]);
    expect((await cities('prov-sys')).items.map(({ stem }) => stem)).toEqual(['3303', '3310']);
    // Its name is given once.
    expect(await refused(propose({}))).toMatchObject({ status: 409, code: 'identity.city-exists' });
  });

  test('has a key of its own in the published set, made once however often it is told', async () => {
    const keys = async () => {
      const { keys } = await city.nobody().get<{ keys: { kid: string; organ: string | null }[] }>('/verify/keys');
      return keys.filter(({ organ }) => organ === '3310');
    };
    expect(await keys()).toEqual([]);
    await city.deliver();
    await until(async () => (await keys()).length > 0, { what: 'the key' });
    const [made, ...more] = await keys();
    expect(more).toEqual([]);
    await city.rows(`UPDATE platform.delivery SET state = 'pending' WHERE listener = 'permits.city-key'`);
    await city.deliver();
    expect(await keys()).toEqual([made]);
  });

  test('works by its own clock: the law’s edition holds its settings, another city’s are as they were', async () => {
    await until(async () => (await key('cut-off', '3310')).length === 1, { what: 'the edition' });
    expect((await key('office-hours', '3310')).map(({ value }) => value)).toEqual([taizhouSettings.officeHours]);
    expect((await key('unit-phone', '3310')).map(({ value }) => value)).toEqual([taizhouSettings.phone]);
    const ask = (place: string) =>
      city.nobody().post<{ promised: { cutOff: string } }>('/ask', {
        activity: 'purchase',
        buyerKind: 'unit',
        lines: [{ substance: 'PC3-01', quantity: { unit: 'mg', amount: '500000000' } }],
        date: '2026-11-23',
        buyerDivision: place,
      });
    const answers = await Promise.all(['331002', '330302'].map(ask));
    expect(answers.map(({ promised }) => promised.cutOff)).toEqual(['15:00', '16:30']);
    // Who reads the amendments learns no name of another city's people.
    const amendments = await (await city.as('sysadmin')).get<{ items: { proposedBy: string }[] }>('/law/amendments');
    expect(amendments.items[0]).toMatchObject({ proposedBy: '浙江省公安厅', state: 'confirmed' });
  });

  test('changes its settings from a later day, by two of its own, as a new version', async () => {
    const tz = people.get('tz-sys')!;
    const settings = { ...taizhouSettings, cutOff: '16:00', sealText: '台州禁毒支队专用' };
    const change = (client: StoryClient, from: string, changed = settings) =>
      client.post<Proposed>('/cities/3310/settings', { settings: changed, from });
    expect(await refused(change(tz, '2026-11-23'))).toMatchObject({ status: 422, code: 'identity.settings-day' });
    expect(await refused(change(tz, '2026-12-01', taizhouSettings))).toMatchObject({
      code: 'identity.nothing-changes',
    });
    expect(await refused(change(tz, '2026-12-01', { ...settings, officeHours: '10:00-09:00' }))).toMatchObject({
      code: 'identity.hours-unordered',
    });
    for (const stranger of ['sysadmin', 'prov-sys'])
      expect(await refused(change(await city.as(stranger), '2026-12-01'))).toMatchObject({
        code: 'platform.not-found',
      });
    const { id } = await change(tz, '2026-12-01');
    expect(await refused(change(tz, '2026-12-02'))).toMatchObject({ code: 'identity.city-pending' });
    expect((await tz.get<Detail>('/cities/3310')).pending).toMatchObject({ id, kind: 'city_settings' });
    for (const stranger of ['secadmin', 'prov-sec'])
      expect(await refused(confirmProposal(city, stranger, id))).toMatchObject({ code: 'platform.not-found' });
    await people.get('tz-sec')!.post(`/proposals/${id}/confirm`);
    const after = await tz.get<Detail>('/cities/3310');
    expect(after).toMatchObject({ version: 2, pending: null, settings: taizhouSettings });
    expect(after.versions.map(({ version, from, settings: { cutOff } }) => [version, from, cutOff])).toEqual([
      [2, '2026-12-01', '16:00'],
      [1, '2026-11-23', '15:00'],
    ]);
    await until(async () => (await key('cut-off', '3310')).length === 2, { what: 'the edition' });
    expect((await key('cut-off', '3310')).map(({ value, from, to }) => [value, from, to])).toEqual([
      ['15:00', '2026-11-23', '2026-11-30'],
      ['16:00', '2026-12-01', null],
    ]);
    expect(await refused((await city.as('sysadmin')).get('/cities/3310'))).toMatchObject({
      code: 'platform.not-found',
    });
  });

  test('that shares the house amends what holds for itself, and the province what holds for all', async () => {
    const setting = (area: string) => {
      return {
        area,
        key: 'correction-days',
        value: '8',
        from: '2027-01-01',
        to: null,
        source: '测试',
        mark: 'verified',
      };
    };
    const amend = async (client: StoryClient, area: string) =>
      client.post<{ id: string; proposedBy: string }>('/law/amendments', {
        titleZh: `补正期限 ${area}`,
        titleEn: `Days of correction ${area}`,
        source: '测试文件',
        changes: { settings: [setting(area)] },
      });
    const [wenzhou, secadmin] = [await city.as('sysadmin'), await city.as('secadmin')];
    for (const area of ['', '33', '3310', '331002'])
      expect([area, await refused(amend(wenzhou, area))]).toMatchObject([
        area,
        { status: 403, code: 'regulation.not-your-area' },
      ]);
    const { id } = await amend(people.get('tz-sys')!, '331002');
    const path = `/law/amendments/${id}`;
    expect(await wenzhou.get(path)).toMatchObject({ proposedBy: '台****甲', acts: [] });
    expect(await people.get('tz-sec')!.get(path)).toMatchObject({ proposedBy: '台州系统员甲' });
    for (const act of ['confirm', 'reject'])
      expect(await refused(secadmin.post(`${path}/${act}`))).toMatchObject({ code: 'regulation.not-your-area' });
    await people.get('tz-sec')!.post(`${path}/confirm`);
    const everywhere = await amend(await city.as('prov-sys'), '');
    expect(await refused(secadmin.post(`/law/amendments/${everywhere.id}/confirm`))).toMatchObject({ status: 403 });
    await (await city.as('prov-sec')).post(`/law/amendments/${everywhere.id}/confirm`);
  });

  test('that is confirmed after the day it was to hold from is not changed', async () => {
    const tz = people.get('tz-sys')!;
    const { id } = await tz.post<Proposed>('/cities/3310/settings', {
      settings: { ...taizhouSettings, phone: '0576-110' },
      from: '2026-11-24',
    });
    await city.setClock('2026-11-24T01:30:00.000Z');
    const sec = new StoryClient(city.url);
    await sec.signIn('tz-sec', 'as kept');
    expect(await refused(sec.post(`/proposals/${id}/confirm`))).toMatchObject({ code: 'identity.settings-day' });
    expect(await city.rows(`SELECT 1 FROM identity.city_settings WHERE stem = '3310' AND version > 2`)).toEqual([]);
  });
});
