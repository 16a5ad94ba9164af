import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { City } from '../kit/city';
import { permitOf, submitted } from '../kit/filing';

const chrome =
  process.env.YBY_CHROMIUM ||
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const shots = join(__dirname, 'shots');
if (!chrome) console.log('left out: browser journey (no Chromium found)');

(chrome ? describe : describe.skip)('the main job in a browser', () => {
  let city: City;
  let browser: Browser;
  const broken: string[] = [];

  beforeAll(async () => {
    mkdirSync(shots, { recursive: true });
    city = await City.open();
    browser = await chromium.launch({
      executablePath: chrome!,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await city?.close();
  });

  async function pageOf(username: string | null, width = 1366): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width, height: width > 800 ? 768 : 844 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => broken.push(`${username}: ${error.message}`));
    if (username) {
      await page.goto(`${city.url}/login`);
      await page.getByTestId(`login-${username}`).first().click();
      await page.waitForURL((url) => !url.pathname.startsWith('/login'));
    }
    return page;
  }
  const snap = (page: Page, name: string) => page.screenshot({ path: join(shots, `${name}.png`) });

  it('the approver sees the queue, opens the case and approves it with one key, taken back for five seconds', async () => {
    const { id } = await submitted(city, 'paint');
    const page = await pageOf('approver');
    await page.getByTestId('queue-row').first().waitFor();
    await page.getByTestId('queue-row').first().click();
    await page.getByTestId('return').waitFor();
    await snap(page, 'approver-desk');
    await page.keyboard.press('a');
    const state = async () =>
      (await city.rows<{ state: string }>('SELECT state FROM permits.application WHERE id = $1', [id]))[0]!.state;
    expect(await state()).toBe('accepted');
    for (let i = 0; (await state()) !== 'approved'; i++) {
      if (i > 150) throw new Error('not approved within 15 s');
      await page.waitForTimeout(100);
    }
    await snap(page, 'approver-after');
  }, 60_000);

  it('the company finds its permit at home, at a desk and on a phone', async () => {
    for (const width of [1366, 390]) {
      const page = await pageOf('paint', width);
      await page.getByText('有效证件').first().waitFor();
      await snap(page, `company-home-${width}`);
      const sideways = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(sideways).toBeLessThanOrEqual(1);
    }
  }, 60_000);

  it('the address in the code opens a page that proves the permit by itself', async () => {
    const permit = await permitOf(city, 'paint', { lines: [['PC3-02', '33']] });
    const page = await pageOf(null, 390);
    await page.goto(`${city.url}/V${permit.code.slice(permit.code.indexOf('#'))}`);
    await page.getByTestId('verdict').waitFor();
    expect(await page.getByTestId('verdict').innerText()).toContain('有效');
    await snap(page, 'verdict-390');
    const digits = permit.code.slice(permit.code.indexOf('#'));
    const other = await pageOf(null, 390);
    await other.goto(`${city.url}/V${digits.slice(0, -4)}${digits.endsWith('1111') ? '2222' : '1111'}`);
    await other.getByTestId('verdict').waitFor();
    expect(await other.getByTestId('verdict').innerText()).toContain('不真实');
    await snap(other, 'verdict-forged-390');
  }, 60_000);

  it('no page of the journey failed in its script', () => {
    expect(broken).toEqual([]);
  });
});
