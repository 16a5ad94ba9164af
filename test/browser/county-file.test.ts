import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { statement } from '../../apps/cli/src/story/statement';
import { City } from '../kit/city';
import { NEW_CODES, registered } from '../kit/joining';
import { barriers, inBrowser, journey, PC, PHONE, resize, Screens, settled, sideways, snap } from '../kit/screens';

// The county finds an enterprise by pinyin, reads its file, records a visit, helps with a change and lets it rest.

inBrowser('the county’s file of an enterprise', () => {
  let city: City;
  let screens: Screens;
  let officer: Page;
  let enterpriseId: string;
  const scan = join(tmpdir(), `yby-county-${process.pid}.pdf`);
  const act = journey((name) => screens.keep(`county-${name}`));

  beforeAll(async () => {
    city = await City.open();
    ({ enterpriseId } = await registered(city, 'xinqiao', NEW_CODES[0]));
    screens = await Screens.open(city);
    writeFileSync(scan, await statement('温州新桥树脂有限公司', ['同意书']));
  }, 120_000);
  afterAll(async () => {
    await screens?.close();
    await city?.close();
  });

  async function looked(at: Page, name: string): Promise<void> {
    await settled(at);
    for (const width of [PC, PHONE]) {
      await resize(at, width);
      await snap(at, `county-${name}-${width}`, true);
      expect([name, width, await sideways(at), await barriers(at)]).toEqual([name, width, 0, []]);
    }
    await resize(at, PC);
  }

  act('a city’s officer filters the register; an enterprise is found by the initials of its name', async () => {
    const supervisor = await screens.at('supervisor', '/enterprises');
    await supervisor.getByTestId('register-row').nth(3).waitFor();
    await looked(supervisor, 'register');
    await supervisor.getByTestId('register-county').selectOption('330303');
    await supervisor.getByTestId('register-colour').selectOption('green');
    await supervisor.getByTestId('register-row').filter({ hasText: '东瓯' }).waitFor();
    const download = supervisor.waitForEvent('download');
    await supervisor.getByTestId('register-csv').click();
    expect((await download).suggestedFilename()).toBe('单位名录.csv');
    officer = await screens.at('approver', '/enterprises');
    await officer.getByTestId('register-q').fill('xqsz');
    await officer.getByTestId('register-row').filter({ hasText: '新桥树脂' }).getByRole('link').click();
    await officer.getByTestId('county-facts').waitFor();
    await officer.getByTestId('county-version').locator('summary').click();
    await officer.getByText('首次提交的内容').waitFor();
    expect(await officer.locator('main').innerText()).not.toContain('11010519491231002X');
    await looked(officer, 'file');
  });

  act('two officers’ visit is recorded with photos, and what was seen says so', async () => {
    await officer.getByTestId('county-visit').click();
    await officer.getByTestId('visit-with').selectOption({ index: 1 });
    await officer.getByTestId('visit-lat').fill('27.9938');
    await officer.getByTestId('visit-lon').fill('120.6994');
    await officer.getByTestId('visit-fact-unit.address').check();
    await officer.getByTestId('visit-photos').setInputFiles(scan);
    await officer.getByTestId('visit-as_declared').check();
    await officer.locator('.ant-modal .tag').waitFor();
    await looked(officer, 'visit');
    await officer.getByTestId('visit-go').click();
    await officer.getByTestId('county-facts').getByText('现场查实').waitFor();
    await looked(officer, 'visited');
  });

  act('with the consent of the enterprise its change is begun at the counter', async () => {
    await officer.getByTestId('county-assist').click();
    await officer.getByTestId('assist-consent').setInputFiles(scan);
    await officer.locator('.ant-modal .tag').waitFor();
    await looked(officer, 'assist');
    await officer.getByTestId('assist-go').click();
    await officer.getByTestId('f-unit.legalRep').fill('王接任');
    await officer.getByText('可以提交').waitFor();
    await officer.getByTestId('filing-submit').click();
    await officer.getByText('已提交，承诺').waitFor();
  });

  act('it is suspended for a reason of the list, and shows it', async () => {
    await officer.goto(`${city.url}/enterprises/${enterpriseId}`);
    await officer.getByTestId('county-suspend').click();
    await officer.getByTestId('rest-reason').selectOption('ceased');
    await looked(officer, 'rest');
    await officer.getByTestId('rest-go').click();
    await officer.getByTestId('county-history').getByText('经查已停止经营').waitFor();
    await officer.getByTestId('county-resume').waitFor();
    await looked(officer, 'suspended');
    expect(screens.broken).toEqual([]);
  });
});
