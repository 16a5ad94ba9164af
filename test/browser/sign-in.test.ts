import type { Page } from 'playwright-core';
import { addAccount } from '@yby/identity';
import { Vault } from '@yby/platform';
import { systemCaller } from '@yby/platform/wiring';
import { City } from '../kit/city';
import { codeNow, SECRET } from '../kit/identity-house';
import { barriers, inBrowser, journey, PHONE, Screens, settled, sideways, snap, until } from '../kit/screens';

// Coming in by hand: password and code, the first enrolment, a recovery code, a passkey; and one's own account.

inBrowser('signing in by hand', () => {
  let city: City;
  let screens: Screens;
  let page: Page;
  let codes: string[];
  const act = journey((name) => screens.keep(name));

  beforeAll(async () => {
    city = await City.open();
    const [organ] = await city.rows<{ id: string }>(`SELECT id FROM identity.organ WHERE division = '330302' LIMIT 1`);
    const totp = city.worker.get(Vault).seal(SECRET, 'factor.secret');
    await city.work.run(systemCaller('test'), 'test.open', async (tx) => {
      const officer = {
        password: city.demoPassword,
        roles: ['inspector' as const],
        organId: organ!.id,
        division: '330302',
      };
      await addAccount(tx, { username: 'wang', name: '王岚', ...officer, totp });
      await addAccount(tx, { username: 'zhou', name: '周平', ...officer, passwordInitial: true });
    });
    screens = await Screens.open(city);
  }, 60_000);
  afterAll(async () => {
    await screens?.close();
    await city?.close();
  });

  const first = async (username: string) => {
    await page.getByTestId('username').fill(username);
    await page.getByTestId('password').fill(city.demoPassword);
    await page.getByTestId('sign-in').click();
  };
  const inside = () => page.getByTestId('who').waitFor();

  act('a wrong code says what to do and how many tries are left; the right one leads in', async () => {
    page = await screens.at(null, '/login');
    await first('wang');
    await page.getByTestId('factor-code').fill('000000');
    await page.getByTestId('factor-go').click();
    await page.getByText('还可尝试 4 次').waitFor();
    await settled(page);
    await snap(page, 'sign-in-code');
    expect(await barriers(page)).toEqual([]);
    // By the keyboard alone: the field has the focus.
    await page.getByTestId('factor-code').fill(codeNow());
    await page.keyboard.press('Enter');
    await inside();
  });

  act('one’s own account shows factors, sessions and the last sign-in, on a PC and a phone', async () => {
    await page.getByTestId('who').click();
    await page.getByTestId('factor-totp').waitFor();
    await page.getByTestId('new-codes').click();
    await page.getByTestId('codes').waitFor();
    codes = await page.getByTestId('codes').locator('li').allInnerTexts();
    expect(codes).toHaveLength(10);
    await settled(page);
    await snap(page, 'account');
    expect(await barriers(page)).toEqual([]);
    const cookies = await page.context().cookies();
    const phone = await screens.at(null, '/login', { width: PHONE });
    await phone.context().addCookies(cookies);
    await phone.goto(`${city.url}/account`);
    await phone.getByTestId('session-row').waitFor();
    await settled(phone);
    await snap(phone, 'account-390');
    expect(await barriers(phone)).toEqual([]);
    expect(await sideways(phone)).toBe(0);
  });

  act('a page that asks by itself while nobody is at it says so, and keeps no session open', async () => {
    await page.evaluate(
      `(() => { const now = performance.now.bind(performance); performance.now = () => now() + 61_000; })()`,
    );
    await page.evaluate(`dispatchEvent(new Event('focus'))`);
    await page.getByText('消息').first().hover();
    const refetch = page.waitForRequest((request) => request.url().includes('/api/') && request.method() === 'GET', {
      timeout: 45_000,
    });
    expect((await refetch).headers()['x-idle']).toBe('1');
  });

  act('a recovery code lets in where the phone is lost, once', async () => {
    await page.getByTestId('sign-out').click();
    for (const said of [null, '验证码不正确，或已经用过'] as const) {
      await page.getByTestId('username').waitFor();
      await first('wang');
      await page.getByTestId('use-recovery').click();
      await page.getByTestId('factor-code').fill(codes[0]!);
      await page.getByTestId('factor-go').click();
      if (said) await page.getByText(said).waitFor();
      else {
        await inside();
        await page.getByTestId('sign-out').click();
      }
    }
    await page.getByTestId('sign-in-back').click();
  });

  act('an officer who comes for the first time enrols an authenticator and sets an own password', async () => {
    await page.getByTestId('username').waitFor();
    await first('zhou');
    const secret = (await page.getByTestId('enrol-secret').innerText()).replaceAll(' ', '');
    await page.getByAltText('供身份验证器扫描的二维码').waitFor();
    await settled(page);
    await snap(page, 'sign-in-enrol');
    expect(await barriers(page)).toEqual([]);
    await page.getByTestId('enrol-code').fill(codeNow(secret));
    await page.getByTestId('enrol-go').click();
    await page.getByTestId('new-password').fill('zhou');
    await snap(page, 'sign-in-password');
    expect(await barriers(page)).toEqual([]);
    expect(await page.getByTestId('password-go').isDisabled()).toBe(true);
    await page.getByTestId('new-password').fill('Own-Word-4711');
    await page.getByTestId('new-password-again').fill('Own-Word-4711');
    await page.getByTestId('password-go').click();
    await inside();
    await page.getByTestId('sign-out').click();
  });

  act('a passkey is added with a proof of who it is, and signs in without name and password', async () => {
    const address = city.url.replace('127.0.0.1', 'localhost');
    await page.goto(`${address}/login`);
    const devices = await page.context().newCDPSession(page);
    await devices.send('WebAuthn.enable');
    await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
      },
    });
    await page.getByTestId('login-paint').click();
    await inside();
    await city.rows(`UPDATE identity.session SET confirmed_at = confirmed_at - interval '11 minutes'`);
    await page.goto(`${address}/account`);
    await page.getByTestId('add-passkey').click();
    await page.getByTestId('confirm-password').fill(city.demoPassword);
    await page.getByTestId('confirm-go').click();
    await page.getByTestId('factor-passkey').waitFor();
    await page.getByTestId('sign-out').click();
    await page.getByTestId('sign-in-passkey').click();
    await inside();
    await until('it is the same person', async () => (await page.getByTestId('who').innerText()).includes('林晓燕'));
    expect(screens.broken).toEqual([]);
  });
});
