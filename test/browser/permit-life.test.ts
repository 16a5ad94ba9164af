import { City } from '../kit/city';
import { delivery, permitOf, type PermitAnswer } from '../kit/filing';
import { barriers, inBrowser, PC, PHONE, resize, Screens, settled, snap, until } from '../kit/screens';

// What becomes of a permit, at the screens of its holder and of the two officers.

inBrowser('the life of a permit on screen', () => {
  let city: City;
  let screens: Screens;
  let permit: PermitAnswer;
  let typo: PermitAnswer;

  beforeAll(async () => {
    city = await City.open();
    permit = await permitOf(city, 'paint', { multiUse: true });
    typo = await permitOf(city, 'paint', { lines: [['PC3-02', '400']] });
    await (await city.as('seller')).post(`/permits/${permit.id}/redemptions`, delivery('120'));
    screens = await Screens.open(city);
  }, 90_000);
  afterAll(async () => {
    await screens?.keep('permit-life-end');
    await screens?.close();
    await city?.close();
  });

  it('an approver re-issues a corrected paper and proposes a suspension with ground, facts and last day', async () => {
    const page = await screens.own('approver', `/permits/${permit.id}`);
    await page.getByTestId('act-reissue').click();
    await page.getByTestId('reissue-amount-PC3-01').fill('300');
    await page.getByTestId('reissue-note').fill('数量多写了');
    await settled(page);
    await snap(page, 'life-reissue');
    expect(await barriers(page)).toEqual([]);
    await page.getByTestId('reissue-dialog-go').click();
    await page.getByText('第 2 版（已换发）').waitFor();
    await page.getByTestId('act-suspend').click();
    await page.getByTestId('ground-goods-lost').click();
    await page.getByTestId('measure-until').fill('2026-12-31');
    await page.getByTestId('measure-note').fill('仓库失窃，正在查明');
    await settled(page);
    await snap(page, 'life-propose');
    expect(await barriers(page)).toEqual([]);
    await page.getByTestId('measure-dialog-go').click();
    await page.getByTestId('open-measure').waitFor();
    expect(await page.getByTestId('open-measure').innerText()).toContain('须由另一名主管确认');
    expect(await page.getByTestId('act-confirm-measure').count()).toBe(0);
    await settled(page);
    await snap(page, 'life-officer', true);
    expect(await barriers(page)).toEqual([]);
  }, 90_000);

  it('a supervisor finds it in the list and confirms; the permit is suspended at once', async () => {
    const page = await screens.own('supervisor', '/measures');
    await page.getByTestId('measure-row').waitFor();
    await settled(page);
    await snap(page, 'life-measures');
    expect(await barriers(page)).toEqual([]);
    await resize(page, PHONE);
    await snap(page, 'life-measures-390');
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await resize(page, PC);
    await page.getByTestId('act-confirm-measure').click();
    await page.getByTestId('confirm-dialog-go').click();
    await page.getByText('没有待确认的处置').waitFor();
    const now = await (await city.as('paint')).get<PermitAnswer>(`/permits/${permit.id}`);
    expect(now.state).toBe('suspended');
  }, 60_000);

  it.each([1366, PHONE])(
    'the holder sees state, history and notices without sideways scroll at %d',
    async (width) => {
      const page = await screens.own('paint', `/permits/${permit.id}`, { width });
      await page.getByText('暂扣至').first().waitFor();
      await page.getByTestId('notice-open').first().waitFor();
      await page.getByTestId('history').getByText('换发').first().waitFor();
      await settled(page);
      await snap(page, `life-holder-${width}`, true);
      expect(await barriers(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    },
    60_000,
  );

  it('who mistyped cancels the unused paper and is at the check page of a new application', async () => {
    const page = await screens.own('paint', `/permits/${typo.id}`, { width: PHONE });
    await page.getByTestId('act-cancel').click();
    await settled(page);
    await snap(page, 'life-cancel-390');
    expect(await barriers(page)).toEqual([]);
    await page.getByTestId('cancel-dialog-go').click();
    await until('the new application', async () => page.url().includes('/apply'));
    await settled(page);
    await snap(page, 'life-again-390');
    const now = await (await city.as('paint')).get<PermitAnswer>(`/permits/${typo.id}`);
    expect(now.state).toBe('cancelled');
  }, 60_000);

  it('a notice that is opened shows as delivered, and its code leads to a page that says it is ours', async () => {
    const { applicationId } = await (await city.as('paint')).get<{ applicationId: string }>(`/permits/${permit.id}`);
    const page = await screens.own('paint', `/applications/${applicationId}`, { width: 1366 });
    await page.getByTestId('notice-open').first().click();
    await page.getByText('已送达').first().waitFor();
    await settled(page);
    await snap(page, 'life-application', true);
    const desk = await screens.own('approver', `/desk/${applicationId}`, { width: 1366 });
    await desk.getByTestId('archive').waitFor();
    await settled(desk);
    await snap(desk, 'life-desk', true);
    expect(await barriers(desk)).toEqual([]);
    const [notice] = await city.rows<{ code: string }>(`SELECT code FROM permits.notice WHERE kind = 'suspension'`);
    const open = await screens.own(null, `/n/${notice!.code}`, { width: PHONE });
    await open.getByTestId('notice-genuine').waitFor();
    await settled(open);
    await snap(open, 'life-notice-390');
    expect(await barriers(open)).toEqual([]);
    await open.goto(`${city.url}/n/AAAAAAAAAAAAAAAA`);
    await open.getByTestId('notice-unknown').waitFor();
    expect(screens.broken).toEqual([]);
  }, 60_000);
});
