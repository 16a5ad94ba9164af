import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { packAsk, shippedLaw, type RequirementAsk, type Substance } from '@yby/regulation/contract';
import { City } from '../kit/city';
import { submitted } from '../kit/filing';
import { barriers, choose, inBrowser, journey, PC, PHONE, resize, Screens, seek, sideways, snap } from '../kit/screens';

// The law on screens: the question anyone may ask, why a case was answered so, and how a new edition comes into force.

const xylene: Substance = {
  ...shippedLaw.substanceOf('PC2-02'),
  code: 'PC2-21',
  nameZh: '二甲苯',
  nameEn: 'Xylene',
  abbr: null,
  cas: '1330-20-7',
  casNumbers: ['1330-20-7'],
  legalBasis: '测试公告（虚构）',
  effectiveFrom: '2026-11-24',
  effectiveFromMark: 'verified',
};

inBrowser('the law on screens', () => {
  let city: City;
  let screens: Screens;
  let asker: Page;
  let caseId: string;
  const act = journey((name) => screens.keep(name));

  /** Both widths: nothing that keeps anyone out, nothing to push sideways. */
  async function clean(page: Page, name: string): Promise<void> {
    const found: Record<number, unknown> = {};
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
    caseId = (await submitted(city, 'paint')).id;
    screens = await Screens.open(city);
  }, 90_000);
  afterAll(async () => {
    await screens?.close();
    await city?.close();
  });

  act('within one city nothing is needed, and the written reply is downloaded', async () => {
    asker = await screens.at(null, '/ask');
    await asker.getByTestId('ask-transport').check();
    await seek(asker, 'ask-substance', '108-88-3', '甲苯');
    await asker.getByTestId('ask-quantity').fill('30');
    await asker.getByTestId('ask-unit-of').selectOption('t');
    await seek(asker, 'ask-to', '瑞安', '瑞安市');
    const answer = asker.getByTestId('answer-not_required');
    await answer.waitFor();
    expect(await asker.getByTestId('answer-title').innerText()).toBe('无需办理');
    for (const said of ['条例 20', '已核', '法规数据第 1 版']) expect(await answer.innerText()).toContain(said);
    const [download] = await Promise.all([asker.waitForEvent('download'), asker.getByTestId('ask-reply').click()]);
    expect(download.suggestedFilename()).toBe('无需办理-2026-11-23.pdf');
    expect(
      readFileSync(await download.path())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    await clean(asker, 'law-ask-move');
  });

  act('one county twice is two places in it', async () => {
    await seek(asker, 'ask-to', '鹿城', '鹿城区');
    await asker.getByText('同一县（市、区）内的两个地点').waitFor();
    await asker.getByTestId('answer-not_required').waitFor();
  });

  act('a far county is found by the server’s list; another city needs a paper', async () => {
    await seek(asker, 'ask-to', '天台', '台州市天台县');
    expect(await asker.getByTestId('answer-title').innerText()).toBe('需要办理：运输备案证明');
  });

  act('by keyboard alone: “bt” is acetone, litres are weighed before the eyes, a link keeps the answer', async () => {
    await asker.getByTestId('ask-purchase').check();
    await asker.getByTestId('ask-substance').focus();
    await asker.keyboard.type('bt');
    const first = asker.getByTestId('ask-substance-option').first();
    expect(await first.innerText()).toMatch(/丙酮[\s\S]*拼音首字母/);
    await asker.keyboard.press('Enter');
    expect(await asker.getByTestId('ask-substance').inputValue()).toBe('丙酮');
    await asker.getByTestId('ask-quantity').fill('100');
    await asker.getByTestId('ask-unit-of').selectOption('L');
    expect(await asker.getByTestId('ask-echo').innerText()).toContain('100 L × 0.791 kg/L = 79.1 kg');
    expect(await asker.getByTestId('answer-title').innerText()).toBe('需要办理：购买备案证明');
    await asker.getByTestId('ask-cash').check();
    await asker.locator('.answer .notice.tone-stop').waitFor();
    await asker.getByTestId('ask-copy').click();
    const link = new URL(await asker.getByTestId('ask-link').inputValue());
    await clean(asker, 'law-ask-buy');
    const friend = await screens.at(null, link.pathname + link.search);
    await friend.getByTestId('answer-required').waitFor();
    expect(await friend.getByTestId('ask-question').innerText()).toContain('79.1 千克');
    expect(await friend.locator('.answer .notice.tone-stop').count()).toBe(1);
    await clean(friend, 'law-ask-link');
    await friend.getByTestId('ask-change').click();
    expect(await friend.getByTestId('ask-quantity').inputValue()).toBe('79.1');
    await friend.goto(`${city.url}/ask?q=bm9uc2Vuc2U`);
    await friend.getByText('这个链接不完整').waitFor();
    await friend.context().close();
  });

  act('a listing is imported; what is wrong stands beside its row', async () => {
    const page = await screens.at('sysadmin', '/law');
    await page.getByTestId('edition-row').waitFor();
    await clean(page, 'law-editions');
    await page.getByTestId('law-import').click();
    const file = (substances: object[]) => ({
      name: 'listing.json',
      mimeType: 'application/json',
      buffer: Buffer.from(
        JSON.stringify({
          titleZh: '二甲苯列管（虚构）',
          titleEn: 'Listing of xylene (fictional)',
          source: '测试公告（虚构），2026-11-20',
          changes: { substances },
        }),
      ),
    });
    await page.getByTestId('law-file').setInputFiles(file([xylene, { ...xylene, code: 'PC2-22', category: 4 }]));
    await page.getByTestId('law-send').click();
    const rows = page.getByTestId('change-row');
    await page.getByTestId('row-defect').first().waitFor();
    expect(await rows.nth(0).getByTestId('row-defect').count()).toBe(0);
    expect(await rows.nth(1).innerText()).toContain('category');
    await clean(page, 'law-import');
    await page.getByTestId('law-file').setInputFiles(file([xylene]));
    await page.getByTestId('law-send').click();
    await page.getByTestId('amendment-proposed').waitFor();
    await page.getByTestId('impact-enterprises').waitFor();
    expect(await page.getByTestId('amendment-confirm').count()).toBe(0);
    await page.getByTestId('amendment-reject').waitFor();
    await page.context().close();
  });

  act('the other administrator sees whom it touches, is told what takes force when, and confirms', async () => {
    const page = await screens.at('secadmin', '/law');
    expect(await page.getByTestId('law-import').count()).toBe(0);
    await page.getByTestId('amendment-row').click();
    const touched = page.getByTestId('impact-enterprises');
    await touched.waitFor();
    for (const name of ['温州蓝海涂料有限公司', '温州东瓯化工贸易有限公司'])
      expect(await touched.innerText()).toContain(name);
    const [saved] = await Promise.all([page.waitForEvent('download'), page.getByTestId('impact-export').click()]);
    expect(readFileSync(await saved.path(), 'utf8')).toContain('温州蓝海涂料有限公司');
    await clean(page, 'law-amendment');
    await page.getByTestId('amendment-confirm').click();
    const says = page.getByTestId('confirm-says');
    for (const said of ['二甲苯 PC2-21', '2026-11-24 起']) expect(await says.innerText()).toContain(said);
    await snap(page, 'law-confirm');
    await page.getByTestId('sure-confirm').click();
    await page.getByTestId('amendment-confirmed').waitFor();
    expect(await page.getByTestId('amendment-confirm').count()).toBe(0);
    await page.getByTestId('nav-law').click();
    await page.getByText('现行第 2 版').waitFor();
    await page.getByTestId('edition-row').first().filter({ hasText: '二甲苯列管（虚构）' }).waitFor();
    await page.context().close();
  });

  act('the audit administrator reads, and may do nothing', async () => {
    const page = await screens.at('auditadmin', '/law');
    await page.getByTestId('amendment-row').click();
    await page.getByTestId('change-row').waitFor();
    expect(await page.locator('[data-testid^=amendment-re], [data-testid=amendment-confirm]').count()).toBe(0);
    await page.context().close();
  });

  act('why: the stored answer of edition 1, the same again, and edition 2 would say no other', async () => {
    const page = await screens.at('paint', `/applications/${caseId}`);
    await page.getByTestId('open-why').click();
    await page.getByTestId('why-same').waitFor();
    expect(await page.getByTestId('answer-required').innerText()).toContain('法规数据第 1 版');
    expect(await page.getByTestId('why-now-same').innerText()).toContain('现行第 2 版');
    await clean(page, 'law-why');
    await page.context().close();
  });

  act('the form to apply finds the same way and weighs litres; an officer sees why as well', async () => {
    const page = await screens.at('paint', '/apply?step=substances');
    await choose(page, 'apply-substance-0', 'bt', '丙酮');
    await page.getByTestId('apply-quantity-0').fill('100');
    await choose(page, 'apply-unit-0', '', '升');
    expect(await page.getByTestId('apply-echo-0').innerText()).toContain('100 L × 0.791 kg/L = 79.1 kg');
    await page.context().close();
    const desk = await screens.at('approver', `/desk/${caseId}`);
    await desk.getByTestId('open-why').click();
    await desk.getByTestId('why-same').waitFor();
    await desk.context().close();
  });

  act('the page that was open all the while decides by the new edition when it is looked at again', async () => {
    const found = asker.getByTestId('ask-substance-option').filter({ hasText: '二甲苯' });
    await asker.getByTestId('ask-substance').fill('1330-20-7');
    expect(await found.count()).toBe(0);
    await asker.keyboard.press('Escape');
    await city.setClock('2026-11-24T01:30:00.000Z');
    await asker.evaluate("window.dispatchEvent(new Event('focus'))");
    await asker.getByText('法规数据第 2 版').waitFor();
    await seek(asker, 'ask-substance', '1330-20-7', '二甲苯');
    await asker.getByTestId('ask-quantity').fill('5');
    await asker.getByTestId('ask-unit-of').selectOption('kg');
    expect(await asker.getByTestId('answer-title').innerText()).toBe('需要办理：购买备案证明');
    expect(await asker.getByTestId('answer-required').innerText()).toContain('按 2026-11-24 的规定');
  });

  act('before the day of its force a link still says that nothing is needed', async () => {
    const ask: RequirementAsk = {
      activity: 'purchase',
      buyerKind: 'unit',
      lines: [{ substance: 'PC2-21', quantity: { unit: 'mg', amount: '5000000' } }],
      date: '2026-11-23',
      buyerDivision: '330302',
    };
    await asker.goto(`${city.url}/ask?q=${packAsk(ask)}`);
    await asker.getByTestId('answer-not_required').waitFor();
  });

  it('no page failed in its script or was refused anything', () => {
    expect(screens.broken).toEqual([]);
  });
});
