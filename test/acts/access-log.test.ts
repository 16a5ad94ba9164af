import { randomUUID } from 'node:crypto';
import type { Page } from '@yby/platform/contract';
import { countyHead } from '../kit/county-head';
import { City } from '../kit/city';
import { PDF, purchase, submitted } from '../kit/filing';
import { NEW_CODES, submittedFiling } from '../kit/joining';
import { person, organNamed, secondCity } from '../kit/people';
import { refused } from '../kit/refused';

interface Look {
  readonly id: string;
  readonly by: string;
  readonly organ: string;
  readonly number: string | null;
  readonly subject: string;
  readonly subjectId: string;
  readonly fields: string[];
  readonly reason: string;
  readonly words?: string | null;
  readonly at: string;
}

const ID_NUMBER = '330302199203151228';
const PHONE = '13800000001';
const WHY = { reason: 'contact', words: '致电林晓燕核对用途' };

// 个人信息保护法 6, 34, 44, 51: who sees what is masked gives a reason, and each look stands in a log that nobody changes.
describe('the access log', () => {
  let city: City;
  beforeAll(async () => {
    city = await City.open({ loops: false });
    await secondCity(city);
  }, 60_000);
  afterAll(() => city?.close());

  const unmask = async (who: string, id: string, body: object = WHY) =>
    (await city.as(who)).post<{ idNumber: string; phone: string }>(`/applications/${id}/unmask`, body);
  const log = async (query = '', who = 'auditadmin') =>
    (await (await city.as(who)).get<Page<Look>>(`/audit/access${query}`)).items;
  const own = async (who: string) => (await (await city.as(who)).get<Page<Look>>('/privacy/access')).items;
  const count = async () => Number((await city.rows<{ n: string }>('SELECT count(*) n FROM audit.access'))[0]!.n);

  test('an officer of the case sees the two numbers for a reason, and the row says who, what, why and when, never the value', async () => {
    const { id, number } = await submitted(city, 'paint', { lines: [['PC3-01', '31']] });
    const masked = await (await city.as('approver')).get<{ handler: { idNumber: string } }>(`/applications/${id}`);
    expect(masked.handler.idNumber).toBe('330***********1228');
    expect(await unmask('approver', id)).toEqual({ idNumber: ID_NUMBER, phone: PHONE });
    expect(await unmask('supervisor', id, { reason: 'complaint', words: '核查举报' })).toMatchObject({ phone: PHONE });
    const [second, first] = await log();
    expect(first).toMatchObject({
      subject: 'application',
      subjectId: id,
      number,
      fields: ['handler.idNumber', 'handler.phone'],
      reason: 'contact',
      words: WHY.words,
    });
    expect(second).toMatchObject({ reason: 'complaint', words: '核查举报' });
    const [row] = await city.rows<{ all: string }>('SELECT jsonb_agg(a)::text AS all FROM audit.access a');
    const [journal] = await city.rows<{ all: string }>(
      `SELECT jsonb_agg(j.facts)::text AS all FROM platform.journal j WHERE event = 'audit.access-noted'`,
    );
    expect(journal!.all).toContain('handler.idNumber');
    for (const text of [row!.all, journal!.all])
      for (const value of [ID_NUMBER, PHONE, '林晓燕', '核查举报']) expect(text).not.toContain(value);
  });

  test('what was shown is not kept: each look under the same key is a row of its own', async () => {
    const { id } = await submitted(city, 'paint', { lines: [['PC3-01', '32']] });
    const before = await count();
    const key = randomUUID();
    for (let time = 0; time < 2; time++) {
      const answer = await (
        await city.as('approver')
      ).raw(
        'POST',
        `/applications/${id}/unmask`,
        { 'content-type': 'application/json', 'idempotency-key': key },
        JSON.stringify(WHY),
      );
      expect(answer.status).toBe(200);
    }
    expect(await count()).toBe(before + 2);
    expect(await city.rows('SELECT 1 FROM platform.answer WHERE key = $1', [key])).toEqual([]);
  });

  test('without a reason of the list and a word of explanation nothing is shown and nothing is written', async () => {
    const { id } = await submitted(city, 'paint', { lines: [['PC3-01', '33']] });
    const before = await count();
    for (const body of [{}, { reason: 'contact' }, { reason: 'curiosity', words: '看看' }, { ...WHY, words: '    ' }])
      expect((await refused(unmask('approver', id, body))).status).toBe(400);
    expect((await refused(unmask('longwan', id))).code).toBe('platform.not-found');
    expect((await refused(unmask('far-approver', id))).code).toBe('platform.not-found');
    expect((await refused(unmask('inspector', id))).code).toBe('platform.not-permitted');
    expect((await refused(unmask('paint', id))).code).toBe('platform.not-permitted');
    expect(await count()).toBe(before);
  });

  test('where the row cannot be written, nothing is shown', async () => {
    const { id } = await submitted(city, 'paint', { lines: [['PC3-01', '34']] });
    await city.rows('ALTER TABLE audit.access ADD CONSTRAINT no_more CHECK (false) NOT VALID');
    try {
      expect((await refused(unmask('approver', id))).status).toBe(500);
    } finally {
      await city.rows('ALTER TABLE audit.access DROP CONSTRAINT no_more');
    }
  });

  test('papers opened by an officer are noted, by the applicant’s own people they are not', async () => {
    const filing = await purchase(city, 'paint', { lines: [['PC3-01', '35']] });
    const paint = await city.as('paint');
    const { id } = await paint.post<{ id: string }>('/applications', filing);
    const path = `/applications/${id}/attachments/${filing.attachments[0]!.file}`;
    const before = await count();
    await (await paint.raw('GET', path)).arrayBuffer();
    expect(await count()).toBe(before);
    const opened = await (await city.as('approver')).raw('GET', path);
    expect(Buffer.from(await opened.arrayBuffer())).toEqual(PDF);
    expect((await log())[0]).toMatchObject({ subjectId: id, fields: ['attachment'], reason: 'case_work', words: null });
    await (await (await city.as('approver')).raw('GET', `/applications/${id}/archive`)).arrayBuffer();
    expect((await log())[0]).toMatchObject({ subjectId: id, fields: ['archive'] });
    await (await paint.raw('GET', `/applications/${id}/archive`)).arrayBuffer();
    expect(await count()).toBe(before + 2);
  });

  test('the same holds for the persons and scans of a filing', async () => {
    const { filingId, document } = await submittedFiling(city, 'looked-at', NEW_CODES[0]);
    const approver = await city.as('approver');
    const shown = await approver.post<{
      document: { contactPhone: string; staff: { idNumber: string; phone: string }[] };
      registered: null;
    }>(`/filings/${filingId}/unmask`, { reason: 'verify_identity', words: '核对保管员身份' });
    expect(shown.registered).toBeNull();
    expect(shown.document.contactPhone).toBe(document.unit.contactPhone);
    expect(shown.document.staff.map(({ idNumber, phone }) => [idNumber, phone])).toEqual(
      document.staff.map(({ idNumber, phone }: { idNumber: string; phone: string }) => [idNumber, phone]),
    );
    expect((await log())[0]).toMatchObject({
      subject: 'filing',
      subjectId: filingId,
      fields: ['unit.contactPhone', 'staff.idNumber', 'staff.phone'],
    });
    await approver.raw('GET', `/filings/${filingId}/scans/${document.licences[0].scan.file}`);
    expect((await log())[0]).toMatchObject({ subjectId: filingId, fields: ['scan'], reason: 'case_work' });
    expect((await own('looked-at')).map(({ fields }) => fields[0])).toEqual(['scan', 'unit.contactPhone']);
  });

  test('whose data it is learns of it, not of an investigation, and nobody else learns anything', async () => {
    const { id, number } = await submitted(city, 'lab', { lines: [['PC3-02', '5']] });
    await unmask('approver', id);
    await unmask('supervisor', id, { reason: 'investigation', words: '涉案核查' });
    const mine = await own('lab');
    expect(mine).toHaveLength(1);
    expect(mine[0]).toMatchObject({ number, reason: 'contact', organ: expect.stringContaining('鹿城') as string });
    expect(mine[0]!.by).toMatch(/^.\*/);
    expect(mine[0]).not.toHaveProperty('words');
    expect((await own('carrier')).filter(({ subjectId }) => subjectId === id)).toEqual([]);
    expect((await log())[0]).toMatchObject({ subjectId: id, reason: 'investigation' });
  });

  test('an administrator who opens a mandate is noted with the account; its holder sees it', async () => {
    const admin = await city.as('paintadmin');
    const { hash, name } = await admin.upload(PDF, '委托书.pdf');
    const mandate = { givenBy: '王海', from: '2026-11-01', until: '2027-10-31', file: hash, fileName: name };
    const { account } = await admin.post<{ account: { id: string } }>('/accounts', {
      username: 'entrusted',
      name: '周经办',
      roles: ['agent'],
      mandate,
    });
    const opened = await (await city.as('secadmin')).raw('GET', `/accounts/${account.id}/mandates/${hash}`);
    expect(opened.status).toBe(200);
    expect((await log())[0]).toMatchObject({ subject: 'account', subjectId: account.id, fields: ['mandate'] });
    expect((await own('paintadmin'))[0]).toMatchObject({ subjectId: account.id, fields: ['mandate'] });
  });

  test('the audit administrator finds looks by day, officer, matter, reason and field, page by page, in the own area only', async () => {
    const all = await log('?limit=100');
    expect(all.length).toBeGreaterThan(6);
    const client = await city.as('auditadmin');
    const walked: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: Page<Look> = await client.get<Page<Look>>(`/audit/access?limit=2${next && `&after=${next}`}`);
      walked.push(...page.items.map(({ id }) => id));
      next = page.next;
    }
    expect(walked).toEqual(all.map(({ id }) => id));
    const { number } = all.at(-1)!;
    expect(new Set((await log(`?number=${encodeURIComponent(number!)}`)).map((one) => one.number))).toEqual(
      new Set([number]),
    );
    expect(new Set((await log('?reason=complaint')).map(({ reason }) => reason))).toEqual(new Set(['complaint']));
    expect((await log('?field=mandate')).length).toBe(1);
    expect(await log('?until=2026-11-22')).toEqual([]);
    expect((await log('?from=2026-11-23&until=2026-11-23&limit=100')).length).toBe(all.length);
    const [approver] = await city.rows<{ id: string }>(`SELECT id FROM identity.account WHERE username = 'supervisor'`);
    expect((await log(`?who=${approver!.id}`)).length).toBe(2);
    expect(await log('', 'far-auditadmin')).toEqual([]);
    const organId = await organNamed(city, '330303');
    await person(city, 'longwan-audit', ['auditadmin'], { organId, division: '330303' });
    expect(await log('', 'longwan-audit')).toEqual([]);
    await countyHead(city, 'head-of-longwan', '330303');
    expect((await refused(log('', 'head-of-longwan'))).code).toBe('platform.not-permitted');
  });

  test('nobody can change it: the application’s role is refused by the database', async () => {
    for (const statement of [
      `UPDATE audit.access SET reason = 'contact'`,
      'DELETE FROM audit.access',
      'TRUNCATE audit.access',
    ])
      await expect(city.work.read((sql) => sql.execute(statement))).rejects.toThrow(/permission denied/);
  });
});
