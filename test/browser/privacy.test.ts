import { City } from '../kit/city';
import { submitted } from '../kit/filing';
import { NEW_CODES, submittedFiling } from '../kit/joining';
import { person } from '../kit/people';
import { PC, PHONE, Screens, barriers, inBrowser, journey, resize, settled, sideways, snap } from '../kit/screens';

// What is masked is shown for a reason and for a minute; who looked stands in the log, and whose data it is can read it.

const MASKED = '330***********1228';
const WHOLE = '330302199203151228';

inBrowser('personal data on the pages', () => {
  let city: City;
  let screens: Screens;
  let id: string;
  let filingId: string;
  const act = journey((name) => screens.keep(name));

  beforeAll(async () => {
    city = await City.open();
    ({ id } = await submitted(city, 'paint', { lines: [['PC3-01', '41']] }));
    ({ filingId } = await submittedFiling(city, 'seen', NEW_CODES[0]));
    screens = await Screens.open(city);
  }, 90_000);
  afterAll(async () => {
    await screens?.close();
    await city?.close();
  });

  act('the officer gives a reason, sees the number, and it is hidden again after a minute', async () => {
    const { page } = await screens.window('approver');
    await page.clock.install();
    await page.goto(`${city.url}/desk/${id}`);
    const line = page.getByTestId('handler');
    await line.getByText(MASKED).waitFor();
    await page.getByTestId('unmask').click();
    const go = page.getByTestId('unmask-dialog-go');
    expect(await go.isDisabled()).toBe(true);
    await page.getByTestId('unmask-contact').check();
    // A letter typed beside the field is no decision on the case behind the dialog.
    await page.keyboard.press('a');
    await page.getByTestId('unmask-words').fill('致电核对用途');
    await page.clock.runFor(1000);
    await snap(page, 'unmask-dialog-pc');
    expect(await barriers(page)).toEqual([]);
    await go.click();
    await line.getByText(WHOLE).waitFor();
    await page.clock.runFor(1000);
    await snap(page, 'unmask-shown-pc');
    expect((await (await city.as('paint')).get<{ state: string }>(`/applications/${id}`)).state).toBe('accepted');
    await page.clock.fastForward(61_000);
    await line.getByText(MASKED).waitFor();
    expect(await page.getByText(WHOLE).count()).toBe(0);
  });

  act('the same on the page of a filing', async () => {
    const page = await screens.at('approver', `/verification/${filingId}`);
    await page.getByText('110***********002X').first().waitFor();
    await page.getByTestId('unmask').click();
    await page.getByTestId('unmask-verify_identity').check();
    await page.getByTestId('unmask-words').fill('核对保管员身份');
    await page.getByTestId('unmask-dialog-go').click();
    await page.getByText('11010519491231002X').first().waitFor();
    await snap(page, 'unmask-filing-pc');
    await page.getByTestId('unmask-hide').click();
    await page.getByText('110***********002X').first().waitFor();
  });

  act('the audit administrator reads who looked, and filters', async () => {
    const page = await screens.at('auditadmin', '/access');
    await page.getByTestId('access-row').nth(1).waitFor();
    await settled(page);
    await snap(page, 'access-pc', true);
    expect(await barriers(page)).toEqual([]);
    await page.getByTestId('access-reason').selectOption('contact');
    await page.getByText('「核对保管员身份」').waitFor({ state: 'detached' });
    await page.getByText('「致电核对用途」').waitFor();
    expect(await page.getByTestId('access-row').count()).toBe(1);
    await resize(page, PHONE);
    await settled(page);
    await snap(page, 'access-phone', true);
    expect(await sideways(page)).toBe(0);
  });

  act('whose data it is sees it under the account', async () => {
    const page = await screens.at('paint', '/account');
    await page.getByTestId('my-data').click();
    await page.getByTestId('access-row').first().waitFor();
    await settled(page);
    await snap(page, 'my-data-pc', true);
    expect(await barriers(page)).toEqual([]);
    await resize(page, PHONE);
    await settled(page);
    await snap(page, 'my-data-phone', true);
    expect(await sideways(page)).toBe(0);
    await resize(page, PC);
  });

  act('what is kept stands on the page, with its day and article, and goes into a file', async () => {
    const page = await screens.at('paint', '/account/data');
    await page.getByTestId('read-own-data').click();
    await page.getByTestId('save-own-data').waitFor();
    await page.locator('.own-section summary').first().click();
    await page.getByTestId('deletion').getByText('保留至 2036-11-23').first().waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId('save-own-data').click()]);
    const chunks: Buffer[] = [];
    for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
    expect(JSON.parse(Buffer.concat(chunks).toString('utf8'))).toMatchObject({ sections: expect.any(Array) as [] });
    await settled(page);
    await snap(page, 'my-data-kept-pc', true);
    expect(await barriers(page)).toEqual([]);
    await resize(page, PHONE);
    await settled(page);
    await snap(page, 'my-data-kept-phone', true);
    expect(await sideways(page)).toBe(0);
  });

  act('somebody closes their account, is asked twice, and is out', async () => {
    const { id: enterpriseId } = await (await city.as('paint')).get<{ id: string }>('/enterprises/mine');
    const account = await person(city, 'leaves', ['storekeeper'], { enterpriseId, division: '330302' });
    const page = await screens.at('leaves', '/account/data');
    await page.getByTestId('leave').click();
    await snap(page, 'leave-sure-pc');
    await page.getByTestId('leave-sure').click();
    await page.getByText('账户已注销').waitFor();
    expect((await city.rows('SELECT state FROM identity.account WHERE id = $1', [account]))[0]).toEqual({
      state: 'closed',
    });
    await page.goto(`${city.url}/account/data`);
    await page.waitForURL(/\/login/);
  });

  act('anybody reads the notice, from the sign-in page and in English', async () => {
    const page = await screens.at(null, '/login');
    await page.getByTestId('to-privacy').click();
    await page.getByText('谁在处理').waitFor();
    await settled(page);
    await snap(page, 'privacy-pc', true);
    expect(await barriers(page)).toEqual([]);
    const phone = await screens.at(null, '/privacy', { width: PHONE, lang: 'en' });
    await phone.getByText('Your rights').waitFor();
    await snap(phone, 'privacy-phone-en', true);
    expect(await sideways(phone)).toBe(0);
  });

  test('no page broke', () => {
    expect(screens.broken).toEqual([]);
  });
});
