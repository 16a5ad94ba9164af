import type { Page } from 'playwright-core';
import { City } from '../kit/city';
import { workbookOf } from '../kit/register-file';
import { registerRows } from '../kit/register-rows';
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

inBrowser('a register is imported on screen', () => {
  let city: City;
  let screens: Screens;
  let page: Page;
  const act = journey((name) => screens.keep(name));

  /** Both widths: nothing that keeps anyone out, nothing to push sideways. */
  async function clean(name: string): Promise<void> {
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
  const upload = async (testid: string, buffer: Buffer, name: string) =>
    page.getByTestId(testid).setInputFiles({ name, mimeType: 'application/octet-stream', buffer });

  beforeAll(async () => {
    city = await City.open();
    screens = await Screens.open(city);
  }, 90_000);
  afterAll(async () => {
    await screens?.close();
    await city?.close();
  });

  act('an empty page says what to do next, and a file that is none is refused with what was meant', async () => {
    page = await screens.at('sysadmin', '/imports');
    await page.getByText('还没有导入过').waitFor();
    await upload('import-file', Buffer.from('%PDF-1.4'), '名录.pdf');
    await page.getByText('文件不是 .xlsx 工作簿').waitFor();
    await clean('imports-empty');
  });

  act('a file with faults shows each by sheet, row and column, to be filtered and exported', async () => {
    const rows = registerRows(400, 7);
    rows.单位[3]![1] = '';
    rows.单位[5]![3] = '火星区';
    rows.单位[9]![6] = '2024-02-30';
    rows.单位[12]![2] = '什么单位';
    rows.资质[4]![1] = '营业证';
    for (const row of [7, 8, 9]) rows.品种[row]![2] = '很多';
    await upload('import-file', await workbookOf(rows), '温州市单位名录（第一批）.xlsx');
    await page.getByText('有 8 处错误，没有导入任何一行').waitFor();
    await until('eight rows', async () => (await page.getByTestId('fault-row').count()) === 8);
    await clean('import-faults');
    await page.getByTestId('import-kind').selectOption('amount-malformed');
    await until('three rows', async () => (await page.getByTestId('fault-row').count()) === 3);
    const download = page.waitForEvent('download');
    await page.getByTestId('import-export').click();
    expect((await download).suggestedFilename()).toContain('错误清单.csv');
  });

  act('the corrected file is checked, shown how far it is, and imported on the word of the officer', async () => {
    await upload('import-file', await workbookOf(registerRows(2_000, 7)), '温州市单位名录（第一批，已改）.xlsx');
    await page.getByTestId('import-bar').waitFor();
    await snap(page, 'import-checking');
    await page.getByText('核对无误，尚未导入').waitFor();
    await clean('import-ready');
    await page.getByTestId('import-order').click();
    await page.getByText('已导入 2000 家单位').waitFor();
    await clean('import-done');
    await page.goto(`${city.url}/imports`);
    await until('both files are listed', async () => (await page.getByTestId('import-row').count()) === 2);
    await clean('imports');
    expect(screens.broken).toEqual([]);
  });
});
