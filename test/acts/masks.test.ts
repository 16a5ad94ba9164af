import { play } from '../../apps/cli/src/story/play';
import { City } from '../kit/city';
import { NEW_CODES, submittedFiling } from '../kit/joining';
import { routesOf } from '../kit/routes';

// 个人信息保护法 6, 28: lists say enough to recognise, and no more. What the pages export is made of these lists.

const OFFICERS = ['approver', 'supervisor', 'inspector', 'sysadmin', 'secadmin', 'auditadmin'];
const COMPANIES = ['lab', 'seller', 'carrier'];
const PHONE = /(?<![\d.])1[3-9]\d{9}(?!\d)/g;
const RESIDENT = /(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{9}[\dX](?![0-9A-Za-z])/g;

describe('in every list', () => {
  let city: City;
  let lists: string[];
  /** Legal representatives and staff who hold no account: an officer's or colleague's name is no secret of the file. */
  let names: string[];

  beforeAll(async () => {
    city = await City.open();
    await play(city.url, city.demoPassword, () => undefined);
    await submittedFiling(city, 'listed', NEW_CODES[0]);
    await city.drain(60_000);
    lists = routesOf(city.api)
      .filter(({ method, path }) => method === 'GET' && !path.includes(':') && !path.endsWith('/privacy/export'))
      .map(({ path }) => path.slice('/api'.length));
    const rows = await city.rows<{ name: string }>(
      `SELECT legal_rep AS name FROM enterprise.enterprise UNION SELECT name FROM enterprise.staff
       EXCEPT SELECT name FROM identity.account EXCEPT SELECT name FROM enterprise.enterprise`,
    );
    names = rows.map(({ name }) => name).filter((name) => name.length > 1);
  }, 120_000);
  afterAll(() => city?.close());

  async function shown(username: string): Promise<{ asked: number; found: string[] }> {
    const client = await city.as(username);
    const found: string[] = [];
    let asked = 0;
    for (const path of lists) {
      const response = await client.raw('GET', path);
      if (!response.ok) continue;
      asked += 1;
      // Quantities in milligrams may be as long as a phone.
      const text = (await response.text()).replace(/"(amount|balance)":"-?\d+"/g, '');
      for (const seen of [
        ...names.filter((name) => text.includes(name)),
        ...(text.match(PHONE) ?? []),
        ...(text.match(RESIDENT) ?? []),
      ])
        found.push(`${username} ${path}: ${seen.slice(0, 2)}…`);
    }
    return { asked, found };
  }

  test.each(OFFICERS)('%s reads no legal representative, phone or identity number in the clear', async (username) => {
    const { asked, found } = await shown(username);
    expect(names.length).toBeGreaterThan(2);
    expect(asked).toBeGreaterThan(8);
    expect(found).toEqual([]);
  });

  test.each(COMPANIES)('%s reads none of another enterprise’s', async (username) => {
    const [own] = await city.rows<{ legal_rep: string }>(
      `SELECT e.legal_rep FROM enterprise.enterprise e JOIN identity.account a ON a.enterprise_id = e.id WHERE a.username = $1`,
      [username],
    );
    const staff = await city.rows<{ name: string }>(
      `SELECT s.name FROM enterprise.staff s JOIN identity.account a ON a.enterprise_id = s.enterprise_id WHERE a.username = $1`,
      [username],
    );
    const mine = new Set([own!.legal_rep, ...staff.map(({ name }) => name)].map((name) => name.slice(0, 2)));
    const { asked, found } = await shown(username);
    expect(asked).toBeGreaterThan(8);
    // Their own file is theirs to read.
    expect(found.filter((one) => !/\/(enterprises|code)\/mine/.test(one) && !mine.has(one.slice(-3, -1)))).toEqual([]);
  });
});
