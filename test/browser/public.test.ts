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
    expect(await page.getByTestId('verdict').innerText()).toContain('本机已核验签名');
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

  act('without network the signature is proven and "in force now" is not claimed', async () => {
    const { page, context } = await screens.window(null, { width: PHONE });
    await page.goto(`${city.url}/V`);
    await page.getByTestId('scan-again').waitFor();
    await page.waitForResponse((response) => response.url().endsWith('/api/verify/keys')).catch(() => undefined);
    await context.setOffline(true);
    await page.evaluate(`location.hash = '${fragment}'`);
    const verdict = page.locator('[data-verdict=need-network]');
    await verdict.waitFor();
    const said = await verdict.innerText();
    for (const word of ['需联网核对', '签名真实', '91330302MA0Y00024F', '33 千克', '公钥截至'])
      expect(said).toContain(word);
    expect(await verdict.getByRole('heading').innerText()).toBe('需联网核对');
    expect(await page.locator('.verdict.tone-good').count()).toBe(0);
    await snap(page, 'public-offline-390');
    const digits = fragment.slice(1);
    await page.evaluate(`location.hash = '#${digits.slice(0, -4)}${digits.endsWith('1111') ? '2222' : '1111'}'`);
    await page.locator('[data-verdict=forged]').waitFor();
    await snap(page, 'public-offline-forged-390');
    await context.setOffline(false);
    await page.evaluate(`location.hash = '${fragment}'`);
    await page.locator('[data-verdict=in_force]').waitFor();
    await context.close();
  });

  act('a device that never had the keys says so, and proves nothing', async () => {
    const { page, context } = await screens.window(null, { width: PHONE });
    await page.route('**/api/{verify/keys,scan}', (route) => route.abort());
    await page.goto(`${city.url}/V${fragment}`);
    const verdict = page.locator('[data-verdict=need-network]');
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
