import type { Page as Rows } from '@yby/platform/contract';
import { PublishStatusLists } from '../../libs/permits/src/status-list/publish';
import { City } from '../kit/city';
import { cutLine, type CutLine } from '../kit/cut-line';
import { permitOf, type PermitAnswer } from '../kit/filing';
import { PHONE, Screens, barriers, inBrowser, journey, sideways, snap } from '../kit/screens';

// The line to the server is really cut: the page, its worker and its service worker are all without it.

inBrowser('scans without network', () => {
  let city: City;
  let line: CutLine;
  let screens: Screens;
  const papers: PermitAnswer[] = [];
  const act = journey((name) => screens.keep(name));

  beforeAll(async () => {
    // The phone has a clock of its own: after a reload without network nothing tells it the city's.
    city = await City.open({ at: new Date().toISOString() });
    for (let i = 0; i < 6; i++) papers.push(await permitOf(city, 'paint', { lines: [['PC3-02', String(21 + i)]] }));
    await city.worker.get(PublishStatusLists).tick();
    line = await cutLine(city.url);
    screens = await Screens.open(city);
  }, 90_000);
  afterAll(async () => {
    await screens?.close();
    await line?.close();
    await city?.close();
  });

  act('five scans, a reload, a sixth: kept on the phone, and on record once when the line is back', async () => {
    const { page, context } = await screens.window('inspector', { width: PHONE });
    await context.grantPermissions(['geolocation'], { origin: line.url });
    await context.setGeolocation({ latitude: 27.994267, longitude: 120.699367, accuracy: 15 });
    await page.goto(`${line.url}/scan`);
    const strip = page.getByTestId('outbox');
    await strip.waitFor();
    await page.waitForFunction("caches.match('/api/well-known/status-lists/0').then(Boolean)");
    // What the page has loaded is kept: also what comes last.
    await page.waitForFunction('navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)');
    await page.waitForFunction(
      `(async () => {
        const kept = new Set((await (await caches.open('yby-assets')).keys()).map(({ url }) => url));
        return performance.getEntriesByType('resource').every(({ name }) => !name.includes('/assets/') || kept.has(name));
      })()`,
    );
    await page.waitForFunction("caches.match('/favicon.svg').then(Boolean)");
    line.cut();
    const scan = async (code: string) => {
      await page.getByTestId('scan-text').fill(code);
      await page.getByTestId('scan-check').click();
      await page.locator('[data-verdict=listed-in_force]').waitFor();
      await page.getByTestId('scan-again').click();
    };
    const waiting = (count: number) => page.locator(`[data-testid=outbox][data-waiting="${count}"]`).waitFor();
    for (const [i, { code }] of papers.slice(0, 5).entries()) {
      await scan(code);
      await waiting(i + 1);
    }
    await snap(page, 'scan-outbox-waiting-390');
    await page.reload();
    await waiting(5);
    expect(await page.getByTestId('who').textContent()).toContain('温州市公安局禁毒支队');
    await scan(papers[5]!.code);
    await waiting(6);
    // Meanwhile one of them is revoked: whoever let it pass must hear of it.
    await city.rows(`UPDATE permits.permit SET state = 'revoked' WHERE id = $1`, [papers[0]!.id]);
    line.mend();
    await page.getByText('立即上报').click();
    await waiting(0);
    const differs = page.getByTestId('outbox-differs');
    await differs.waitFor();
    expect(await differs.innerText()).toContain(papers[0]!.number);
    expect(await sideways(page)).toBe(0);
    expect(await barriers(page)).toEqual([]);
    await snap(page, 'scan-outbox-differs-390');
    const { items } = await (
      await city.as('inspector')
    ).get<Rows<{ number: string; offline: boolean; shown: string; verdict: string; place: object | null }>>(
      '/scans?limit=100',
    );
    expect(items.map(({ number }) => number).sort()).toEqual(papers.map(({ number }) => number).sort());
    for (const one of items)
      expect(one).toMatchObject({
        offline: true,
        shown: 'listed-in_force',
        verdict: one.number === papers[0]!.number ? 'revoked' : 'in_force',
        place: { latitude: 27_994_267, longitude: 120_699_367, accuracy: 15 },
      });
    await page.goto(`${line.url}/scans`);
    await page.getByTestId('scan-row').nth(5).waitFor();
    await snap(page, 'scan-log-390');
    screens.broken.length = 0; // without network the browser notes each request as an error
    await context.close();
  });

  act('with the line, a scan is on record at once, and what looks wrong reaches the inspector', async () => {
    const page = await screens.at('seller', '/scan', { width: PHONE });
    await page.getByTestId('scan-text').fill(papers[1]!.code);
    await page.getByTestId('scan-check').click();
    await page.locator('[data-verdict=in_force]').waitFor();
    await page.locator('[data-testid=outbox][data-waiting="0"]').waitFor();
    await page.getByTestId('suspicion-open').click();
    await page.getByText('人员不符').click();
    await page.getByTestId('suspicion-note').fill('提货人与证件上的经办人不是同一人');
    expect(await barriers(page)).toEqual([]);
    await snap(page, 'suspicion-form-390', true);
    await page.getByTestId('suspicion-send').click();
    await page.getByText('已报告').waitFor();
    await page.context().close();
    const desk = await screens.at('supervisor', '/suspicions');
    await desk.getByTestId('suspicion-row').first().waitFor();
    expect(await barriers(desk)).toEqual([]);
    await snap(desk, 'suspicions-1366');
    await desk.getByTestId('suspicion-close').click();
    await desk.getByText('不属实').click();
    await desk.locator('#closing-note').fill('新任经办人，授权书齐全');
    await desk.getByTestId('suspicion-closing-go').click();
    await desk.getByText('没有待核查的可疑情况').waitFor();
    await desk.goto(`${city.url}/permits/${papers[1]!.id}`);
    await desk.getByTestId('scans-card').getByTestId('scan-row').first().waitFor();
    expect(await desk.getByTestId('scans-card').innerText()).toContain('温州东瓯化工贸易有限公司');
    await desk.context().close();
  });

  it('nothing failed in a script', () => {
    expect(screens.broken).toEqual([]);
  });
});
