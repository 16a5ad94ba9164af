import { registerEnterprise } from '@yby/enterprise';
import { addAccount } from '@yby/identity';
import { plainDate, systemCaller } from '@yby/platform';
import type { Page } from 'playwright-core';
import { City } from '../kit/city';
import { approved, claimed, purchase, type Case } from '../kit/filing';
import { barriers, inBrowser, journey, PC, PHONE, resize, Screens, settled, sideways, snap } from '../kit/screens';

/** Last day of the filing that lets the newcomer deal. */
const END = plainDate('2027-01-15');

inBrowser('the life of an enterprise under its code', () => {
  let city: City;
  let screens: Screens;
  let enterpriseId: string;
  let code: string;

  beforeAll(async () => {
    city = await City.open();
    screens = await Screens.open(city);
  }, 120_000);
  afterAll(async () => {
    await screens?.close();
    await city?.close();
  });
  const step = journey((name) => screens.keep(`journey-one-${name}`));

  /** A window of its own for somebody who signs in now: the clock leaps further here than a session lives. */
  async function seen(who: string | null, path: string, ready: string, name: string): Promise<Page> {
    const { page, context } = await screens.window(null);
    if (who) {
      const client = city.nobody();
      await client.signIn(who, city.demoPassword);
      const [cookie, value] = client.identity().cookie!.split(/=(.*)/s);
      await context.addCookies([{ name: cookie!, value: value!, url: city.url }]);
    }
    await page.goto(city.url + path);
    await page.locator(ready).first().waitFor();
    await settled(page);
    for (const width of [PC, PHONE]) {
      await resize(page, width);
      await snap(page, `journey-one-${name}-${width}`, true);
      expect([name, width, await sideways(page), await barriers(page)]).toEqual([name, width, 0, []]);
    }
    await resize(page, PC);
    return page;
  }
  const colourIs = (colour: string) => `[data-testid=colour][data-colour=${colour}]`;

  step('a dealer comes into the register, and its code is there in the same moment', async () => {
    await city.work.run(systemCaller('test'), 'test.register', async (tx) => {
      const licence = { issuer: '鹿城区应急管理局', validFrom: plainDate('2024-01-16') };
      ({ id: enterpriseId } = await registerEnterprise(tx, {
        uscc: '11330105002500287C',
        name: '温州新桥化工经营部',
        division: '330302',
        address: '温州市鹿城区新桥路 1 号',
        legalRep: '吕新桥',
        kinds: ['dealer'],
        sites: [{ name: '新桥仓库', address: '温州市鹿城区新桥路 1 号' }],
        licences: [
          { ...licence, kind: 'business_licence', number: '330302000099999', validTo: null, substances: [] },
          { ...licence, kind: 'dealing_filing', number: '（浙）3S33030209999', validTo: END, substances: ['PC3-01'] },
        ],
        needs: [{ substance: 'PC3-01', unit: 'mg', yearlyNeed: 10n ** 12n, storageCapacity: 10n ** 12n }],
      }));
      await addAccount(tx, {
        username: 'newcomer',
        name: '吕新桥',
        password: city.demoPassword,
        roles: ['agent', 'storekeeper'],
        enterpriseId,
        division: '330302',
      });
    });
    code = (await (await city.as('newcomer')).get<{ codes: { code: string }[] }>('/code/mine')).codes[0]!.code;
    await seen(null, `/e/${code}`, '[data-verdict=genuine]', 'registered');
  });

  step('its first application comes back with three defects: the code is yellow and says what to do', async () => {
    const newcomer = await city.as('newcomer');
    const { id } = await newcomer.post<Case>('/applications', await purchase(city, 'newcomer'));
    const { fence } = await claimed(city, 'approver', id);
    const reasons = await (await city.as('approver')).get<{ defects: { code: string }[] }>('/review/reasons');
    const defects = reasons.defects.slice(0, 3).map((one) => ({ code: one.code, note: '请补正' }));
    await (await city.as('approver')).post(`/review/applications/${id}/return`, { fence, defects });
    const returned = await newcomer.get<Case>(`/applications/${id}`);
    expect(returned.decision!.defects).toHaveLength(3);
    const page = await seen('newcomer', '/code', colourIs('yellow'), 'returned');
    expect(await page.getByTestId('colour-reasons').innerText()).toContain(`申请 ${returned.number} 待补正`);
    // Corrected, approved: nothing is left to do.
    await newcomer.post(`/applications/${id}/resubmit`, await purchase(city, 'newcomer'));
    expect(await approved(city, 'approver', id)).toMatchObject({ state: 'approved' });
    await seen('newcomer', '/code', colourIs('green'), 'approved');
    await seen('newcomer', '/home', colourIs('green'), 'home');
  });

  step('a seller sees that it may trade today, and an officer everything', async () => {
    const page = await seen('seller', `/e/${code}`, '[data-testid=may-sell][data-may=true]', 'counterparty-green');
    expect(await page.locator('main').innerText()).not.toContain('信用等级');
    const desk = await seen('inspector', `/e/${code}`, '[data-testid=code-file]', 'officer-green');
    expect(await desk.locator('.counts').innerText()).toMatch(/1\s*有效证件/);
  });

  step('its filing ends by the clock: yellow without a write, and no longer a seller', async () => {
    await city.drain();
    const writes = () => city.rows('SELECT sum(version)::text AS versions FROM enterprise.enterprise');
    const before = await writes();
    await city.setClock('2027-01-16T01:30:00.000Z');
    const page = await seen('newcomer', '/code', colourIs('yellow'), 'expired');
    expect(await page.getByTestId('colour-reasons').innerText()).toContain('不能再销售甲苯');
    await seen('paint', `/e/${code}`, '[data-testid=may-sell][data-may=false]', 'counterparty-yellow');
    expect(await writes()).toEqual(before);
  });

  step('a supervisor holds it: red at once for the two sides, nothing of it for the others', async () => {
    const page = await seen('supervisor', `/e/${code}`, '[data-testid=hold-new]', 'supervisor');
    await page.getByTestId('hold-new').click();
    await page.getByTestId('hold-scope-all').check();
    await page.getByTestId('hold-reason-under_investigation').check();
    await page.getByTestId('hold-article-条例 32').check();
    await page.getByTestId('hold-go').click();
    await page.locator('[data-testid=hold][data-phase=in_force]').waitFor();
    await seen('newcomer', '/home', colourIs('red'), 'red-own');
    const officer = await seen('approver', `/e/${code}`, colourIs('red'), 'red-officer');
    expect(await officer.getByTestId('hold-new').count()).toBe(0);
    const open = await seen(null, `/e/${code}`, '[data-verdict=genuine]', 'red-public');
    expect(await open.locator('main').innerText()).not.toMatch(/管控|受限|调查/);
    const other = await seen('paint', `/e/${code}`, '[data-testid=may-buy][data-may=false]', 'red-counterparty');
    expect(await other.locator('main').innerText()).not.toMatch(/管控|受限|调查/);
    const told = await city.rows<{ facts: { scope: string } }>(
      `SELECT facts FROM platform.journal WHERE event = 'enterprise.held' AND subject_id = $1`,
      [enterpriseId],
    );
    expect(told).toMatchObject([{ facts: { scope: 'all', article: '条例 32' } }]);
  });

  step('released, it is what it was: yellow for the filing that ended', async () => {
    const page = await seen('supervisor', `/e/${code}`, '[data-testid=release]', 'before-release');
    await page.getByTestId('release').click();
    await page.getByTestId('release-reason-unfounded').check();
    await page.getByTestId('release-go').click();
    await page.locator(colourIs('yellow')).first().waitFor();
    await page.locator('[data-testid=hold][data-phase=released]').waitFor();
    expect(screens.broken).toEqual([]);
  });
});
