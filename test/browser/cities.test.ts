import type { Page } from 'playwright-core';
import { StoryClient } from '../../apps/cli/src/story/client';
import { City } from '../kit/city';
import { taizhou } from '../kit/new-city';
import {
  barriers,
  choose,
  inBrowser,
  journey,
  PC,
  PHONE,
  resize,
  Screens,
  settled,
  sideways,
  snap,
  until,
} from '../kit/screens';

inBrowser('a city is brought in on screen', () => {
  let city: City;
  let screens: Screens;
  let sys: Page;
  let sec: Page;
  const act = journey((name) => screens.keep(name));
  const passwords: string[] = [];

  /** Both widths: nothing that keeps anyone out, nothing to push sideways. */
  async function clean(page: Page, name: string): Promise<void> {
    const found: Record<number, unknown> = {};
    await settled(page);
    for (const width of [PC, PHONE]) {
      await resize(page, width);
      await snap(page, `${name}-${width}`, true);
      const [pushed, faults] = [await sideways(page), await barriers(page)];
      if (pushed > 1 || faults.length) found[width] = { pushed, faults };
    }
    await resize(page, PC);
    expect(found).toEqual({});
  }

  beforeAll(async () => {
    city = await City.open();
    screens = await Screens.open(city);
  }, 90_000);
  afterAll(async () => {
    await screens?.close();
    await city?.close();
  });

  act('the province sees its cities, and a step that is not filled in says what is missing', async () => {
    sys = await screens.at('prov-sys', '/cities');
    await sys.getByTestId('city-row').waitFor();
    await clean(sys, 'cities');
    await sys.getByTestId('city-new').click();
    await sys.getByTestId('city-next').click();
    await sys.getByTestId('error-summary').waitFor();
    expect(await sys.getByTestId('error-summary').textContent()).toContain('请选择城市');
    await clean(sys, 'city-new-faults');
  });

  act('the wizard proposes names, and keyboard alone leads through its steps', async () => {
    await choose(sys, 'city-place', '331000', '台州市');
    await until('the names follow', async () => (await sys.getByTestId('city-organName').inputValue()) !== '');
    expect(await sys.getByTestId('city-organName').inputValue()).toBe(taizhou.organName);
    await clean(sys, 'city-new-place');
    const forward = async () => {
      await sys.getByTestId('city-next').focus();
      await sys.keyboard.press('Enter');
    };
    await forward();
    await until('nine counties', async () => (await sys.getByTestId('city-county').count()) === 9);
    expect(await sys.locator('#f-counties-0-name').inputValue()).toBe('台州市公安局椒江区分局');
    await clean(sys, 'city-new-counties');
    await sys.keyboard.press('Home');
    await forward();
    await forward();
    await sys.getByText('请填写电话').first().waitFor();
    await sys.getByTestId('city-phone').fill('0576-88550110');
    await sys.getByTestId('city-cutOff').fill('15:00');
    await clean(sys, 'city-new-settings');
    await forward();
    for (const { office, username, name } of taizhou.administrators) {
      await sys.getByTestId(`city-${office}-name`).fill(name);
      await sys.getByTestId(`city-${office}-username`).fill(username);
    }
    await clean(sys, 'city-new-people');
    await forward();
    await sys.getByTestId('city-send').waitFor();
    await clean(sys, 'city-new-check');
  });

  act('what the server refuses keeps all that was typed, and leads back', async () => {
    await sys.getByTestId('city-edit-people').click();
    await sys.getByTestId('city-sysadmin-username').fill('approver');
    await sys.getByTestId('city-next').click();
    await sys.getByTestId('city-send').click();
    await sys.getByText('用户名已被使用').first().waitFor();
    await sys.getByTestId('city-edit-people').click();
    await sys.getByTestId('city-sysadmin-username').fill('tz-sys');
    await sys.getByTestId('city-next').click();
    await sys.getByTestId('city-send').click();
    await sys.getByText('七天内未确认的自动失效').waitFor();
    await clean(sys, 'city-waits');
    expect(await sys.getByTestId('city-confirm').count()).toBe(0);
  });

  act('the second person reads all of it, confirms, and is told three passwords once', async () => {
    sec = await screens.at('prov-sec', '/cities');
    await sec.getByTestId('city-waiting').waitFor();
    await clean(sec, 'cities-waiting');
    await sec.getByRole('link', { name: '接入台州市' }).click();
    await sec.getByTestId('city-confirm').click();
    await sec.getByTestId('sure-confirm').click();
    await sec.getByTestId('city-passwords').waitFor();
    passwords.push(...(await sec.getByTestId('city-password').allTextContents()));
    expect(passwords).toHaveLength(3);
    await clean(sec, 'city-passwords');
    await sec.getByTestId('city-kept').click();
    await sec.reload();
    await sec.getByText('已确认').first().waitFor();
    expect(await sec.getByTestId('city-password').count()).toBe(0);
    await sec.goto(`${city.url}/cities`);
    await until('both cities', async () => (await sec.getByTestId('city-row').count()) === 2);
  });

  act('the new city’s own administrators change its settings by two persons', async () => {
    const clients = new Map<string, StoryClient>();
    for (const [at, username] of ['tz-sys', 'tz-sec'].entries()) {
      const client = new StoryClient(city.url);
      await client.signIn(username, passwords[at]!);
      clients.set(username, client);
    }
    const page = await screens.seated(clients.get('tz-sys')!, '/cities');
    await page.getByTestId('city-row').getByRole('link').click();
    await page.getByTestId('city-change').click();
    await page.getByTestId('city-sealText').fill('台州专用');
    await page.getByTestId('city-from').fill('2026-12-15');
    await clean(page, 'city-change');
    await page.getByTestId('city-change-send').click();
    await page.getByTestId('city-pending').waitFor();
    const second = await screens.seated(clients.get('tz-sec')!, '/cities');
    await second.getByRole('link', { name: '调整本市设置' }).click();
    await second.getByText('（原为 易制毒化学品业务专用）').waitFor();
    await clean(second, 'city-settings-confirm');
    await second.getByTestId('city-confirm').click();
    await second.getByTestId('sure-confirm').click();
    await second.getByText('已确认').first().waitFor();
    await page.reload();
    await until('two versions', async () => (await page.getByTestId('city-version').count()) === 2);
    await clean(page, 'city');
    expect(screens.broken).toEqual([]);
  });
});
