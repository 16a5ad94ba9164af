import type { Page } from 'playwright-core';
import { City } from '../kit/city';
import { codeNow } from '../kit/identity-house';
import {
  barriers,
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

inBrowser('people on the screen: opened, signed in, given offices by two persons', () => {
  let city: City;
  let screens: Screens;
  let password = '';

  beforeAll(async () => {
    city = await City.open();
    screens = await Screens.open(city);
  }, 120_000);
  afterAll(async () => {
    await screens?.close();
    await city?.close();
  });
  const step = journey((name) => screens.keep(name));

  /** Both widths: nothing sticks out, nothing bars the way. */
  async function judged(page: Page, name: string): Promise<void> {
    await settled(page);
    const found: Record<number, unknown> = {};
    for (const width of [PC, PHONE]) {
      await resize(page, width);
      await snap(page, `people-${name}-${width}`, true);
      const [pushed, faults] = [await sideways(page), await barriers(page)];
      if (pushed > 1 || faults.length) found[width] = { pushed, faults };
    }
    await resize(page, PC);
    expect(found).toEqual({});
  }

  step('the system administrator opens an account and reads the first password once', async () => {
    const page = await screens.own('sysadmin', '/people');
    await page.getByTestId('person').first().waitFor();
    await judged(page, 'list');
    await page.getByTestId('open-account').click();
    await page.getByTestId('open-name').fill('周晓岚');
    await page.getByTestId('open-login').fill('zhouxl');
    const organ = page.getByTestId('open-organ');
    await organ.locator('option', { hasText: '瓯海' }).first().waitFor({ state: 'attached' });
    await organ.selectOption({ label: (await organ.locator('option', { hasText: '瓯海' }).first().textContent())! });
    // One of the three administrators drops what was ticked before, and the other way round.
    await page.getByTestId('office-approver').check();
    await page.getByTestId('office-secadmin').check();
    expect(await page.getByTestId('office-approver').isChecked()).toBe(false);
    await page.getByTestId('office-approver').check();
    expect(await page.getByTestId('office-secadmin').isChecked()).toBe(false);
    await page.getByTestId('office-inspector').check();
    await judged(page, 'open');
    await page.getByTestId('open-go').click();
    password = await page.getByTestId('first-password').inputValue();
    expect(password).toMatch(/^Yb7-/);
    await judged(page, 'password');
    await page.getByTestId('password-kept').click();
    expect(await page.content()).not.toContain(password);
    await page.getByTestId('people-search').fill('zhouxl');
    await page.locator('[data-testid=person]', { hasText: '岗位调整待确认' }).waitFor();
    await until('one is left', async () => (await page.getByTestId('person').count()) === 1);
    expect(page.url()).toContain('q=zhouxl');
  });

  step('without a confirmed office the newcomer signs in, chooses a password, and finds nothing to do', async () => {
    const page = await screens.at(null, '/login');
    await page.getByTestId('username').fill('zhouxl');
    await page.getByTestId('password').fill(password);
    await page.getByTestId('sign-in').click();
    const secret = (await page.getByTestId('enrol-secret').innerText()).replaceAll(' ', '');
    await page.getByTestId('enrol-code').fill(codeNow(secret));
    await page.getByTestId('enrol-go').click();
    await page.getByTestId('new-password').fill('Oujiang-2026-x');
    await page.getByTestId('new-password-again').fill('Oujiang-2026-x');
    await page.getByTestId('password-go').click();
    await page.getByTestId('who').waitFor();
    expect(await page.getByTestId('nav-desk').count()).toBe(0);
    await page.close();
  });

  step('the second administrator sees before and after, and confirms', async () => {
    const page = await screens.own('secadmin', '/proposals');
    const waiting = page.locator('[data-testid=proposal]', { hasText: '周晓岚' });
    await waiting.waitFor();
    expect(await waiting.getByTestId('office-change').innerText()).toMatch(
      /现在\s+无岗位\s+确认后[\s\S]*审批员\s+新任/,
    );
    await judged(page, 'proposals');
    await waiting.getByTestId('proposal-confirm').click();
    await page.getByTestId('proposal-act-go').click();
    await waiting.waitFor({ state: 'detached' });
    await page.getByTestId('proposals-all').click();
    await page.locator('[data-testid=proposal][data-state=confirmed]', { hasText: '周晓岚' }).waitFor();
  });

  step('who proposed cannot confirm, and sees why', async () => {
    const page = await screens.own('sysadmin', '/people?q=zhouxl');
    await page.getByTestId('person').getByRole('link').click();
    await page.getByTestId('change-offices').click();
    await page.getByTestId('office-inspector').uncheck();
    await judged(page, 'propose');
    await page.getByTestId('offices-go').click();
    await page.getByTestId('office-change').waitFor();
    await judged(page, 'person');
    await page.goto(`${city.url}/proposals`);
    await page.getByText('须由另一位管理员确认').first().waitFor();
    expect(await page.getByTestId('proposal-confirm').count()).toBe(0);
  });

  step('the security administrator suspends and restores', async () => {
    const page = await screens.own('secadmin', '/people?q=zhouxl');
    await page.getByTestId('person').getByRole('link').click();
    await page.getByTestId('person-suspend').click();
    await page.getByTestId('person-act-go').click();
    await page.getByTestId('person-restore').click();
    await page.getByTestId('person-act-go').click();
    await page.getByTestId('person-suspend').waitFor();
  });

  step('a station is entered below its county, renamed and closed', async () => {
    const page = await screens.own('sysadmin', '/organs');
    const county = page.locator('[data-testid=organ][data-division="330304"][data-level=county]');
    await county.getByTestId('organ-enter').click();
    await page.getByTestId('organ-name').fill('娄桥派出所');
    expect(await page.getByTestId('organ-division').inputValue()).toBe('330304');
    await page.getByTestId('organ-enter-dialog-go').click();
    const station = page.locator('[data-testid=organ][data-level=station]', { hasText: '娄桥' });
    await station.getByTestId('organ-rename').click();
    await page.getByTestId('organ-name').fill('娄桥新城派出所');
    await page.getByTestId('organ-rename-dialog-go').click();
    await page.locator('[data-testid=organ]', { hasText: '娄桥新城' }).waitFor();
    await judged(page, 'organs');
    await station.getByTestId('organ-close').click();
    await page.getByTestId('organ-close-dialog-go').click();
    await station.waitFor({ state: 'detached' });
  });

  step('an enterprise opens an account for an agent under a mandate with its scan, and is told of a gap', async () => {
    const page = await screens.own('paintadmin', '/people');
    await page.getByTestId('open-account').click();
    await page.getByTestId('open-name').fill('林小雨');
    await page.getByTestId('open-login').fill('linxy');
    await page.getByTestId('office-agent').check();
    expect(await page.getByTestId('open-go').isDisabled()).toBe(true);
    await page.getByTestId('mandate-by').fill('林海涛');
    await page.getByTestId('mandate-from').fill('2026-11-23');
    await page.getByTestId('mandate-until').fill('2026-12-10');
    await page
      .getByTestId('mandate-scan')
      .setInputFiles({ name: '委托书.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') });
    await page.getByText('委托书.pdf').waitFor();
    await judged(page, 'staff-open');
    await page.getByTestId('open-go').click();
    await page.getByTestId('password-kept').click();
    await judged(page, 'staff');
    const row = page.locator('[data-testid=person]', { hasText: '林小雨' });
    expect(await row.innerText()).toMatch(/17 天后到期/);
    await row.getByRole('link').click();
    await page.getByTestId('entrust').click();
    await page.getByTestId('mandate-by').fill('林海涛');
    await page.getByTestId('mandate-from').fill('2026-12-15');
    await page.getByTestId('mandate-until').fill('2027-12-14');
    await page.getByTestId('entrust-dialog-go').click();
    expect(await page.getByTestId('mandate-gap').innerText()).toContain('2026-12-11 至 2026-12-14');
    expect(await page.getByRole('link', { name: '委托书.pdf' }).getAttribute('href')).toMatch(
      /\/mandates\/[0-9a-f]{64}$/,
    );
    await judged(page, 'staff-one');
  });

  step('a county whose last approver enters leave for tomorrow stands in red, until a deputy is named', async () => {
    const own = await screens.own('approver', '/absence');
    await own.getByTestId('absence-calendar').waitFor();
    expect(await own.getByTestId('nobody-strip').count()).toBe(0);
    await own.getByTestId('leave-new').click();
    await own.getByTestId('leave-kind').selectOption('training');
    await own.getByTestId('absence-from').fill('2026-11-24');
    await own.getByTestId('absence-until').fill('2026-11-26');
    await own.getByTestId('leave-dialog-go').click();
    await own.locator('[data-testid=cell-2026-11-25][data-away="1"]').waitFor();
    const page = await screens.own('supervisor', '/absence?day=2026-11-24');
    await page.locator('[data-testid=attendance][data-division="330302"][data-open=true]').waitFor();
    await page.getByTestId('leave-new').click();
    const who = page.getByTestId('leave-who');
    await who.locator('option', { hasText: '李静' }).waitFor({ state: 'attached' });
    await who.selectOption({ label: (await who.locator('option', { hasText: '李静' }).textContent())! });
    await page.getByTestId('absence-from').fill('2026-11-24');
    await page.getByTestId('absence-until').fill('2026-11-24');
    await judged(page, 'leave');
    await page.getByTestId('leave-dialog-go').click();
    const strip = page.getByTestId('nobody-strip');
    await strip.waitFor();
    expect(await strip.innerText()).toMatch(/2026-11-24（下一工作日）无人可以审批[\s\S]*鹿城区分局/);
    await page.locator('[data-testid=attendance][data-division="330302"][data-open=false]').waitFor();
    await page.locator('[data-testid=cell-2026-11-24][data-away="2"]').waitFor();
    await judged(page, 'absence');
    // The calendar is walked by keyboard-reachable buttons, and the day stands in the address.
    await page.getByTestId('month-after').click();
    expect(page.url()).toContain('day=2026-12-24');
    await page.getByTestId('absence-pick').fill('2026-12-30');
    await page.locator('[data-testid=cell-2026-12-30]').waitFor({ state: 'attached' });
    await page.getByTestId('month-today').click();
    await page.locator('[data-testid=leave]', { hasText: '李静' }).getByTestId('leave-cancel').click();
    await page.getByTestId('absence-cancel-go').click();
    await strip.waitFor({ state: 'detached' });
  });

  step('a deputy is named and a delegation announced; a colleague sees both and can take back neither', async () => {
    const page = await screens.own('supervisor', '/absence');
    await page.getByTestId('deputy-new').click();
    const pick = async (testid: string, text: string) => {
      const field = page.getByTestId(testid);
      const option = field.locator('option', { hasText: text }).first();
      await option.waitFor({ state: 'attached' });
      await field.selectOption((await option.getAttribute('value'))!);
    };
    await pick('deputy-for', '张立');
    await pick('deputy-by', '李静');
    await page.getByTestId('absence-from').fill('2026-11-24');
    await page.getByTestId('absence-until').fill('2026-11-26');
    await page.getByTestId('deputy-dialog-go').click();
    await page.locator('[data-testid=deputy]', { hasText: '李静 代理 张立' }).waitFor();
    await page.getByTestId('delegation-new').click();
    await pick('delegation-from', '瓯海');
    await pick('delegation-to', '龙湾');
    await page.getByTestId('delegation-basis').fill('温公委〔2026〕9 号（行政许可法第 24 条）');
    await judged(page, 'delegation');
    await page.getByTestId('delegation-dialog-go').click();
    await page.getByTestId('delegation').waitFor();
    const own = await screens.own('approver2', '/absence');
    await own.getByTestId('delegation').waitFor();
    await own.getByTestId('leave').waitFor();
    for (const act of ['leave-cancel', 'deputy-cancel', 'delegation-cancel', 'delegation-new'])
      expect([act, await own.getByTestId(act).count()]).toEqual([act, 0]);
    await judged(own, 'absence-colleague');
    // The first days of October are off by the list of the State Council.
    await own.getByTestId('absence-pick').fill('2026-10-09');
    await own.locator('[data-testid=cell-2026-10-01]', { hasText: '休' }).waitFor();
    await snap(own, 'people-absence-october');
  });

  step('in English too, nothing sticks out', async () => {
    for (const [who, path, name] of [
      ['sysadmin', '/people', 'list-en'],
      ['secadmin', '/proposals?state=all', 'proposals-en'],
      ['supervisor', '/absence?day=2026-11-24', 'absence-en'],
    ] as const) {
      const page = await screens.own(who, path, { lang: 'en' });
      await page.locator('.rows > li').first().waitFor();
      await judged(page, name);
    }
  });

  step('nothing broke on any of these pages', async () => {
    expect(screens.broken).toEqual([]);
  });
});
