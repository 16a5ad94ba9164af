import { City } from '../kit/city';
import { approved, submitted } from '../kit/filing';
import { barriers, inBrowser, journey, PHONE, Screens, settled, sideways, snap } from '../kit/screens';

// The supervisor's figures, the batch, and what has changed: with the mouse and the keyboard, on a PC and a phone.

inBrowser('the desk: batches and second looks', () => {
  let city: City;
  let screens: Screens;
  const act = journey((name) => screens.keep(name));

  beforeAll(async () => {
    city = await City.open();
    for (const substance of ['PC3-05', 'PC3-06', 'PC3-02'] as const)
      await submitted(city, 'lab', { lines: [[substance, '6']] });
    const first = await submitted(city, 'paint', { lines: [['PC3-02', '100']] });
    await approved(city, 'approver', first.id);
    await submitted(city, 'paint', { lines: [['PC3-02', '300']] });
    screens = await Screens.open(city);
  }, 90_000);
  afterAll(async () => {
    await screens?.close();
    await city?.close();
  });

  act('an open case says what is other than on the last paper, and passes to a colleague', async () => {
    const [open] = await city.rows<{ id: string }>(
      `SELECT id FROM permits.application WHERE state = 'accepted' AND enterprise_name LIKE '温州蓝海%'`,
    );
    const desk = await screens.own('approver', `/desk/${open!.id}`);
    await desk.getByTestId('since-last').filter({ hasText: '300' }).waitFor();
    await desk.getByTestId('hand-over').waitFor();
    await settled(desk);
    await snap(desk, 'desk-afresh');
    expect(await barriers(desk)).toEqual([]);
    await desk.getByTestId('hand-over').click();
    await desk.getByRole('menuitem', { name: '李静' }).click();
    await desk.getByText('已移交给李静').waitFor();
    const [row] = await city.rows<{ name: string }>(
      'SELECT claimed_name AS name FROM permits.application WHERE id = $1',
      [open!.id],
    );
    expect(row!.name).toBe('李静');
  });

  act('clean filings are approved together, looked at line by line', async () => {
    const desk = await screens.own('approver', '/desk');
    await desk.getByTestId('batch-open').click();
    await desk.getByTestId('batch-row').nth(2).waitFor();
    await settled(desk);
    await snap(desk, 'desk-batch');
    expect(await barriers(desk)).toEqual([]);
    await desk.getByTestId('batch-row').nth(2).getByRole('checkbox').uncheck();
    await desk.getByTestId('batch-go').click();
    await desk.getByRole('button', { name: '签发' }).click();
    await desk.getByText('已签发 2 份').waitFor();
    await snap(desk, 'desk-batch-done');
    await desk.getByTestId('batch-close').click();
    const [{ approvals }] = (await city.rows<{ approvals: string }>(
      `SELECT count(*) AS approvals FROM permits.application WHERE state = 'approved'`,
    )) as [{ approvals: string }];
    expect(approvals).toBe('3');
  });

  act('the supervisor sees load and honest figures at both widths', async () => {
    for (const width of [undefined, PHONE]) {
      const page = await screens.at('supervisor', '/load', width ? { width } : {});
      await page.getByTestId('load-officers').waitFor();
      await page.getByTestId('one-day').waitFor();
      await settled(page);
      await snap(page, width ? 'load-phone' : 'load');
      expect(await barriers(page)).toEqual([]);
      expect(await sideways(page)).toBe(0);
    }
    expect(screens.broken).toEqual([]);
  });
});
