import { City } from '../kit/city';
import { claimed, submitted } from '../kit/filing';
import { barriers, inBrowser, PC, PHONE, resize, Screens, settled, sideways, snap } from '../kit/screens';

interface Mine {
  readonly codes: { code: string }[];
  readonly living: { text: string };
}

inBrowser('易智码 on the screen', () => {
  let city: City;
  let screens: Screens;
  let code: string;

  beforeAll(async () => {
    city = await City.open();
    code = (await (await city.as('paint')).get<Mine>('/code/mine')).codes[0]!.code;
    screens = await Screens.open(city);
  }, 120_000);
  afterAll(async () => {
    await screens?.close();
    await city?.close();
  });

  /** Both widths: nothing sticks out, nothing bars the way. */
  async function judged(who: string | null, path: string, ready: string, name: string) {
    const page = await screens.own(who, path);
    await page.locator(ready).first().waitFor();
    await settled(page);
    const found: Record<number, unknown> = {};
    for (const width of [PC, PHONE]) {
      await resize(page, width);
      await snap(page, `code-${name}-${width}`, true);
      const [pushed, faults] = [await sideways(page), await barriers(page)];
      if (pushed > 1 || faults.length) found[width] = { pushed, faults };
    }
    await resize(page, PC);
    expect(found).toEqual({});
    return page;
  }

  test('the public, a counterparty, the enterprise and an officer each see their share', async () => {
    const open = await judged(null, `/e/${code}`, '[data-verdict=genuine]', 'public');
    expect(await open.locator('main').innerText()).not.toMatch(/管控|信用等级|易智码 正常/);
    const other = await judged('seller', `/e/${code}`, '[data-testid=may-buy]', 'counterparty');
    expect(await other.getByTestId('may-buy').getAttribute('data-may')).toBe('true');
    await other.getByTestId('may-substance').fill('jb');
    await other.getByTestId('may-substance-option').filter({ hasText: '甲苯' }).first().click();
    await other.locator('[data-testid=may-sell][data-may=false]').waitFor();
    await judged('paint', `/e/${code}`, '[data-testid=code-own]', 'own');
    await judged('inspector', `/e/${code}`, '[data-testid=code-file]', 'officer');
    await judged(null, '/e/0123456789ABCDEF', '[data-verdict=unknown]', 'unknown');
  }, 120_000);

  test('an officer holds with reason and article; every screen follows, and the release brings green back', async () => {
    const page = await screens.own('supervisor', `/e/${code}`);
    await page.getByTestId('hold-new').click();
    await page.getByTestId('hold-scope-purchase').check();
    await page.getByTestId('hold-reason-order_to_correct').check();
    expect(await page.getByTestId('hold-go').isDisabled()).toBe(true);
    await page.getByTestId('hold-article-条例 40').check();
    await page.getByTestId('hold-number').fill('温公禁〔2026〕12 号');
    for (const width of [PC, PHONE]) {
      await resize(page, width);
      await snap(page, `code-hold-form-${width}`, true);
      expect([await sideways(page), await barriers(page)]).toEqual([0, []]);
    }
    await resize(page, PC);
    await page.getByTestId('hold-go').click();
    await page.locator('[data-testid=hold][data-phase=in_force]').waitFor();
    await judged('supervisor', `/e/${code}`, '[data-testid=release]', 'held-officer');
    await judged('paint', '/home', '[data-colour=red]', 'home-red');
    await judged('paint', '/code', '[data-colour=red]', 'mine-red');
    await (await screens.own('seller', `/e/${code}`)).locator('[data-testid=may-buy][data-may=false]').waitFor();
    const open = await screens.own(null, `/e/${code}`);
    await open.locator('[data-verdict=genuine]').waitFor();
    const again = await screens.own('supervisor', `/e/${code}`);
    await again.getByTestId('release').click();
    await again.getByTestId('release-reason-corrected').check();
    await again.getByTestId('release-go').click();
    await again.locator('[data-testid=hold][data-phase=released]').waitFor();
    await again.locator('[data-testid=colour][data-colour=green]').waitFor();
  }, 120_000);

  test('my code lives, proves presence, and a lost plate is replaced', async () => {
    const page = await judged('paint', '/code', '[data-testid=living]', 'mine');
    const living = await page.getByTestId('living').getAttribute('data-text');
    const officer = await judged('inspector', `/e/${living}`, '[data-testid=presence]', 'presence');
    expect(await officer.getByTestId('living-state').innerText()).toContain('动态码有效');
    expect(await city.rows(`SELECT 1 FROM platform.journal WHERE event = 'enterprise.presence-proved'`)).toHaveLength(
      1,
    );
    const plate = page.getByTestId('plate').nth(2);
    const old = (await plate.getByTestId('plate-code').innerText()).trim();
    await plate.getByTestId('plate-replace').click();
    await plate.getByTestId('plate-replace-go').click();
    await plate.locator('.notice.tone-good').waitFor();
    expect((await plate.getByTestId('plate-code').innerText()).trim()).not.toBe(old);
    await judged(null, `/e/${old}`, '[data-verdict=replaced]', 'replaced');
  }, 120_000);

  test('a returned application makes it yellow, and says what to do', async () => {
    const open = await submitted(city, 'paint', { lines: [['PC3-01', '21']] });
    const { fence } = await claimed(city, 'approver', open.id);
    await (
      await city.as('approver')
    ).post(`/review/applications/${open.id}/return`, { fence, defects: [{ code: 'use-unclear' }] });
    const page = await judged('paint', '/home', '[data-colour=yellow]', 'home-yellow');
    expect(await page.getByTestId('colour-reasons').innerText()).toContain('待补正');
  }, 60_000);

  test('an officer comes from a case to the standing of its enterprise', async () => {
    const open = await submitted(city, 'lab', { lines: [['PC3-02', '7']] });
    const page = await screens.own('approver', `/desk/${open.id}`);
    await page.getByTestId('case-standing').click();
    await page.waitForURL('**/standing');
    await judged('supervisor', new URL(page.url()).pathname, '[data-testid=hold-new]', 'standing');
  }, 60_000);

  test('in English nothing sticks out either', async () => {
    const places = [
      ['paint', '/code', '[data-testid=living]'],
      ['supervisor', `/e/${code}`, '[data-testid=hold-new]'],
      ['seller', `/e/${code}`, '[data-testid=may-buy]'],
    ] as const;
    for (const [who, path, ready] of places) {
      const page = await screens.own(who, path, { lang: 'en' });
      await page.locator(ready).first().waitFor();
      if (who === 'supervisor') await page.getByTestId('hold-new').click();
      await settled(page);
      for (const width of [PC, PHONE]) {
        await resize(page, width);
        await snap(page, `code-en-${who}-${width}`, true);
        expect([who, width, await sideways(page)]).toEqual([who, width, 0]);
      }
      await resize(page, PC);
    }
  }, 60_000);

  test('the scanner knows a code of an enterprise from a paper, scanned or typed', async () => {
    const page = await screens.own('seller', '/scan');
    await page.getByTestId('scan-text').fill(`http://localhost:3000/e/${code}`);
    await page.getByTestId('scan-check').click();
    await page.waitForURL(`**/e/${code}`);
    await page.locator('[data-testid=code-may]').waitFor();
    await page.goto(`${city.url}/check`);
    await page.getByTestId('scan-text').fill(code.toLowerCase());
    await page.getByTestId('scan-check').click();
    await page.waitForURL(`**/e/${code.toLowerCase()}`);
    await page.locator('[data-verdict=genuine]').waitFor();
  });

  test('no script failed', () => {
    expect(screens.broken).toEqual([]);
  });
});
