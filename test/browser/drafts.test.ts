import { City } from '../kit/city';
import { barriers, inBrowser, journey, PHONE, Screens, choose, settled, sideways, snap, until } from '../kit/screens';

// A draft belongs to the enterprise: it survives the browser, opens at another computer, and two people cannot type over each other.

inBrowser('drafts', () => {
  let city: City;
  let screens: Screens;
  const act = journey((name) => screens.keep(name));

  beforeAll(async () => {
    city = await City.open();
    screens = await Screens.open(city);
  }, 60_000);
  afterAll(async () => {
    await screens?.close();
    await city?.close();
  });

  const rows = () =>
    city.rows<{ title: string; body: string; version: number }>('SELECT title, body, version FROM permits.draft');

  act('what is typed is kept with the enterprise, sealed, and opens again in another browser', async () => {
    const first = await screens.at('paint', '/apply?step=substances');
    await choose(first, 'apply-substance-0', '108-88-3', '甲苯');
    await first.getByTestId('apply-quantity-0').fill('120');
    await until('the draft is saved', async () => (await rows())[0]?.title === '甲苯 120 kg');
    await until(
      'and said so',
      async () => (await first.getByTestId('draft-state').getAttribute('data-state')) === 'saved',
    );
    expect(new URL(first.url()).searchParams.get('draft')).toMatch(/^[0-9a-f-]{36}$/);
    const [{ body } = { body: '' }] = (await rows()) as { body: string }[];
    expect(body).toMatch(/^v1\.[0-9a-f]{16}\./);
    await first.context().close();

    const second = await screens.at('paint', '/apply');
    await second.getByTestId('draft-row').filter({ hasText: '甲苯 120 kg' }).waitFor();
    await settled(second);
    await snap(second, 'drafts');
    expect(await barriers(second)).toEqual([]);
    await second.getByTestId('draft-row').click();
    await second.goto(`${second.url()}&step=substances`);
    await until(
      'the quantity is there',
      async () => (await second.getByTestId('apply-quantity-0').inputValue()) === '120',
    );
    expect(await rows()).toHaveLength(1);
    await second.context().close();
  });

  act('two at one draft: the later one is told, and nothing is typed over', async () => {
    const [{ id }] = (await city.rows<{ id: string }>('SELECT id FROM permits.draft')) as [{ id: string }];
    const one = await screens.at('paint', `/apply?draft=${id}&step=substances`);
    const two = await screens.at('paint', `/apply?draft=${id}&step=substances`);
    await two.getByTestId('apply-quantity-0').waitFor();
    await one.getByTestId('apply-quantity-0').fill('130');
    await until('the first saves', async () => (await rows())[0]?.title === '甲苯 130 kg');
    await two.getByTestId('apply-quantity-0').fill('999');
    await until(
      'the second is told',
      async () => (await two.getByTestId('draft-state').getAttribute('data-state')) === 'changed',
    );
    await snap(two, 'draft-changed');
    expect((await rows())[0]!.title).toBe('甲苯 130 kg');
    await one.context().close();
    await two.context().close();
  });

  act('on a phone the list of drafts stands among the applications', async () => {
    const phone = await screens.at('paint', '/applications', { width: PHONE });
    await phone.getByTestId('drafts').waitFor();
    await settled(phone);
    await snap(phone, 'drafts-phone');
    expect(await barriers(phone)).toEqual([]);
    expect(await sideways(phone)).toBe(0);
    await phone.getByTestId('draft-drop').click();
    await phone
      .getByRole('dialog')
      .getByRole('button', { name: /确\s*定/ })
      .click();
    await until('it is gone', async () => (await rows()).length === 0);
    expect(screens.broken.filter((line) => !line.includes('409'))).toEqual([]);
  });
});
