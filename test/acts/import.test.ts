import { MOST_UNPACKED_BYTES } from '../../libs/enterprise/src/import/bounds';
import { City } from '../kit/city';
import { refused, problemOf } from '../kit/refused';
import { csvTable, imported, sendFile, workbookOf, type ImportAnswer } from '../kit/register-file';
import { madeUscc, registerRows, type Sheets } from '../kit/register-rows';
import { seeded } from '../kit/random';

interface Fault {
  readonly sheetName: string | null;
  readonly row: number | null;
  readonly letter: string | null;
  readonly header: string | null;
  readonly code: string;
  readonly zh: string;
  readonly todoEn: string;
}

describe('a register brought in as one file', () => {
  let city: City;
  const { seed } = seeded('register');

  beforeAll(async () => {
    city = await City.open({ loops: false });
  }, 60_000);
  afterAll(() => city?.close());

  const one = async (id: string, username = 'sysadmin') =>
    (await city.as(username)).get<ImportAnswer>(`/enterprises/imports/${id}`);
  const checked = async (bytes: Uint8Array, name?: string, username = 'sysadmin') => {
    const { id } = await imported(city, username, bytes, name);
    await city.deliver();
    return one(id, username);
  };
  const faultsOf = async (id: string) => {
    const all: Fault[] = [];
    let after = '';
    do {
      const page = await (
        await city.as('sysadmin')
      ).get<{ items: Fault[]; next: string | null }>(`/enterprises/imports/${id}/faults?limit=100&after=${after}`);
      all.push(...page.items);
      after = page.next ?? '';
    } while (after);
    return all;
  };
  const count = async (table: string) =>
    Number((await city.rows<{ n: string }>(`SELECT count(*) AS n FROM ${table}`))[0]!.n);

  test('names every one of sixty faults in 2,100 rows by sheet, row, column and code, and imports nothing of it', async () => {
    const sheets = registerRows(2_100, seed);
    const expected = spoil(sheets);
    expect(expected.length).toBe(60);
    expect(new Set(expected.map((text) => text.split(' ')[3])).size).toBeGreaterThanOrEqual(15);
    const before = await count('enterprise.enterprise');
    const begun = Date.now();
    const { id, state, faults, rows, acts } = await checked(await workbookOf(sheets));
    console.log(
      `2,100 enterprises, ${Object.values(rows!).reduce((a, b) => a + b)} rows checked in ${Date.now() - begun} ms`,
    );
    expect(state).toBe('checked');
    expect(acts).toEqual(['cancel']);
    const found = await faultsOf(id);
    expect(found.map(({ sheetName, row, letter, code }) => `${sheetName} ${row} ${letter} ${code}`).sort()).toEqual(
      expected.sort(),
    );
    expect(faults).toBe(60);
    for (const fault of found) for (const text of [fault.zh, fault.todoEn, fault.header]) expect(text).toBeTruthy();
    expect(await count('enterprise.enterprise')).toBe(before);
    const order = (await city.as('sysadmin')).post(`/enterprises/imports/${id}/carry-out`);
    expect(await refused(order)).toMatchObject({ status: 409, code: 'platform.state-changed' });
  }, 120_000);

  test('is carried out wholly in one act, with one journal row an enterprise and one for the import', async () => {
    const file = await workbookOf(registerRows(2_100, seed));
    const ready = await checked(file);
    expect(ready).toMatchObject({ state: 'ready', faults: 0, acts: ['order', 'cancel'] });
    const before = await count('enterprise.enterprise');
    const begun = Date.now();
    const ordered = await (await city.as('sysadmin')).post<ImportAnswer>(`/enterprises/imports/${ready.id}/carry-out`);
    expect(ordered).toMatchObject({ state: 'ordered', progress: { done: 0 } });
    await city.deliver();
    const ms = Date.now() - begun;
    console.log(`2,100 enterprises written in ${ms} ms`);
    expect(ms).toBeLessThan(60_000);
    expect(await one(ready.id)).toMatchObject({ state: 'carried_out', enterprises: 2_100, acts: [], progress: null });
    expect(await count('enterprise.enterprise')).toBe(before + 2_100);
    const journal = await city.rows<{ event: string; n: string }>(
      `SELECT event, count(*) AS n FROM platform.journal WHERE event IN ('enterprise.registered', 'enterprise.imported')
       AND (facts ->> 'importId' = $1 OR subject_id = $1) GROUP BY event ORDER BY event`,
      [ready.id],
    );
    expect(journal).toEqual([
      { event: 'enterprise.imported', n: '1' },
      { event: 'enterprise.registered', n: '2100' },
    ]);
    // Each place has its code from the first moment.
    const [places] = await city.rows<{ without: number }>(
      `SELECT count(*)::int AS without FROM (SELECT id AS e, NULL::uuid AS s FROM enterprise.enterprise
         UNION ALL SELECT enterprise_id, id FROM enterprise.site) p
       WHERE NOT EXISTS (SELECT FROM enterprise.code c WHERE c.enterprise_id = p.e AND c.site_id IS NOT DISTINCT FROM p.s)`,
    );
    expect(places!.without).toBe(0);
    // What was written is what the file says: the county by name, the organ from it, kilograms as milligrams.
    const [first] = await city.rows<Record<string, unknown>>(
      `SELECT e.legal_rep, (SELECT count(*)::int FROM enterprise.site s WHERE s.enterprise_id = e.id) AS sites,
         (SELECT count(*)::int FROM enterprise.licence l WHERE l.enterprise_id = e.id) AS licences,
         (SELECT bool_and(n.storage_capacity % 1000000 = 500000) FROM enterprise.declared_need n WHERE n.enterprise_id = e.id) AS half
       FROM enterprise.enterprise e WHERE e.uscc = $1`,
      [madeUscc(12)],
    );
    expect(first).toMatchObject({ licences: 2, half: true });
  }, 120_000);

  test('the same file again names every row as registered already', async () => {
    const again = await checked(await workbookOf(registerRows(2_100, seed)));
    expect(again).toMatchObject({ state: 'checked', faults: 2_100 });
    const [fault] = await faultsOf(again.id);
    expect(fault).toMatchObject({ sheetName: '单位', row: 2, letter: 'A', code: 'registered-already' });
  }, 120_000);

  test('a write that fails in the middle leaves nothing, and the next try imports all', async () => {
    const { id } = await checked(await workbookOf(registerRows(300, seed, 5_000)));
    const last = madeUscc(5_299);
    await city.rows(`ALTER TABLE enterprise.enterprise ADD CONSTRAINT no_such CHECK (uscc <> '${last}')`);
    const before = await count('enterprise.enterprise');
    await (await city.as('sysadmin')).post(`/enterprises/imports/${id}/carry-out`);
    await city.deliver();
    expect(await count('enterprise.enterprise')).toBe(before);
    expect(await one(id)).toMatchObject({ state: 'ordered', enterprises: null });
    // The first of two rounds was written before the failure: its progress was seen, its rows are gone.
    expect((await one(id)).progress!.done).toBeGreaterThan(0);
    await city.rows('ALTER TABLE enterprise.enterprise DROP CONSTRAINT no_such');
    await city.rows(`UPDATE platform.delivery SET failures = 0 WHERE state = 'pending'`);
    await city.deliver();
    expect(await one(id)).toMatchObject({ state: 'carried_out', enterprises: 300 });
    expect(await count('enterprise.enterprise')).toBe(before + 300);
  }, 60_000);

  test('what was registered since the check makes it fall back, with the fault named', async () => {
    const [left, right] = [registerRows(3, seed, 6_000), registerRows(3, seed, 6_002)];
    const [a, b] = [await checked(await workbookOf(left)), await checked(await workbookOf(right))];
    for (const { id } of [a, b]) await (await city.as('supervisor')).post(`/enterprises/imports/${id}/carry-out`);
    await city.deliver();
    expect(await one(a.id)).toMatchObject({ state: 'carried_out' });
    expect(await one(b.id)).toMatchObject({ state: 'checked', faults: 1, enterprises: null });
    expect(await faultsOf(b.id)).toMatchObject([{ row: 2, code: 'registered-already' }]);
  });

  test('a CSV file is read in UTF-8 with and without its mark and in GB 18030, and formulas in it stay texts', async () => {
    const rows = registerRows(2, seed, 7_000).单位;
    rows[1]![1] = '=HYPERLINK("http://x")有限公司';
    const text = csvTable(rows);
    const gb = gb18030(text);
    for (const bytes of [Buffer.from(text), Buffer.from(`\ufeff${text}`), gb]) {
      const { state, rows: counts, form } = (await checked(bytes, '名录.csv')) as ImportAnswer & { form: string };
      expect({ state, form, counts }).toEqual({
        state: 'ready',
        form: 'csv',
        counts: { unit: 2, site: 0, licence: 0, need: 0 },
      });
    }
    const { id } = await checked(gb, '名录.csv');
    await (await city.as('sysadmin')).post(`/enterprises/imports/${id}/carry-out`);
    await city.deliver();
    const [row] = await city.rows<{ name: string }>('SELECT name FROM enterprise.enterprise WHERE uscc = $1', [
      madeUscc(7_000),
    ]);
    expect(row!.name).toBe('=HYPERLINK("http://x")有限公司');
  });

  test('a file that is none, or unpacks to too much, is refused at the door', async () => {
    const book = await workbookOf(registerRows(1, seed, 8_000));
    const bomb = Buffer.from(book);
    bomb.writeUInt32LE(MOST_UNPACKED_BYTES, bomb.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
    const attempts: [string, Buffer, string][] = [
      ['a PDF', Buffer.from('%PDF-1.4\n'), '415 enterprise.import-form'],
      ['an old .xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '415 enterprise.import-form'],
      ['nothing', Buffer.alloc(0), '415 enterprise.import-form'],
      ['another CSV', Buffer.from('a,b\n1,2\n'), '415 enterprise.import-form'],
      ['half an .xlsx', book.subarray(0, book.length / 2), '415 enterprise.import-form'],
      ['a bomb', bomb, '413 enterprise.import-bomb'],
      ['21 MB', Buffer.alloc(21 * 1024 * 1024), '413 platform.too-large'],
    ];
    for (const [what, bytes, code] of attempts)
      expect([what, await problemOf(await sendFile(city, 'sysadmin', bytes, 'x.xlsx'))]).toEqual([what, code]);
    const plain = await (
      await city.as('sysadmin')
    ).raw('POST', '/enterprises/imports', { 'idempotency-key': 'k'.repeat(9) });
    expect(await problemOf(plain)).toBe('415 platform.unsupported-type');
  });

  test('a damaged workbook that passes the door is named unreadable, and one without the sheet says which is missing', async () => {
    const book = await workbookOf(registerRows(20, seed, 8_100));
    const broken = Buffer.from(book);
    const name = Buffer.from('xl/worksheets/sheet1.xml');
    broken.fill(0xa5, broken.indexOf(name) + name.length + 4, broken.indexOf(name) + name.length + 60);
    expect(await faultsOf((await checked(broken)).id)).toMatchObject([{ code: 'unreadable' }]);
    const { 仓库 } = registerRows(1, seed, 8_200);
    const missing = await faultsOf((await checked(await workbookOf({ 仓库 }))).id);
    expect(missing.map(({ code }) => code)).toContain('sheet-missing');
  });

  test('nobody sees or decides imports of another area, and a county imports its own county only', async () => {
    await city.rows(
      `INSERT INTO identity.office SELECT id, 'supervisor' FROM identity.account WHERE username = 'longwan'`,
    );
    const { id } = await checked(await workbookOf(registerRows(1, seed, 8_300)));
    const longwan = await city.as('longwan');
    for (const ask of [
      longwan.get(`/enterprises/imports/${id}`),
      longwan.get(`/enterprises/imports/${id}/faults`),
      longwan.post(`/enterprises/imports/${id}/carry-out`),
      longwan.post(`/enterprises/imports/${id}/cancel`),
    ])
      expect(await refused(ask)).toMatchObject({ status: 404, code: 'platform.not-found' });
    expect(await longwan.get('/enterprises/imports')).toEqual({ items: [], next: null });
    const rows = registerRows(2, seed, 8_400);
    rows.单位[1]![3] = '龙湾区';
    rows.单位[2]![3] = '鹿城区';
    const own = await checked(await workbookOf(rows), '名录.xlsx', 'longwan');
    expect(own).toMatchObject({ state: 'checked' });
    const faults = await longwan.get<{ items: Fault[] }>(`/enterprises/imports/${own.id}/faults`);
    expect(faults.items).toMatchObject([{ row: 3, letter: 'D', code: 'division-unknown' }]);
    const cancelled = await longwan.post<ImportAnswer>(`/enterprises/imports/${own.id}/cancel`);
    expect(cancelled).toMatchObject({ state: 'cancelled', acts: [] });
  });

  test('the template is read back without a fault once it is filled in', async () => {
    const response = await (await city.as('sysadmin')).raw('GET', '/enterprises/imports/template');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get('content-type')).toContain('spreadsheetml');
    const { readXlsx } = await import('hucre/xlsx');
    const book = await readXlsx(bytes);
    expect(book.sheets.map(({ name }) => name)).toEqual(['单位', '仓库', '资质', '品种', '填写说明', '选项']);
    expect(book.sheets[2]!.dataValidations?.[0]).toMatchObject({ type: 'list', range: 'B2:B5001' });
    const rows = registerRows(3, seed, 9_000);
    const filled = Object.fromEntries(
      book.sheets.slice(0, 4).map(({ name, rows: head }) => [name, [head[0]!, ...rows[name as keyof Sheets].slice(1)]]),
    );
    expect(await checked(await workbookOf(filled as never))).toMatchObject({ state: 'ready' });
  });
});

/** Sixty faults of many kinds, each in a row of its own. @returns where and what, as the system must name them */
function spoil(sheets: Sheets): string[] {
  const expected: string[] = [];
  const set = (
    sheet: keyof Sheets,
    row: number,
    column: number,
    value: string | number | Date | null,
    code: string,
  ) => {
    sheets[sheet][row - 1]![column] = value;
    expected.push(`${sheet} ${row} ${'ABCDEFGH'[column]} ${code}`);
  };
  const uscc = (sheet: keyof Sheets, row: number) => sheets[sheet][row - 1]![0] as string;
  for (let i = 0; i < 3; i++) {
    const row = 10 + i * 30;
    set('单位', row, 1, '  ', 'required');
    set('单位', row + 1, 1, '长'.repeat(101), 'too-long');
    set('单位', row + 2, 4, '路\u0007号', 'ill-formed');
    set('单位', row + 3, 2, '什么单位', 'kind-unknown');
    set('单位', row + 4, 3, '火星区', 'division-unknown');
    set('单位', row + 5, 3, '331002', 'division-elsewhere');
    set('单位', row + 6, 6, '2024-02-30', 'date-malformed');
    set('单位', row + 7, 6, '2031-01-01', 'date-ahead');
    set('单位', row + 8, 5, '#REF!', 'formula-error');
    set('单位', row + 9, 1, sheets.单位[row + 9]![1] as string, 'name-twice');
    // It is the later one that is named.
    expected[expected.length - 1] = `单位 ${row + 10} B name-twice`;
    set('品种', row, 1, '不存在的品种', 'substance-unknown');
    set('品种', row + 1, 2, '很多', 'amount-malformed');
    set('品种', row + 2, 2, -5, 'amount-negative');
    set('品种', row + 3, 3, '99999999999', 'amount-too-large');
    set('品种', row + 4, 4, '片', 'unit-of-measure-unknown');
    set('资质', row, 1, '营业证', 'licence-kind-unknown');
    set('仓库', row, 2, null, 'required');
  }
  // The rows of a code that is spoilt lose their enterprise: such faults are put where nothing hangs on them.
  const lonely = (n: number) => {
    const row = sheets.单位.length - n;
    const code = uscc('单位', row);
    for (const sheet of ['仓库', '资质', '品种'] as const)
      sheets[sheet] = sheets[sheet].filter((cells, i) => i === 0 || cells[0] !== code);
    return row;
  };
  set('单位', lonely(1), 0, '91330399MC000001XX', 'uscc-malformed');
  set('单位', lonely(2), 0, uscc('单位', 200), 'uscc-twice');
  set('单位', lonely(3), 0, Number('913303990000000123'), 'uscc-lost-digits');
  set('单位', lonely(4), 3, '330300', 'division-unknown');
  const row = 150;
  set('仓库', row, 0, '91330302MA0Y00024F', 'unit-unknown');
  set('仓库', row + 1, 1, '1 号库', '');
  expected.pop();
  set('资质', row, 5, '2019-01-01', 'date-order');
  sheets.品种.push([...sheets.品种[row]!]);
  expected.push(`品种 ${sheets.品种.length} B need-twice`);
  sheets.资质.push([...sheets.资质[row + 5]!]);
  expected.push(`资质 ${sheets.资质.length} C licence-twice`);
  sheets.仓库.push([...sheets.仓库[row + 9]!]);
  expected.push(`仓库 ${sheets.仓库.length} B site-twice`);
  return expected;
}

/** A text as GB 18030: node only decodes it, so the two-byte codes are looked up the other way round. */
function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, Buffer>();
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) {
      const pair = Buffer.from([high, low]);
      const char = decoder.decode(pair);
      if (char.length === 1 && !codes.has(char)) codes.set(char, pair);
    }
  return Buffer.concat([...text].map((char) => (char < '\u0080' ? Buffer.from(char) : codes.get(char)!)));
}
