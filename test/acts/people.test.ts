import { City } from '../kit/city';
import { openAccount, organNamed, person, secondCity } from '../kit/people';
import { refused } from '../kit/refused';
import { StoryClient } from '../../apps/cli/src/story/client';

interface Row {
  readonly id: string;
  readonly username: string;
  readonly roles: string[];
  readonly inForce: string[];
  readonly acts: string[];
  readonly state: string;
  readonly changePending: boolean;
}
interface Organ {
  readonly id: string;
  readonly name: string;
  readonly level: string;
  readonly parentId: string | null;
  readonly division: string;
}
interface Proposal {
  readonly id: string;
  readonly accountId: string;
  readonly acts: string[];
}

const mandate = { givenBy: '林海涛', from: '2026-11-23', until: '2027-01-31' };

describe('authorities and the people in them', () => {
  let city: City;
  let lucheng: string;
  beforeAll(async () => {
    city = await City.open({ loops: false });
    lucheng = await organNamed(city, '330302');
  }, 60_000);
  afterAll(() => city?.close());

  const list = async (as: string, query = '') =>
    (await (await city.as(as)).get<{ items: Row[] }>(`/accounts?limit=100${query}`)).items;
  const signed = async (username: string, password: string) => {
    const client = new StoryClient(city.url);
    await client.signIn(username, password);
    return client;
  };
  const proposalOf = async (as: string, accountId: string) =>
    (await (await city.as(as)).get<{ items: Proposal[] }>('/proposals?state=proposed')).items.find(
      (one) => one.accountId === accountId,
    )!;

  test('the tree has the twelve counties of the city below its authority, and zones that share a division', async () => {
    const { items } = await (await city.as('sysadmin')).get<{ items: Organ[] }>('/organs');
    const counties = items.filter(({ level }) => level === 'county').map(({ division }) => division);
    expect(counties).toEqual(
      '330302 330303 330304 330305 330324 330326 330327 330328 330329 330381 330382 330383'.split(' '),
    );
    const head = items.find(({ level }) => level === 'city')!;
    expect(items.filter(({ level }) => level === 'county').every(({ parentId }) => parentId === head.id)).toBe(true);
    expect(items.filter(({ level }) => level === 'unit').map(({ division }) => division)).toEqual(['330303', '330305']);
    // What belongs to the province is the province's own.
    expect(items.some(({ level }) => level === 'province')).toBe(false);
  });

  test('an authority is entered where it may stand, renamed, and closed only when nothing belongs to it', async () => {
    const sysadmin = await city.as('sysadmin');
    const head = await organNamed(city, '330300');
    const station = { name: '江滨派出所', level: 'station', parentId: lucheng, division: '330302' };
    for (const wrong of [
      { ...station, division: '330303' },
      { ...station, level: 'county', division: '330302' },
      { ...station, level: 'county', parentId: head, division: '330300' },
      { ...station, level: 'county', parentId: head, division: '331002' },
    ])
      expect(await refused(sysadmin.post('/organs', wrong))).toMatchObject({ code: 'identity.organ-misplaced' });
    expect(await refused(sysadmin.post('/organs', { ...station, level: 'county', parentId: head }))).toMatchObject({
      status: 409,
      code: 'identity.division-taken',
    });
    const made = await sysadmin.post<Organ>('/organs', station);
    expect(await sysadmin.post(`/organs/${made.id}/rename`, { name: '江滨路派出所' })).toMatchObject({
      name: '江滨路派出所',
    });
    await openAccount(city, 'sysadmin', { username: 'tenant', name: '住户', roles: ['inspector'], organId: made.id });
    expect(await refused(sysadmin.post(`/organs/${made.id}/close`))).toMatchObject({ code: 'identity.organ-in-use' });
    expect(await refused(sysadmin.post(`/organs/${lucheng}/close`))).toMatchObject({ code: 'identity.organ-in-use' });
    const [tenant] = await list('sysadmin', '&q=tenant');
    await sysadmin.post(`/accounts/${tenant!.id}/close`);
    expect(await sysadmin.post(`/organs/${made.id}/close`)).toMatchObject({ state: 'closed', acts: [] });
    // A closed division may be given to another authority; a closed authority takes nobody.
    expect(
      await refused(
        sysadmin.post('/accounts', { username: 'late', name: '迟', roles: ['inspector'], organId: made.id }),
      ),
    ).toMatchObject({ code: 'identity.organ-misplaced' });
  });

  test('an officer holds an office only after a second administrator has confirmed it, and is signed out by it', async () => {
    const opened = await openAccount(city, 'sysadmin', {
      username: 'newcomer',
      name: '新人',
      roles: ['approver', 'inspector'],
      organId: lucheng,
    });
    const newcomer = await signed('newcomer', opened.password);
    expect(await refused(newcomer.get('/review/queue'))).toMatchObject({ status: 403 });
    const waiting = await proposalOf('secadmin', opened.id);
    expect(waiting.acts).toEqual(['confirm', 'reject']);
    expect(await refused((await city.as('sysadmin')).post(`/proposals/${waiting.id}/confirm`))).toMatchObject({
      status: 403,
    });
    // Whoever changes what was proposed behind the second person's back gets nothing.
    const alter = (office: string) =>
      city.rows(`UPDATE identity.proposal SET payload = replace(payload::text, 'inspector', $2)::jsonb WHERE id = $1`, [
        waiting.id,
        office,
      ]);
    await alter('supervisor');
    expect(await refused((await city.as('secadmin')).post(`/proposals/${waiting.id}/confirm`))).toMatchObject({
      code: 'identity.proposal-altered',
    });
    await city.rows(`UPDATE identity.proposal SET payload = replace(payload::text, 'supervisor', 'inspector')::jsonb`);
    await (await city.as('secadmin')).post(`/proposals/${waiting.id}/confirm`);
    expect(await refused(newcomer.get('/session'))).toMatchObject({ status: 401 });
    const again = await signed('newcomer', opened.password);
    expect(await again.get('/review/queue')).toMatchObject({ items: [] });
    expect(await refused((await city.as('secadmin')).post(`/proposals/${waiting.id}/reject`))).toMatchObject({
      code: 'platform.proposal-closed',
    });
  });

  test('nobody decides on their own offices, twice at once, for nothing, or to leave the city without administrators', async () => {
    const sysadmin = await city.as('sysadmin');
    const everybody = await list('sysadmin', '&side=organ');
    const of = (username: string) => everybody.find((one) => one.username === username)!;
    const propose = (username: string, roles: string[]) =>
      sysadmin.post(`/accounts/${of(username).id}/propose-offices`, { roles });
    expect(await refused(propose('sysadmin', ['inspector']))).toMatchObject({ code: 'identity.own-offices' });
    expect(await refused(propose('legal', ['legal_reviewer']))).toMatchObject({ code: 'identity.nothing-changes' });
    expect(await refused(propose('legal', ['legal_reviewer', 'secadmin']))).toMatchObject({
      code: 'identity.offices-apart',
    });
    expect(await refused(propose('legal', ['agent']))).toMatchObject({ code: 'identity.office-misplaced' });
    await propose('legal', ['legal_reviewer', 'supervisor']);
    expect(await refused(propose('legal', ['inspector']))).toMatchObject({ code: 'identity.change-pending' });
    await propose('secadmin2', ['inspector']);
    const own = await proposalOf('secadmin2', of('secadmin2').id);
    expect(own.acts).toEqual(['reject']);
    expect(await refused((await city.as('secadmin2')).post(`/proposals/${own.id}/confirm`))).toMatchObject({
      code: 'identity.own-offices',
    });
    await (await city.as('secadmin')).post(`/proposals/${own.id}/confirm`);
    // Now there is one security administrator, and one of each other kind.
    await propose('auditadmin', ['inspector']);
    const last = await proposalOf('secadmin', of('auditadmin').id);
    expect(await refused((await city.as('secadmin')).post(`/proposals/${last.id}/confirm`))).toMatchObject({
      code: 'identity.last-administrator',
    });
    expect(await refused((await city.as('secadmin')).post(`/accounts/${of('secadmin').id}/suspend`))).toMatchObject({
      code: 'identity.own-offices',
    });
    expect(await refused((await city.as('secadmin')).post(`/accounts/${of('sysadmin').id}/suspend`))).toMatchObject({
      code: 'identity.last-administrator',
    });
  });

  test('a suspended account is out at once, and back when it is restored', async () => {
    const [organ] = await city.rows<{ id: string }>(`SELECT id FROM identity.organ WHERE division = '330304'`);
    const id = await person(city, 'ouhai-one', ['inspector'], { organId: organ!.id, division: '330304' });
    const client = await signed('ouhai-one', city.demoPassword);
    const secadmin = await city.as('secadmin');
    expect(await secadmin.post(`/accounts/${id}/suspend`)).toMatchObject({ state: 'locked', acts: ['unlock'] });
    expect(await refused(client.get('/session'))).toMatchObject({ status: 401 });
    expect(await refused(signed('ouhai-one', city.demoPassword))).toMatchObject({ code: 'identity.account-suspended' });
    await secadmin.post(`/accounts/${id}/restore`);
    await signed('ouhai-one', city.demoPassword);
  });

  test("an enterprise's administrator opens accounts for the enterprise's own people, agents only under a mandate", async () => {
    const paint = await city.as('paint');
    const clerk = { username: 'clerk', name: '小林', roles: ['agent'] };
    expect(await refused(paint.post('/accounts', clerk))).toMatchObject({ code: 'identity.mandate-required' });
    expect(await refused(paint.post('/accounts', { ...clerk, roles: ['approver'] }))).toMatchObject({
      code: 'identity.office-misplaced',
    });
    for (const wrong of [
      { until: '2026-11-22' },
      { from: '2026-01-01', until: '2026-06-01' },
      { from: '2026-11-23', until: '2028-11-24' },
    ])
      expect(await refused(paint.post('/accounts', { ...clerk, mandate: { ...mandate, ...wrong } }))).toMatchObject({
        code: 'identity.mandate-dates',
      });
    const foreign = await (await city.as('lab')).upload(Buffer.from('%PDF-1.4\n% of the lab\n%%EOF\n'), 'x.pdf');
    expect(
      await refused(paint.post('/accounts', { ...clerk, mandate: { ...mandate, file: foreign.hash } })),
    ).toMatchObject({ code: 'identity.document-unknown' });
    const opened = await openAccount(city, 'paint', { ...clerk, mandate });
    const client = await signed('clerk', opened.password);
    expect(await client.get('/applications')).toMatchObject({ items: expect.anything() });
    // The administrator alone sees the staff, and only the own one's.
    expect((await list('paint')).map(({ username }) => username)).toEqual(['clerk', 'paint', 'paintadmin']);
    expect(await refused(client.get('/accounts'))).toMatchObject({ status: 403 });
    await paint.post(`/accounts/${opened.id}/offices`, { roles: ['driver'] });
    expect(await refused(client.get('/session'))).toMatchObject({ status: 401 });
    const own = (await list('paint')).find(({ username }) => username === 'paint')!;
    expect(own.acts).toEqual(['entrust']);
    expect(await refused(paint.post(`/accounts/${own.id}/offices`, { roles: ['driver'] }))).toMatchObject({
      code: 'identity.own-offices',
    });
  });

  test('an agent whose mandate has ended no longer acts, and the end was announced 30 and 7 days before', async () => {
    const opened = await openAccount(city, 'paint', { username: 'agent-2', name: '小王', roles: ['agent'], mandate });
    const told = async () =>
      (
        await city.rows<{ event: string; facts: { notice: string } }>(
          `SELECT event, facts FROM platform.journal WHERE subject_id = $1 AND event LIKE 'identity.mandate-end%' ORDER BY seq`,
          [opened.id],
        )
      ).map(({ event, facts }) => `${event} ${facts.notice}`);
    await city.setClock('2026-12-31T15:59:00.000Z');
    await city.fireDeadlines();
    expect(await told()).toEqual([]);
    await city.setClock('2027-01-01T01:00:00.000Z');
    await city.fireDeadlines();
    await city.setClock('2027-01-24T01:00:00.000Z');
    await city.fireDeadlines();
    await city.fireDeadlines();
    const before = ['identity.mandate-ending mandate-ends-in-30', 'identity.mandate-ending mandate-ends-in-7'];
    expect(await told()).toEqual(before);
    const client = await signed('agent-2', opened.password);
    await client.get('/applications');
    await city.setClock('2027-01-31T15:59:59.000Z');
    await client.get('/applications');
    await city.setClock('2027-01-31T16:00:00.000Z');
    // No job has to run for that: the office is not there any more.
    expect(await refused(client.get('/applications'))).toMatchObject({ status: 403 });
    await city.fireDeadlines();
    expect(await told()).toEqual([...before, 'identity.mandate-ended mandate-ended']);
    const row = (await list('paint', '&q=agent-2'))[0]!;
    expect([row.roles, row.inForce]).toEqual([['agent'], []]);
    await (
      await city.as('paint')
    ).post(`/accounts/${opened.id}/mandates`, { ...mandate, from: '2027-02-01', until: '2027-12-31' });
    await client.get('/applications');
  });

  test("another city's administrators see nothing of it, and change nothing in it", async () => {
    await secondCity(city);
    const far = await list('far-sysadmin');
    expect(far.map(({ username }) => username)).toEqual([
      'far-approver',
      'far-auditadmin',
      'far-inspector',
      'far-secadmin',
      'far-supervisor',
      'far-sysadmin',
    ]);
    expect((await list('sysadmin')).some(({ username }) => username.startsWith('far-'))).toBe(false);
    expect(await (await city.as('far-secadmin')).get('/proposals')).toMatchObject({ items: [] });
    const { items } = await (await city.as('far-sysadmin')).get<{ items: Organ[] }>('/organs');
    expect(items.map(({ division }) => division)).toEqual(['331000', '331002']);
    expect(
      await refused(
        (await city.as('far-sysadmin')).post('/accounts', {
          username: 'spy',
          name: '外人',
          roles: ['inspector'],
          organId: lucheng,
        }),
      ),
    ).toMatchObject({ status: 404, code: 'platform.not-found' });
  });

  test('neither names nor passwords stand in the journal', async () => {
    const rows = await city.rows<{ facts: unknown }>('SELECT facts FROM platform.journal');
    const text = JSON.stringify(rows);
    for (const word of ['小林', '新人', '林海涛', 'Yb7-']) expect(text).not.toContain(word);
  });
});
