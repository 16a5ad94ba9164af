import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PublishStatusLists } from '../../libs/permits/src/status-list/publish';
import { City } from '../kit/city';
import { filmOf } from '../kit/film';
import { permitOf } from '../kit/filing';
import { PHONE, Screens, barriers, inBrowser, journey, sideways, snap, until } from '../kit/screens';

// Thirty papers before one camera: 24 in force, two used up, one suspended, one revoked, two altered.

inBrowser('a checkpoint', () => {
  let city: City;
  let screens: Screens;
  const folder = mkdtempSync(join(tmpdir(), 'yby-checkpoint-'));
  const act = journey((name) => screens.keep(name), 180_000);

  beforeAll(async () => {
    // The phone has a clock of its own: what is opened without network knows no other.
    city = await City.open({ at: new Date().toISOString() });
    const codes: string[] = [];
    for (let i = 0; i < 28; i++) {
      const { id, code } = await permitOf(city, 'paint', { lines: [['PC3-02', String(10 + i)]] });
      codes.push(code);
      const state = { 3: 'used_up', 9: 'used_up', 14: 'revoked', 20: 'suspended' }[i];
      if (state)
        await city.rows(
          `UPDATE permits.permit SET state = $2::text,
             suspended_until = CASE WHEN $2::text = 'suspended' THEN date '2026-12-31' END WHERE id = $1`,
          [id, state],
        );
    }
    const altered = (code: string, digits: string) => `${code.slice(0, -4)}${code.endsWith(digits) ? '9876' : digits}`;
    codes.splice(6, 0, altered(codes[0]!, '1111'));
    codes.splice(25, 0, altered(codes[1]!, '2222'));
    await city.worker.get(PublishStatusLists).tick();
    // The film runs at 30 frames a second and begins again at its end: the thirty are then shown a second time.
    screens = await Screens.open(city, await filmOf(city, folder, codes, 26));
  }, 300_000);
  afterAll(async () => {
    await screens?.close();
    await city?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const listened = `
    globalThis.heard = [];
    globalThis.felt = [];
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...when) { heard.push(this.frequency.value); return start.apply(this, when); };
    navigator.vibrate = (pattern) => { felt.push(pattern); return true; };
  `;

  for (const network of ['with', 'without'] as const)
    act(
      `thirty papers in one camera session, ${network} network: each once, told by word, tone and pulse`,
      async () => {
        const { page, context } = await screens.window('inspector', { width: PHONE });
        await context.grantPermissions(['camera']);
        await page.addInitScript(listened);
        await page.goto(`${city.url}/scan`);
        await page.waitForFunction("caches.match('/api/well-known/status-lists/0').then(Boolean)");
        await page.waitForFunction(
          'navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)',
        );
        await page.goto(`${city.url}/checkpoint`);
        await page.getByTestId('camera-live').waitFor();
        await page.goto(`${city.url}/scans`);
        await page.getByTestId('outbox').waitFor();
        if (network === 'without') await context.setOffline(true);
        await page.goto(`${city.url}/checkpoint`);
        await page
          .getByTestId('check-clear')
          .click({ timeout: 1_000 })
          .catch(() => undefined);
        const begun = Date.now();
        const rows = page.getByTestId('check-row');
        await until('thirty papers are in the list', async () => (await rows.count()) === 30, 110_000);
        console.log(`${network} network: thirty papers in ${Math.round((Date.now() - begun) / 1000)} s of film`);
        const count = (group: string) => page.getByTestId(`check-${group}`).locator('strong').innerText();
        await until(
          'the register has answered for all',
          async () => (await count(network === 'with' ? 'good' : 'listed')) === '24',
        );
        expect([await count('good'), await count('listed'), await count('bad'), await count('ask')]).toEqual(
          network === 'with' ? ['24', '0', '6', '0'] : ['0', '24', '6', '0'],
        );
        expect(await rows.locator('xpath=self::*[@data-code="altered"]').count()).toBe(2);
        // Shown again: named by its place, and no new line.
        await page.getByTestId('check-repeated').waitFor();
        await page.locator('[data-testid=check-flash][data-kind=again]').waitFor();
        expect(await page.getByTestId('check-flash').innerText()).toMatch(/重复[\s\S]*与第 \d+ 张相同/);
        expect(await rows.count()).toBe(30);
        const [heard, felt] = await page.evaluate<[number[], unknown[]]>('[heard, felt]');
        expect(heard.filter((pitch) => pitch === 220).length).toBe(6);
        expect(felt.length).toBeGreaterThanOrEqual(30);
        expect(await sideways(page)).toBe(0);
        expect(await barriers(page)).toEqual([]);
        await snap(page, `checkpoint-${network}-network-390`);
        const download = page.waitForEvent('download');
        await page.getByTestId('check-save').click();
        const csv = readFileSync((await (await download).path())!, 'utf8')
          .trim()
          .split('\r\n');
        expect(csv).toHaveLength(31);
        expect(csv[0]).toContain('证件编号');
        // The list is still there after the page was left.
        await context.setOffline(false);
        await page.goto(`${city.url}/messages`);
        await page.goto(`${city.url}/checkpoint`);
        await until('the list is kept', async () => (await rows.count()) === 30);
        await until(
          'all is reported',
          async () => (await page.getByTestId('outbox').getAttribute('data-waiting')) === '0',
          40_000,
        );
        await context.close();
        screens.broken.length = 0; // without network the browser notes each request as an error
      },
    );

  it('each paper of each session is on record once', async () => {
    const [row] = await city.rows<{ scans: string; offline: string }>(
      `SELECT count(*)::text AS scans, count(*) FILTER (WHERE offline)::text AS offline FROM permits.scan`,
    );
    expect(Number(row!.scans)).toBeGreaterThanOrEqual(60);
    expect(Number(row!.offline)).toBeGreaterThanOrEqual(30);
  });
});
