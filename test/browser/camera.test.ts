import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PublishStatusLists } from '../../libs/permits/src/status-list/publish';
import { City } from '../kit/city';
import { permitOf, type PermitAnswer } from '../kit/filing';
import { filmOf } from '../kit/film';
import { median } from '../kit/median';
import { PHONE, Screens, inBrowser, journey, snap } from '../kit/screens';

// The camera itself: a film of the code, as JPEG after JPEG, stands in for the lens (Chromium's fake capture device).

inBrowser('the scan page with a camera', () => {
  let city: City;
  let screens: Screens;
  let permit: PermitAnswer;
  const folder = mkdtempSync(join(tmpdir(), 'yby-film-'));

  const act = journey((name) => screens.keep(name));

  beforeAll(async () => {
    city = await City.open();
    permit = await permitOf(city, 'paint', { lines: [['PC3-01', '240']] });
    screens = await Screens.open(city, await filmOf(city, folder, [permit.code]));
  }, 90_000);
  afterAll(async () => {
    await screens?.close();
    await city?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  act('opens into the camera, reads the code and shows the verdict with the acts of the dealer', async () => {
    const { page, context } = await screens.window('seller', { width: PHONE });
    await context.grantPermissions(['camera']);
    await page.goto(`${city.url}/scan`);
    await page.locator('[data-verdict=in_force]').waitFor();
    expect(await page.getByTestId('verdict').innerText()).toContain(permit.number);
    await page.getByTestId('verdict-redeem').waitFor();
    await snap(page, 'camera-verdict-390');
    await context.close();
  });

  act('from the camera to the verdict is quick on a phone, with network and without', async () => {
    await city.worker.get(PublishStatusLists).tick();
    const { page, context } = await screens.window('inspector', { width: PHONE });
    await context.grantPermissions(['camera']);
    /** From the tap that opens the camera to the verdict on the screen: lens, reader, signature, and the register's answer. */
    const timed = async (verdict: string): Promise<number[]> => {
      const times: number[] = [];
      for (let run = 0; run < 11; run++) {
        await page.getByTestId('scan-again').click();
        const begun = performance.now();
        await page.locator(`[data-verdict=${verdict}]`).waitFor();
        times.push(performance.now() - begun);
      }
      return times;
    };
    await page.goto(`${city.url}/scan`);
    await page.locator('[data-verdict=in_force]').waitFor();
    await page.waitForFunction("caches.match('/api/well-known/status-lists/0').then(Boolean)");
    const online = median(await timed('in_force'));
    await context.setOffline(true);
    const offline = median(await timed('listed-in_force'));
    console.log(
      `camera to verdict at ${PHONE} px, warm, median of 11: ${Math.round(online)} ms with network, ${Math.round(offline)} ms without`,
    );
    expect(online).toBeLessThan(1_500);
    expect(offline).toBeLessThan(1_500);
    await context.close();
    screens.broken.length = 0; // without network the browser notes each request as an error
  });

  act('where the camera is refused it says how to allow it, and a photo or the number still works', async () => {
    const { page, context } = await screens.window('inspector', { width: PHONE });
    await page.addInitScript(
      "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('refused', 'NotAllowedError'))",
    );
    await page.goto(`${city.url}/scan`);
    await page.getByText('没有相机权限').waitFor();
    await snap(page, 'camera-refused-390');
    const png = await (await city.as('paint')).get<ArrayBuffer>(`/permits/${permit.id}/code.svg`);
    await page
      .getByTestId('scan-photo')
      .setInputFiles({ name: 'code.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(png) });
    await page.getByText('照片里没有认出证件二维码').waitFor();
    await page.getByTestId('scan-text').fill(permit.number);
    await page.getByTestId('scan-check').click();
    await page.locator('[data-verdict=in_force]').waitFor();
    await context.close();
  });

  it('nothing failed in a script', () => {
    expect(screens.broken).toEqual([]);
  });
});
