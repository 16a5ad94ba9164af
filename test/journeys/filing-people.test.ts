import { randomUUID } from 'node:crypto';
import { City } from '../kit/city';
import {
  join,
  NEW_CODES,
  newcomer,
  soundDocument,
  submittedFiling,
  type FilingAnswer,
  type Joined,
} from '../kit/joining';
import { refused } from '../kit/refused';

const [FIRST, SECOND] = NEW_CODES;

describe('who files, and who reads it', () => {
  let city: City;
  beforeAll(async () => {
    city = await City.open({ loops: false });
  }, 60_000);
  afterAll(() => city?.close());

  test('while a returned filing is corrected, officers read what was last submitted, and its scans alone', async () => {
    const { client, filingId, document } = await submittedFiling(city, 'halftyped', FIRST);
    const officer = await city.as('approver');
    await officer.post(`/verification/filings/${filingId}/return`, { defects: [{ code: 'site-unclear' }] });
    const { hash } = await client.upload(Buffer.from(`%PDF-1.4\n% ${randomUUID()}\n%%EOF\n`), '新.pdf');
    const half = {
      ...document,
      unit: { ...document.unit, name: '打了一半的名', address: '' },
      licences: [{ ...document.licences[0], scan: { file: hash, name: '新.pdf' } }],
      staff: [],
    };
    await client.put(`/filings/${filingId}`, { document: half });
    for (const username of ['approver', 'supervisor']) {
      const read = await (await city.as(username)).get<FilingAnswer & { revision: number }>(`/filings/${filingId}`);
      expect(read).toMatchObject({ state: 'returned', enterprise: { name: document.unit.name } });
      expect(read.document.unit).toMatchObject({ name: document.unit.name, address: document.unit.address });
      expect(read.document.staff).toHaveLength(1);
      expect(JSON.stringify(read)).not.toContain('打了一半');
    }
    const scan = async (file: string) => (await officer.raw('GET', `/filings/${filingId}/scans/${file}`)).status;
    expect([await scan(document.licences[0].scan.file), await scan(hash)]).toEqual([200, 404]);
    // Its own side reads what it has typed.
    expect((await client.get<FilingAnswer>(`/filings/${filingId}`)).document.unit.name).toBe('打了一半的名');
    await client.put(`/filings/${filingId}`, { document: { ...half, unit: document.unit, staff: document.staff } });
    await client.post(`/filings/${filingId}/submit`);
    expect([await scan(hash), await scan(document.licences[0].scan.file)]).toEqual([200, 404]);
    // What is taken back in the middle of a correction stays as it was submitted.
    await officer.post(`/verification/filings/${filingId}/return`, { defects: [{ code: 'site-unclear' }] });
    await client.put(`/filings/${filingId}`, { document: half });
    await client.post(`/filings/${filingId}/withdraw`);
    expect((await officer.get<FilingAnswer>(`/filings/${filingId}`)).document.unit.name).toBe(document.unit.name);
  });

  test('a foreigner acts for a unit with a passport and its country; the number is sealed and shown masked', async () => {
    const { client, filingId, enterpriseId } = await join(city, 'passport', SECOND);
    const document = await soundDocument(client, SECOND);
    const agent = { ...document.staff[0], name: 'Müller Anna', idKind: 'passport', country: '', idNumber: 'c01x00t47' };
    const put = (staff: object) => client.put(`/filings/${filingId}`, { document: { ...document, staff: [staff] } });
    await put(agent);
    expect((await refused(client.post(`/filings/${filingId}/submit`))).defects!.sort()).toEqual([
      'staff.0.country country',
      'staff.0.idNumber identity',
    ]);
    await put({ ...agent, country: 'DEU', idNumber: 'C01X00T47' });
    await client.post(`/filings/${filingId}/submit`);
    const officer = await city.as('approver');
    const seen = await officer.get<FilingAnswer>(`/filings/${filingId}`);
    expect(seen.document.staff[0]).toMatchObject({ name: 'Müller Anna', idKind: 'passport', country: 'DEU' });
    expect(JSON.stringify(seen)).not.toContain('C01X00T47');
    await officer.post(`/verification/filings/${filingId}/approve`, { evidence: [] });
    const [row] = await city.rows<{ id_kind: string; id_country: string; id_number: string }>(
      'SELECT id_kind, id_country, id_number FROM enterprise.staff WHERE enterprise_id = $1',
      [enterpriseId],
    );
    expect(row).toMatchObject({ id_kind: 'passport', id_country: 'DEU' });
    expect(row!.id_number).not.toContain('C01X00T47');
    const mine = await client.get<{ document: FilingAnswer['document'] }>('/enterprises/mine/record');
    expect(mine.document.staff[0].idNumber).toBe('C01X00T47');
  });

  test('an individual is registered by an identity document, once, without credit code and storehouse', async () => {
    const person = async (username: string) => {
      const body = { ...newcomer(username, '', '王自用'), kinds: ['individual_buyer'], password: city.demoPassword };
      const joined = await city.nobody().post<Joined>('/filings/join', body);
      const client = city.nobody();
      await client.signIn(username, city.demoPassword);
      const { document } = await client.get<FilingAnswer>(`/filings/${joined.filingId}`);
      const filled = {
        ...document,
        unit: { ...document.unit, address: '温州市鹿城区信河街 1 号' },
        person: { idKind: 'resident_id', country: '', idNumber: '11010519491231002X' },
        needs: [{ substance: 'PC3-02', unit: 'mg', yearly: '2', store: '1', use: '自用油画稀释' }],
      };
      await client.put(`/filings/${joined.filingId}`, { document: filled });
      return { ...joined, client };
    };
    const one = await person('individual');
    const twin = await person('individual-twin');
    await one.client.post(`/filings/${one.filingId}/submit`);
    expect(await refused(twin.client.post(`/filings/${twin.filingId}/submit`))).toMatchObject({
      code: 'enterprise.uscc-in-review',
    });
    const officer = await city.as('approver');
    const seen = await officer.get<FilingAnswer>(`/filings/${one.filingId}`);
    expect(JSON.stringify(seen)).not.toContain('11010519491231002X');
    await officer.post(`/verification/filings/${one.filingId}/approve`, {
      evidence: [{ fact: 'unit.person', level: 'checked_at_source' }],
    });
    expect(await one.client.get('/enterprises/mine')).toMatchObject({
      state: 'registered',
      uscc: '',
      kinds: ['individual_buyer'],
      sites: [],
    });
    // The same person again meets the register.
    await twin.client.post(`/filings/${twin.filingId}/submit`);
    expect(
      await refused(officer.post(`/verification/filings/${twin.filingId}/approve`, { evidence: [] })),
    ).toMatchObject({ code: 'enterprise.uscc-taken' });
  });
});
