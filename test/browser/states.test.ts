import type { Page } from 'playwright-core';
import { City } from '../kit/city';
import { permitOf, submitted } from '../kit/filing';
import { PHONE, Screens, barriers, inBrowser, settled, snap, until } from '../kit/screens';

// What a page says while it waits, when it has nothing, and when something failed; and that a keyboard reaches every act.

inBrowser('loading, failing and the keyboard', () => {
  let city: City;
  let screens: Screens;
  let permit: string;
  let waiting: string;

  beforeAll(async () => {
    city = await City.open();
    permit = (await permitOf(city, 'paint', { lines: [['PC3-01', '240']] })).id;
    waiting = (await submitted(city, 'lab', { lines: [['PC3-05', '12']] })).id;
    screens = await Screens.open(city);
  }, 90_000);
  afterAll(async () => {
    await screens?.close();
    await city?.close();
  });

  it('while a list is on its way there are bones in its place, and no spinner', async () => {
    const { page, context } = await screens.window('paint', { width: PHONE });
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/api/permits?*', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${city.url}/permits`);
    await page.locator('.bone').first().waitFor();
    expect(await page.locator('.ant-spin').count()).toBe(0);
    await snap(page, 'state-loading-390');
    answer();
    await page.getByTestId('permit-row').waitFor();
    await context.close();
  }, 40_000);

  it('a failure keeps the page, says what to do, has a number to quote, and the retry works', async () => {
    const { page, context } = await screens.window('paint');
    await page.route('**/api/permits?*', (route) =>
      route.fulfill({
        status: 502,
        contentType: 'text/html',
        headers: { 'x-request-id': 'r-4711' },
        body: 'bad gateway',
      }),
    );
    await page.goto(`${city.url}/permits`);
    await page.getByText('服务器没有正常回答（502）').waitFor();
    expect(await page.locator('.notice').innerText()).toContain('编号：r-4711');
    await snap(page, 'state-failed');
    expect(await barriers(page)).toEqual([]);
    await page.unroute('**/api/permits?*');
    await page.getByTestId('again').click();
    await page.getByTestId('permit-row').waitFor();
    await context.close();
  }, 60_000);

  it('an act whose answer was lost is sent again under its key, and happens once', async () => {
    const { page, context } = await screens.window('seller');
    await page.goto(`${city.url}/sales/${permit}`);
    await page.getByTestId('redeem-quantity-PC3-01').fill('100');
    await page.getByTestId('redeem-payment-transfer').check();
    await page.getByTestId('redeem-checked').check();
    await page.route(
      '**/redemptions',
      async (route) => {
        await route.fetch(); // it arrives and is done
        await route.abort(); // but nobody hears of it
      },
      { times: 1 },
    );
    await page.getByTestId('redeem').click();
    await page.getByText('连不上服务器').waitFor();
    expect(await page.getByTestId('redeem-quantity-PC3-01').inputValue()).toBe('100');
    expect(await page.getByText('这张证件现在不能由您核销').count()).toBe(0);
    await snap(page, 'state-unreachable');
    await page.getByTestId('again').click();
    await page.getByTestId('redeem-done').waitFor();
    const done = await city.rows<{ count: string }>('SELECT count(*) FROM permits.redemption WHERE permit_id = $1', [
      permit,
    ]);
    expect(done[0]!.count).toBe('1');
    await context.close();
  }, 60_000);

  it('a page whose script did not arrive offers to load it again', async () => {
    const { page, context } = await screens.window('paint');
    await page.route('**/assets/stock-page-*.js', (route) => route.fulfill({ status: 404 }));
    await page.goto(`${city.url}/home`);
    await page.getByTestId('nav-stock').click();
    await page.getByText('这个页面没有打开').waitFor();
    await page.getByText('刚刚换了新版本').waitFor();
    await page.getByTestId('nav-home').waitFor(); // the frame stays
    await snap(page, 'state-chunk-missing');
    expect(await barriers(page)).toEqual([]);
    await page.unroute('**/assets/stock-page-*.js');
    await page.getByRole('button', { name: '刷新页面' }).click();
    await page.getByTestId('stock-PC3-01').waitFor();
    await context.close();
    screens.broken.length = 0; // the browser notes what was refused on purpose
  }, 60_000);

  it('a session that ended is said at the sign-in, which leads back to where one was', async () => {
    const { page, context } = await screens.window(null);
    await page.goto(`${city.url}/login?to=/stock`);
    await page.getByTestId('login-lab').click();
    await page.getByTestId('nav-permits').waitFor();
    await context.clearCookies();
    await page.getByTestId('nav-permits').click();
    await page.getByText('登录已到期').waitFor();
    await snap(page, 'state-session-ended');
    await page.getByTestId('username').fill('lab');
    await page.getByTestId('password').fill('not it');
    await page.keyboard.press('Enter');
    await page.locator('.notice.tone-stop').waitFor();
    await snap(page, 'state-wrong-password');
    await page.getByTestId('password').fill(city.demoPassword);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '我的证件' }).waitFor();
    await context.close();
  }, 60_000);

  it('the first Tab skips to the content, and a new page begins at its top for the keyboard too', async () => {
    const page = await screens.at('paint', '/home');
    await page.getByTestId('home-apply').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await page.keyboard.press('Enter');
    await reach(page, 'home-apply', 6);
    await page.keyboard.press('Enter');
    await page.getByTestId('apply-kind-purchase').waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    await reach(page, 'apply-kind-purchase', 12);
    await page.keyboard.press('Enter');
    await reach(page, 'apply-next', 8);
    await page.keyboard.press('Enter');
    await page.getByText('第 2 步').waitFor();
    await page.context().close();
  }, 60_000);

  it.each([
    ['/login', null, 'sign-in', 10],
    ['/', null, 'public-check', 12],
    ['/', null, 'public-scan', 12],
    ['/scan', 'inspector', 'scan-check', 16],
    ['/desk/{waiting}', 'approver', 'approve', 24],
    ['/desk/{waiting}', 'approver', 'refuse', 26],
    ['/desk/{waiting}', 'approver', 'attachment-legitimate_use_statement', 32],
    ['/sales/{permit}', 'seller', 'redeem-all-PC3-01', 24],
    ['/permits/{permit}', 'paint', 'permit-pdf', 24],
    ['/messages', 'paint', 'message', 24],
    ['/journal', 'auditadmin', 'journal-row', 16],
  ] as const)(
    '%s: %s reaches %s by Tab, visibly',
    async (path, who, testid, most) => {
      await city.drain();
      const page = await screens.own(who, path.replace('{waiting}', waiting).replace('{permit}', permit));
      await page.getByTestId(testid).first().waitFor();
      await settled(page);
      // The rail's links come first, and every office has its own number of them.
      const rail = await page.locator('nav a').count();
      await reach(page, testid, most + rail);
      expect(
        await page.evaluate(
          "getComputedStyle(document.activeElement).outlineStyle !== 'none' || getComputedStyle(document.activeElement).boxShadow !== 'none'",
        ),
      ).toBe(true);
    },
    40_000,
  );

  it('nothing failed in a script that was not made to fail', () => {
    const expected = /net::ERR_FAILED|status of (404|502)/;
    expect(screens.broken.filter((line) => !expected.test(line))).toEqual([]);
  });
});

/** Presses Tab until something of that name has the focus. */
async function reach(page: Page, testid: string, most: number): Promise<void> {
  let presses = 0;
  await until(`Tab reaches ${testid} within ${most} presses`, async () => {
    const there = await page.evaluate<boolean>(
      `document.activeElement?.closest('[data-testid="${testid}"]') !== null && document.activeElement !== document.body`,
    );
    if (there) return true;
    if (++presses > most) throw new Error(`Tab does not reach ${testid} within ${most} presses`);
    await page.keyboard.press('Tab');
    return false;
  });
}
