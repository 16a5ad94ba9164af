import type { Page } from '@yby/platform/contract';
import type { StoryClient } from '../../apps/cli/src/story/client';
import { City } from '../kit/city';
import { adminBeside } from '../kit/enterprise-admin';
import { PDF, submitted } from '../kit/filing';
import { openAccount, person } from '../kit/people';
import { refused } from '../kit/refused';

interface Fate {
  readonly what: { zh: string };
  readonly fate: string;
  readonly rule: string | null;
  readonly mark: string | null;
  readonly until: string | null;
}

interface Deletion {
  readonly may: boolean;
  readonly why: { zh: string } | null;
  readonly fates: Fate[];
  readonly nameUntil: string | null;
}

interface Export {
  readonly sections: { what: { zh: string }; rows: Record<string, unknown>[] }[];
}

// 个人信息保护法 45, 47: everybody sees what is kept of them, takes it along, and leaves; what a law keeps is named with its day.
describe('one’s own data', () => {
  let city: City;
  let enterpriseId: string;
  beforeAll(async () => {
    city = await City.open({ loops: false });
    ({ id: enterpriseId } = await (await city.as('paint')).get<{ id: string }>('/enterprises/mine'));
  }, 60_000);
  afterAll(() => city?.close());

  async function colleague(username: string): Promise<{ id: string; client: StoryClient }> {
    const id = await person(city, username, ['storekeeper', 'agent'], { enterpriseId, division: '330302' });
    const client = city.nobody();
    await client.signIn(username, city.demoPassword);
    return { id, client };
  }
  const proven = async (client: StoryClient) => {
    await client.post('/account/confirm', { password: city.demoPassword });
    return client;
  };
  const fate = (view: Deletion, what: string) => view.fates.find((one) => one.what.zh.includes(what));

  test('the export holds everything of the person, and of nobody else', async () => {
    const { client } = await colleague('exporter');
    const mail = 'exporter@example.com';
    await client.put('/messages/settings/email', { address: mail }).catch(() => undefined);
    const { sections } = await client.get<Export>('/privacy/export');
    const rows = (what: string) => sections.find((one) => one.what.zh.includes(what))!.rows;
    expect(rows('账户')[0]).toMatchObject({ username: 'exporter', name: 'exporter', offices: 'agent storekeeper' });
    expect(rows('会话')).toHaveLength(1);
    expect(rows('案卷')).toEqual([]);
    const { id } = await submitted(city, 'paint', { lines: [['PC3-01', '51']] });
    const ofPaint = await (await city.as('paint')).get<Export>('/privacy/export');
    expect(JSON.stringify(ofPaint)).toContain(id);
    expect(JSON.stringify(sections)).not.toContain(id);
    expect(JSON.stringify(ofPaint)).not.toMatch(/passwordHash|password_hash|secret/);
  });

  test('who has done nothing yet is forgotten at once: name, username, password, factors, messages, sessions', async () => {
    const { id, client } = await colleague('passer-by');
    await city.rows(
      `INSERT INTO notifications.message (id, event_id, account_id, kind, facts, at, month)
       VALUES (gen_random_uuid(), gen_random_uuid(), $1, 'approved', '{}', '2026-11-23', 202611)`,
      [id],
    );
    expect(await client.get<Deletion>('/privacy/deletion')).toMatchObject({ may: true, why: null, nameUntil: null });
    // Signing in is a proof for ten minutes.
    await city.rows('UPDATE identity.session SET confirmed_at = NULL WHERE account_id = $1', [id]);
    expect((await refused(client.post('/privacy/deletion'))).code).toBe('identity.confirm-again');
    const left = await (await proven(client)).post<Deletion>('/privacy/deletion');
    expect(fate(left, '姓名')).toMatchObject({ fate: 'anonymised' });
    expect((await refused(client.get('/session'))).status).toBe(401);
    expect((await refused(city.nobody().signIn('passer-by', city.demoPassword))).status).toBe(401);
    const [row] = await city.rows('SELECT username, name, state, password_hash FROM identity.account WHERE id = $1', [
      id,
    ]);
    expect(row).toEqual({ username: `closed-${id}`, name: '已注销用户', state: 'closed', password_hash: '-' });
    for (const table of ['notifications.message', 'notifications.address', 'identity.session', 'identity.factor'])
      expect(await city.rows(`SELECT 1 FROM ${table} WHERE account_id = $1`, [id])).toEqual([]);
    const [event] = await city.rows<{ facts: object }>(
      `SELECT facts FROM platform.journal WHERE event = 'identity.account-left' AND subject_id = $1`,
      [id],
    );
    expect(JSON.stringify(event)).not.toContain('passer-by');
  });

  test('who has filed something stays named in the case as long as the law keeps it, and not a day longer', async () => {
    const { id, client } = await colleague('files-once');
    const paint = await city.as('paint');
    const { sites } = await paint.get<{ sites: { id: string }[] }>('/enterprises/mine');
    const seller = await (await city.as('seller')).get<{ id: string }>('/enterprises/mine');
    const { hash, name } = await client.upload(PDF, '合法使用需要证明.pdf');
    const { id: applicationId } = await client.post<{ id: string }>('/applications', {
      kind: 'purchase_filing',
      sellerId: seller.id,
      siteId: sites[0]!.id,
      multiUse: false,
      handler: { name: '林晓燕', idNumber: '330302199203151228', phone: '13800000001' },
      attachments: [{ kind: 'legitimate_use_statement', file: hash, name }],
      lines: [{ substance: 'PC3-01', quantity: { unit: 'mg', amount: '5000000' }, use: '生产' }],
    });
    const told = await client.get<Deletion>('/privacy/deletion');
    expect(fate(told, '案卷')).toMatchObject({ fate: 'kept', until: '2036-11-23', mark: 'from memory' });
    expect(fate(told, '姓名')).toMatchObject({ fate: 'kept', until: '2036-11-23' });
    expect(told.nameUntil).toBe('2036-11-23');
    await (await proven(client)).post('/privacy/deletion');
    const by = async () =>
      (await paint.get<{ events: { by: string }[] }>(`/applications/${applicationId}`)).events[0]!.by;
    expect(await by()).toBe('files-once');
    const stored = async () =>
      (
        await city.rows<{ username: string; name: string }>(
          'SELECT username, name FROM identity.account WHERE id = $1',
          [id],
        )
      )[0];
    expect(await stored()).toEqual({ username: `closed-${id}`, name: 'files-once' });
    await city.setClock('2036-11-23T15:00:00.000Z');
    await city.fireDeadlines();
    expect((await stored())!.name).toBe('files-once');
    await city.setClock('2036-11-23T16:00:01.000Z');
    await city.fireDeadlines();
    expect((await stored())!.name).toBe('已注销用户');
  });

  test('the last administrator cannot leave, nor can an officer; both are told why and what to do', async () => {
    const admin = await city.as(await adminBeside(city, 'lab'));
    expect(await admin.get<Deletion>('/privacy/deletion')).toMatchObject({
      may: false,
      why: { zh: expect.stringContaining('不能没有管理员') as string },
    });
    expect((await refused((await proven(admin)).post('/privacy/deletion'))).code).toBe('identity.last-administrator');
    const officer = await city.as('approver');
    expect(await officer.get<Deletion>('/privacy/deletion')).toMatchObject({
      may: false,
      why: { zh: expect.stringContaining('系统管理员') as string },
    });
    expect((await refused(officer.post('/privacy/deletion'))).code).toBe('platform.not-permitted');
    expect(await admin.get('/session')).toBeTruthy();
  });

  test('the administrator of the enterprise sees a closed account without its name, and may open another', async () => {
    const admin = await city.as('paintadmin');
    const { items } =
      await admin.get<Page<{ name: string; username: string; state: string; acts: string[] }>>(
        '/accounts?state=closed',
      );
    expect(items.length).toBeGreaterThan(1);
    for (const one of items) expect(one).toMatchObject({ name: '已注销用户', acts: [] });
    await openAccount(city, 'paintadmin', { username: 'passer-by', name: '新同事', roles: ['storekeeper'] });
  });
});
