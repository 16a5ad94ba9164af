import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { statement } from '../../apps/cli/src/story/statement';
import { City } from '../kit/city';
import { NEW_CODES } from '../kit/joining';
import {
  barriers,
  inBrowser,
  journey,
  PC,
  PHONE,
  resize,
  Screens,
  seek,
  settled,
  sideways,
  snap,
  until,
} from '../kit/screens';

// Journey one by hand: join, fill in, returned with three defects, corrected, verified, and the code is green.

inBrowser('joining by hand', () => {
  let city: City;
  let screens: Screens;
  let page: Page;
  let officer: Page;
  const scan = join(tmpdir(), `yby-scan-${process.pid}.pdf`);
  const act = journey((name) => screens.keep(`joining-${name}`));

  beforeAll(async () => {
    city = await City.open();
    screens = await Screens.open(city);
    writeFileSync(scan, await statement('温州新桥树脂有限公司', ['营业执照']));
  }, 90_000);
  afterAll(async () => {
    await screens?.close();
    await city?.close();
  });

  async function looked(at: Page, name: string): Promise<void> {
    await settled(at);
    for (const width of [PC, PHONE]) {
      await resize(at, width);
      await snap(at, `joining-${name}-${width}`, true);
      expect([name, width, await sideways(at), await barriers(at)]).toEqual([name, width, 0, []]);
    }
    await resize(at, PC);
  }
  const field = (path: string) => page.getByTestId(`f-${path}`);
  const fill = async (values: Record<string, string>) => {
    for (const [path, value] of Object.entries(values)) await field(path).fill(value);
  };

  act('a newcomer finds the way from the sign-in page, and is told at once when the code is wrong', async () => {
    page = await screens.at(null, '/login');
    await page.getByTestId('to-join').click();
    await page.getByTestId('join-kind-end_user').check();
    await page.getByTestId('join-unitName').fill('温州新桥树脂有限公司');
    await page.getByTestId('join-uscc').fill('91330302MA0Y900158');
    await page.getByText('校验').first().waitFor();
    await page.getByTestId('join-uscc').fill(NEW_CODES[0]);
    await seek(page, 'join-division', '鹿城', '鹿城');
    await page.getByTestId('join-name').fill('郑新桥');
    await page.getByTestId('join-phone').fill('13800000077');
    await page.getByTestId('join-username').fill('xinqiao');
    await page.getByTestId('new-password').fill(city.demoPassword);
    await page.getByTestId('new-password-again').fill(city.demoPassword);
    await looked(page, 'join');
    await page.getByTestId('join-go').click();
    await page.getByTestId('defects').waitFor();
  });

  act('the file is filled in with everything that is missing beside it, until nothing is', async () => {
    expect(await page.getByTestId('filing-submit').isDisabled()).toBe(true);
    await looked(page, 'empty');
    await fill({ 'unit.address': '温州市鹿城区新桥路', 'unit.legalRep': '郑新桥' });
    await page.getByTestId('add-licences').click();
    await fill({
      'licences.0.number': '330302000077777',
      'licences.0.issuer': '温州市市场监督管理局',
      'licences.0.validFrom': '2024-01-01',
      'licences.0.validTo': '2026-12-31',
    });
    await field('licences.0.scan').setInputFiles(scan);
    await page.getByTestId('add-sites').click();
    await fill({
      'sites.0.name': '原料库',
      'sites.0.lat': '27.9938',
      'sites.0.lon': '120.6994',
      'sites.0.keepers-0': '钱一',
      'sites.0.keepers-1': '孙二',
    });
    await seek(page, 'f-sites.0.capacities', '甲苯', '甲苯');
    await field('sites.0.capacities-0').fill('20000');
    await page.getByTestId('add-staff').click();
    await fill({
      'staff.0.name': '郑新桥',
      'staff.0.phone': '13800000077',
      'staff.0.idNumber': '11010519491231002X',
      'staff.0.mandateFrom': '2026-01-01',
      'staff.0.mandateUntil': '2027-12-31',
    });
    await field('staff.0.mandate').setInputFiles(scan);
    await page.getByTestId('add-needs').click();
    await seek(page, 'f-needs.0.substance', '甲苯', '甲苯');
    await fill({ 'needs.0.yearly': '60000', 'needs.0.store': '20000', 'needs.0.use': '树脂生产溶剂' });
    await page.getByText('可以提交').waitFor();
    await looked(page, 'filled');
    await page.getByTestId('filing-submit').click();
    await page.getByText('已提交，承诺').waitFor();
  });

  act('the county’s officer returns it with three reasons at once', async () => {
    officer = await screens.at('approver', '/verification');
    await officer.getByTestId('verification-row').first().waitFor();
    await looked(officer, 'queue');
    await officer.getByTestId('verification-row').filter({ hasText: '新桥' }).click();
    await officer.getByTestId('facts').waitFor();
    expect(await officer.locator('main').innerText()).not.toContain('11010519491231002X');
    await looked(officer, 'verify');
    await officer.getByTestId('verify-return').click();
    for (const code of ['licence-unreadable', 'address-unclear', 'need-unexplained'])
      await officer.getByTestId(`reason-${code}`).check();
    await looked(officer, 'return');
    await officer.getByTestId('return-go').click();
    await officer.getByText('已退回').waitFor();
  });

  act('the company reads all three, corrects, and submits again; verified, its code is green', async () => {
    await page.reload();
    await page.getByTestId('returned').waitFor();
    expect(await page.getByTestId('returned').locator('li').count()).toBe(3);
    await looked(page, 'returned');
    await field('unit.address').fill('温州市鹿城区新桥路 9 号 2 幢');
    await page.getByTestId('filing-submit').click();
    await page.getByText('已提交，承诺').waitFor();
    await officer.goto(`${city.url}/verification`);
    await officer.getByTestId('verification-row').filter({ hasText: '新桥' }).click();
    await officer.getByTestId('verify-approve').click();
    await officer.getByText('已核验通过').waitFor();
    await until('it is registered', async () => {
      const [row] = await city.rows<{ state: string }>(`SELECT state FROM enterprise.enterprise WHERE uscc = $1`, [
        NEW_CODES[0],
      ]);
      return row?.state === 'registered';
    });
    await page.goto(`${city.url}/code`);
    await page.locator('[data-testid=colour][data-colour=green]').waitFor();
    await looked(page, 'code');
  });

  act('a change begins from what is registered', async () => {
    await page.goto(`${city.url}/file`);
    await page.getByTestId('filing-row').waitFor();
    await looked(page, 'file');
    await page.getByTestId('open-change').click();
    await field('unit.legalRep').waitFor();
    expect(await field('unit.address').inputValue()).toBe('温州市鹿城区新桥路 9 号 2 幢');
    await field('unit.legalRep').fill('王接任');
    await page.getByTestId('filing-submit').click();
    await page.getByText('已提交，承诺').waitFor();
    await officer.goto(`${city.url}/verification`);
    await officer.getByTestId('verification-row').filter({ hasText: '新桥' }).click();
    await officer.getByText('王接任').waitFor();
    await looked(officer, 'change');
    expect(screens.broken).toEqual([]);
  });
});
