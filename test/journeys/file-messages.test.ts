import { grade } from '@yby/enterprise';
import { systemCaller } from '@yby/platform';
import { City } from '../kit/city';
import { join, NEW_CODES, registered, soundDocument, type FilingAnswer } from '../kit/joining';
import { refused } from '../kit/refused';
import { imported, workbookOf } from '../kit/register-file';
import { registerRows } from '../kit/register-rows';

const [FIRST, SECOND, THIRD, FOURTH] = NEW_CODES;

describe('what is told of an enterprise’s own file', () => {
  let city: City;
  beforeAll(async () => {
    city = await City.open({ loops: false });
  }, 60_000);
  afterAll(() => city?.close());

  /** Kinds and links that somebody has been told since the last question, in order. */
  const seen = new Map<string, number>();
  const news = async (username: string) => {
    await city.deliver();
    const rows = await city.rows<{ kind: string; link: string | null }>(
      `SELECT m.kind, m.link FROM notifications.message m JOIN identity.account a ON a.id = m.account_id
       WHERE a.username = $1 ORDER BY m.at, m.id`,
      [username],
    );
    const fresh = rows.slice(seen.get(username) ?? 0);
    seen.set(username, rows.length);
    return fresh.map(({ kind, link }) => `${kind} ${link}`);
  };
  const newest = async (username: string) =>
    (await (await city.as(username)).get<{ items: Told[] }>('/messages')).items[0]!;
  interface Told {
    readonly zh: { title: string; body: string };
    readonly en: { title: string; body: string };
  }

  test('its agents hear of each step of a filing, the officers of its county of what waits, and nobody else', async () => {
    const { client, filingId } = await join(city, 'told', FIRST);
    await client.put(`/filings/${filingId}`, { document: await soundDocument(client, FIRST) });
    await client.post(`/filings/${filingId}/submit`);
    expect(await news('told')).toEqual([`filing-received /file/${filingId}`]);
    expect(await news('approver')).toEqual([`filing-waits /verification/${filingId}`]);
    expect(await news('approver2')).toEqual([`filing-waits /verification/${filingId}`]);
    for (const stranger of ['longwan', 'paint', 'paintadmin', 'inspector']) expect(await news(stranger)).toEqual([]);
    const { number } = await client.get<{ number: string }>(`/filings/${filingId}`);
    expect((await newest('approver')).zh.body).toContain(number);

    const officer = await city.as('approver');
    await officer.post(`/verification/filings/${filingId}/return`, { defects: [{ code: 'site-unclear' }] });
    expect(await news('told')).toEqual([`filing-returned /file/${filingId}`]);
    await client.post(`/filings/${filingId}/submit`);
    await officer.post(`/verification/filings/${filingId}/approve`, { evidence: [] });
    expect(await news('told')).toEqual([`filing-received /file/${filingId}`, `filing-approved /file/${filingId}`]);
    expect(await news('approver')).toEqual([`filing-waits /verification/${filingId}`]);
  });

  test('what is taken back before it was filed is told to nobody, afterwards to the officers', async () => {
    const { client } = await registered(city, 'undecided', SECOND);
    await news('undecided');
    await news('approver');
    const begun = await client.post<{ filingId: string }>('/filings');
    await client.post(`/filings/${begun.filingId}/withdraw`);
    expect(await news('approver')).toEqual([]);
    const { filingId } = await client.post<{ filingId: string }>('/filings');
    const { document } = await client.get<FilingAnswer>(`/filings/${filingId}`);
    await client.put(`/filings/${filingId}`, {
      document: { ...document, unit: { ...document.unit, legalRep: '新代表' } },
    });
    await client.post(`/filings/${filingId}/submit`);
    await client.post(`/filings/${filingId}/withdraw`);
    expect((await news('approver')).map((one) => one.split(' ')[0])).toEqual(['filing-waits', 'filing-taken-back']);
    expect((await news('undecided')).map((one) => one.split(' ')[0])).toEqual(['filing-received']);
  });

  test('a hold, its release, a class and a new code are told to administrator and agents', async () => {
    const supervisor = await city.as('supervisor');
    const { id } = await (await city.as('paint')).get<{ id: string }>('/enterprises/mine');
    const held = await supervisor.post<{ holds: { id: string }[] }>(`/enterprises/${id}/holds`, {
      scope: 'purchase',
      reason: 'under_investigation',
      article: '条例 32',
    });
    const told = await newestAfter(['held /code']);
    expect(told.zh.body).not.toMatch(/条例/);
    await supervisor.post(`/enterprises/${id}/releases`, { holdId: held.holds[0]!.id, reason: 'corrected' });
    await newestAfter(['released /code']);
    await city.work.run(systemCaller('credit'), 'test.grade', (tx) =>
      grade(tx, { enterpriseId: id, creditClass: 'A', basis: '信用评价 2026' }),
    );
    expect((await newestAfter(['graded /code'])).zh.body).toContain('A 级');
    const owner = await city.as('paintadmin');
    const { codes } = await owner.get<{ codes: { code: string }[] }>('/code/mine');
    await owner.post('/code/mine/replace', { code: codes[0]!.code });
    await newestAfter(['code-replaced /code']);
  });

  async function newestAfter(expected: string[]): Promise<Told> {
    expect(await news('paintadmin')).toEqual(expected);
    expect(await news('paint')).toEqual(expected);
    return newest('paintadmin');
  }

  test('a recorded visit is told to the enterprise', async () => {
    const { enterpriseId, client } = await registered(city, 'seen', THIRD);
    await news('seen');
    const officer = await city.as('approver');
    const [colleague] = (await officer.get<{ items: { id: string }[] }>('/review/colleagues')).items;
    const { hash } = await officer.upload(Buffer.from('%PDF-1.4\n% visit\n%%EOF\n'), '现场.pdf');
    await officer.post(`/verification/enterprises/${enterpriseId}/visits`, {
      visitedOn: '2026-11-23',
      withOfficer: colleague!.id,
      lat: '27.9938',
      lon: '120.6994',
      facts: ['unit.address'],
      photos: [{ file: hash, name: '现场.pdf' }],
      result: 'as_declared',
      note: '',
    });
    expect(await news('seen')).toEqual(['visited /file']);
    expect(await refused(client.get(`/verification/queue`))).toMatchObject({ status: 403 });
  });

  test('the end of a licence is told thirty and seven days before and when it has come, each once; an imported one too', async () => {
    await registered(city, 'licensed', FOURTH);
    const sheet = registerRows(3, 7, 700_008);
    const { id } = await imported(city, 'sysadmin', await workbookOf(sheet));
    await city.deliver();
    await (await city.as('sysadmin')).post(`/enterprises/imports/${id}/carry-out`);
    await news('licensed');
    const endsOn = await city.rows<{ day: string; n: number }>(
      `SELECT l.valid_to::text AS day, count(*)::int AS n FROM enterprise.licence l JOIN platform.journal j
         ON j.subject_id = l.enterprise_id::text AND j.facts ->> 'importId' = $1
       WHERE l.valid_to IS NOT NULL GROUP BY 1`,
      [id],
    );
    expect(endsOn.length).toBeGreaterThan(0);
    const at = async (day: string) => {
      await city.setClock(`${day}T16:00:01.000Z`);
      while ((await city.fireDeadlines()) > 0);
      return (await news('licensed')).map((one) => one.split(' ')[0]);
    };
    expect(await at('2026-11-29')).toEqual([]);
    expect(await at('2026-11-30')).toEqual(['licence-expiring']);
    expect(await at('2026-12-10')).toEqual([]);
    expect(await at('2026-12-23')).toEqual(['licence-expiring']);
    expect(await at('2026-12-30')).toEqual([]);
    expect(await at('2026-12-31')).toEqual(['licence-expired']);
    expect(await at('2027-03-01')).toEqual([]);
    const facts = await city.rows<{ facts: { licence: string; days: string; validTo: string } }>(
      `SELECT m.facts FROM notifications.message m JOIN identity.account a ON a.id = m.account_id
       WHERE a.username = 'licensed' AND m.kind LIKE 'licence-%' ORDER BY m.at, m.id`,
    );
    expect(facts.map((row) => row.facts)).toMatchObject([
      { licence: '330302000077777', days: '30', validTo: '2026-12-31' },
      { days: '7' },
      { days: '0', validTo: '2026-12-31' },
    ]);
    // Of an imported one: as many ends as it has licences that end.
    const last = endsOn
      .map(({ day }) => day)
      .sort()
      .at(-1)!;
    await at(last);
    const told = await city.rows<{ event: string; n: number }>(
      `SELECT event, count(*)::int AS n FROM platform.journal WHERE event LIKE 'enterprise.licence-%' AND facts ->> 'enterpriseId' IN
         (SELECT subject_id FROM platform.journal WHERE facts ->> 'importId' = $1) GROUP BY event`,
      [id],
    );
    expect(told.find(({ event }) => event === 'enterprise.licence-expired')?.n).toBe(
      endsOn.reduce((sum, { n }) => sum + n, 0),
    );
  });
});
