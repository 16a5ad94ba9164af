import type { BrowserContext, Page } from 'playwright-core';
import { PublishStatusLists } from '../../libs/permits/src/status-list/publish';
import { City } from '../kit/city';
import { permitOf } from '../kit/filing';
import { PHONE, Screens, inBrowser, journey, snap } from '../kit/screens';

// What anyone may do without signing in, on a phone and without network.

inBrowser('the public, on a phone', () => {
  let city: City;
  let screens: Screens;
  let fragment: string;

  const act = journey((name) => screens.keep(name));

  beforeAll(async () => {
    city = await City.open();
    const { code } = await permitOf(city, 'paint', { lines: [['PC3-02', '33']] });
    fragment = code.slice(code.indexOf('#'));
    screens = await Screens.open(city);
  }, 90_000);
  afterAll(async () => {
    await screens?.close();
    await city?.close();
  });

  act('the address in the code opens a page that proves the permit and asks the register', async () => {
    const page = await screens.at(null, `/V${fragment}`, { width: PHONE });
    await page.locator('[data-verdict=in_force]').waitFor();
    // The register may have answered before the phone has checked for itself.
    await page.getByTestId('verdict').filter({ hasText: '本机已核验签名' }).waitFor();
    await snap(page, 'public-in-force-390');
    await page.context().close();
  });

  act('it opens light: no component library, and quickly', async () => {
    const { page, context } = await screens.window(null, { width: PHONE });
    const begun = performance.now();
    await page.goto(`${city.url}/V${fragment}`);
    await page.locator('[data-verdict=in_force]').waitFor();
    const shown = performance.now() - begun;
    const loaded = await page.evaluate<{ name: string; bytes: number }[]>(
      "performance.getEntriesByType('resource').filter(({ name }) => /[.](js|css|wasm)$/.test(name)).map(({ name, encodedBodySize }) => ({ name, bytes: encodedBodySize }))",
    );
    const texts = await Promise.all(loaded.map(async ({ name }) => (await fetch(name)).text()));
    expect(texts.filter((text) => /ant-btn|ant-select/.test(text))).toEqual([]);
    const bytes = loaded.reduce((sum, one) => sum + one.bytes, 0);
    console.log(
      `verdict shown after ${Math.round(shown)} ms, ${Math.round(bytes / 1024)} KB of scripts and styles over the wire`,
    );
    expect(bytes).toBeLessThan(250 * 1024);
    await context.close();
  });

  /** A phone that was on the page with network, then lost it, and is shown a code. */
  async function offline(): Promise<{ page: Page; context: BrowserContext; show(code: string): Promise<void> }> {
    const { page, context } = await screens.window(null, { width: PHONE });
    const keys = page.waitForResponse((response) => response.url().endsWith('/api/verify/keys'));
    const lists = page.waitForResponse((response) => response.url().endsWith('/api/well-known/status-lists'));
    await page.goto(`${city.url}/V`);
    await page.getByTestId('scan-again').waitFor();
    await Promise.all([keys, lists]);
    await page.waitForFunction("caches.match('/api/well-known/status-lists/0').then(Boolean)");
    await context.setOffline(true);
    const show = async (code: string) => void (await page.evaluate(`location.hash = '${code}'`));
    return { page, context, show };
  }
  const publish = () => city.worker.get(PublishStatusLists).tick();
  const stateOf = (state: string) =>
    city.rows(
      `UPDATE permits.permit SET state = $1::text, version = version + 1,
         suspended_until = CASE WHEN $1::text = 'suspended' THEN date '2026-12-31' END`,
      [state],
    );

  act('without network and without a list the signature is proven and "in force" is not claimed', async () => {
    const { page, context } = await screens.window(null, { width: PHONE });
    await page.route('**/api/{well-known/**,scan}', (route) => route.abort());
    await page.goto(`${city.url}/V${fragment}`);
    const verdict = page.locator('[data-verdict=listed-list_missing]');
    await verdict.waitFor();
    expect(await verdict.innerText()).toContain('签名真实');
    expect(await verdict.getByRole('heading').innerText()).toBe('需联网核对');
    expect(await page.locator('.verdict.tone-good').count()).toBe(0);
    await context.close();
    screens.broken.length = 0; // the aborted requests are noted by the browser as errors
  });

  act('without network the list on the phone is asked, with its age, and nothing is green', async () => {
    await publish();
    const { page, context, show } = await offline();
    await show(fragment);
    const verdict = page.locator('[data-verdict=listed-in_force]');
    await verdict.waitFor();
    const said = await verdict.innerText();
    for (const word of ['名单上有效', '签名真实', '91330302MA0Y00024F', '33 千克', '公钥截至', '状态名单截至'])
      expect(said).toContain(word);
    expect(await page.locator('.verdict.tone-good').count()).toBe(0);
    await snap(page, 'public-offline-390');
    const digits = fragment.slice(1);
    await show(`#${digits.slice(0, -4)}${digits.endsWith('1111') ? '2222' : '1111'}`);
    await page.locator('[data-verdict=altered]').waitFor();
    await snap(page, 'public-offline-forged-390');
    // Two days later the list says nothing any more.
    await page.clock.setFixedTime(new Date(Date.now() + 2 * 86_400_000));
    await show(fragment);
    await page.locator('[data-verdict=listed-list_too_old]').waitFor();
    await snap(page, 'public-offline-old-list-390');
    await context.setOffline(false);
    await show('#1');
    await show(fragment);
    await page.locator('[data-verdict=in_force]').waitFor();
    await context.close();
  });

  act('without network a paper that was stopped is known by the list, each kind by its own word', async () => {
    for (const [state, mark, words] of [
      ['suspended', 'suspended', '被暂扣'],
      ['used_up', 'used_up', '已用完'],
      ['revoked', 'invalid', '已失效'],
    ] as const) {
      await stateOf(state);
      await publish();
      const { page, context, show } = await offline();
      await show(fragment);
      const verdict = page.locator(`[data-verdict=listed-${mark}]`);
      await verdict.waitFor();
      expect(await verdict.getByRole('heading').innerText()).toBe(words);
      expect(await page.locator('.verdict.tone-stop').count()).toBe(1);
      if (state === 'revoked') await snap(page, 'public-offline-revoked-390');
      await context.close();
    }
    await stateOf('valid');
    await publish();
  });

  act('a device that never had the keys says so, and proves nothing', async () => {
    const { page, context } = await screens.window(null, { width: PHONE });
    await page.route('**/api/{verify/keys,scan}', (route) => route.abort());
    await page.goto(`${city.url}/V${fragment}`);
    const verdict = page.locator('[data-verdict=no-keys]');
    await verdict.waitFor();
    expect(await verdict.innerText()).toContain('不能离线核验');
    await context.close();
    screens.broken.length = 0; // the two aborted requests are noted by the browser as errors
  });

  act('a typed number and a number that nobody issued get their plain answers', async () => {
    const page = await screens.at(null, '/', { width: PHONE });
    await page.getByTestId('public-number').fill('330302G20269999999X');
    await page.keyboard.press('Enter');
    await page.locator('[data-verdict=not_found]').waitFor();
    await page.getByTestId('scan-again').click();
    await page.getByTestId('scan-text').waitFor();
    await page.context().close();
  });

  it('nothing failed in a script', () => {
    expect(screens.broken).toEqual([]);
  });
});
