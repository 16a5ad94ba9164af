import { endOfDay, instant, startOfDay, toPlainDate } from '@yby/platform/contract';
import { encodeCode } from '../../libs/permits/src/credential/code-text';
import { memorySigner } from '../../libs/permits/src/credential/examples';
import { toCredentialPrecision, type PermitCredential } from '../../libs/permits/src/credential/permit-credential';
import { sealCredential, type Signer } from '../../libs/permits/src/credential/seal-credential';
import { openCredential } from '../../libs/permits/src/credential/verify-credential';
import { verifyNatively } from '../../libs/permits/src/credential/native-verify';
import { parseCode } from '../../libs/permits/src/credential/code-text';
import { SigningKeys } from '../../libs/permits/src/permit/signing-keys';
import { PublishStatusLists } from '../../libs/permits/src/status-list/publish';
import { MONDAY, City } from '../kit/city';
import { permitOf, type PermitAnswer } from '../kit/filing';
import { PHONE, Screens, barriers, inBrowser, journey, snap } from '../kit/screens';

// Every way in which a paper can fail, each by a real code, and each with its own plain answer: with network and without.

const DAY = 86_400_000;
const monday = instant(Date.parse(MONDAY));

inBrowser('a paper that fails, on a phone', () => {
  let city: City;
  let screens: Screens;
  let codes: Record<string, string>;
  const papers: Record<string, PermitAnswer> = {};
  const act = journey((name) => screens.keep(name));

  beforeAll(async () => {
    city = await City.open();
    for (const name of ['good', 'suspended', 'revoked', 'used_up', 'replaced'])
      papers[name] = await permitOf(city, 'paint', { lines: [['PC3-02', '12']] });
    const keys = city.api.get(SigningKeys);
    await keys.rotate({ from: instant(monday - DAY), organ: '3301' });
    const general = await keys.signer(monday, '330302');
    const elsewhere = await keys.signer(monday, '330102');
    const parsed = parseCode(papers.good!.code);
    if (parsed.kind !== 'credential') throw new RangeError('no credential');
    const good = openCredential(parsed.bytes, await keys.keys('anew'), verifyNatively).credential;
    const made = async (change: Partial<PermitCredential>, signer: Signer) =>
      encodeCode(await sealCredential(toCredentialPrecision({ ...good, ...change }), signer), city.settings.publicUrl);
    const today = toPlainDate(monday);
    const dated = (days: number): Partial<PermitCredential> => ({
      issuedAt: instant(Math.min(monday, startOfDay(today) + days * DAY)),
      validFrom: instant(startOfDay(today) + days * DAY),
      validTo: instant(endOfDay(today) + (days + 5) * DAY),
    });
    codes = {
      altered: `${papers.good!.code.slice(0, -4)}${papers.good!.code.endsWith('1111') ? '2222' : '1111'}`,
      unknown_key: await made({}, memorySigner(9)),
      wrong_authority: await made({}, elsewhere),
      forged: await made({ permitId: '019ab2c3-7d4e-7f60-8a1b-2c3d4e5f6071' }, general),
      not_yet_valid: await made(dated(20), general),
      expired: await made(dated(-40), await keys.signer(instant(monday - 41 * DAY), '330302').catch(() => general)),
      ...Object.fromEntries(Object.entries(papers).map(([name, { code }]) => [name, code])),
    };
    await city.rows(
      `UPDATE permits.permit SET state = 'suspended', suspended_until = date '2026-12-31' WHERE id = $1`,
      [papers.suspended!.id],
    );
    await city.rows(`UPDATE permits.permit SET state = 'revoked' WHERE id = $1`, [papers.revoked!.id]);
    await city.rows(`UPDATE permits.permit SET state = 'used_up' WHERE id = $1`, [papers.used_up!.id]);
    await (
      await city.as('approver')
    ).post(`/permits/${papers.replaced!.id}/reissue`, { reason: 'paper_lost', note: '遗失补发' });
    await city.worker.get(PublishStatusLists).tick();
    screens = await Screens.open(city);
  }, 90_000);
  afterAll(async () => {
    await screens?.close();
    await city?.close();
  });

  /** A phone that has opened the address page with network once, and is then shown codes one after the other. */
  async function phone(width = PHONE) {
    const { page, context } = await screens.window(null, { width });
    const keys = page.waitForResponse((response) => response.url().endsWith('/api/verify/keys'));
    await page.goto(`${city.url}/V`);
    await keys;
    await page.waitForFunction("caches.match('/api/well-known/status-lists/0').then(Boolean)");
    const show = async (code: string, verdict: string) => {
      await page.evaluate(`location.hash = '${code.slice(code.indexOf('#'))}'`);
      const found = page.locator(`[data-verdict=${verdict}]`);
      await found.waitFor();
      return { heading: await found.getByRole('heading').innerText(), text: await found.innerText() };
    };
    return { page, context, show };
  }

  const table: readonly (readonly [code: string, offline: string, online: string, headings: [string, string]])[] = [
    ['altered', 'altered', 'altered', ['签名不符', '签名不符']],
    ['unknown_key', 'unknown_key', 'unknown_key', ['签发者不明', '签发者不明']],
    ['wrong_authority', 'wrong_authority', 'wrong_authority', ['签发机关不符', '签发机关不符']],
    ['not_yet_valid', 'not_yet_valid', 'in_force', ['尚未生效', '有效']],
    ['expired', 'expired', 'in_force', ['已过期', '有效']],
    ['suspended', 'listed-suspended', 'suspended', ['被暂扣', '被暂扣']],
    ['revoked', 'listed-invalid', 'revoked', ['已失效', '已吊销']],
    ['used_up', 'listed-used_up', 'used_up', ['已用完', '已用完']],
    ['replaced', 'listed-replaced', 'replaced', ['已换发', '已换发']],
    ['forged', 'listed-in_force', 'forged', ['名单上有效', '不真实']],
    ['good', 'listed-in_force', 'in_force', ['名单上有效', '有效']],
  ];

  act('without network each has its own word and says what to do; none is green', async () => {
    const { page, context, show } = await phone();
    await context.setOffline(true);
    const words = new Map<string, string>();
    for (const [code, offline, , [heading]] of table) {
      const found = await show(codes[code]!, offline);
      expect([code, found.heading]).toEqual([code, heading]);
      expect(await page.locator('.verdict.tone-good').count()).toBe(0);
      const todo = await page.locator('[data-testid=verdict] header p').innerText();
      expect(todo.length).toBeGreaterThan(5);
      words.set(code, `${found.heading} ${todo}`);
    }
    // Eleven failures, eleven different answers: a list's own word is shared by a good paper alone.
    expect(new Set(words.values()).size).toBe(table.length - 1);
    console.log([...words].map(([code, said]) => `${code}: ${said}`).join('\n'));
    await snap(page, 'scan-failures-last-390');
    await context.close();
    screens.broken.length = 0; // without network the browser notes each request as an error
  });

  act('with network the register has the last word', async () => {
    const { page, context, show } = await phone();
    for (const [code, , online, [, heading]] of table) {
      if (code === 'not_yet_valid' || code === 'expired') continue;
      const found = await show(codes[code]!, online);
      expect([code, found.heading]).toEqual([code, heading]);
      expect(await page.locator('.verdict.tone-good').count()).toBe(code === 'good' ? 1 : 0);
    }
    await context.close();
  });

  act('a list past its end says so, and a number typed without network proves nothing and accuses nobody', async () => {
    const { page, context, show } = await phone();
    await context.setOffline(true);
    await page.clock.setFixedTime(new Date(Date.now() + 2 * DAY));
    const old = await show(codes.good!, 'listed-list_too_old');
    expect(old.heading).toBe('名单过旧，需联网核对');
    expect(old.text).toContain('状态名单截至');
    // What is over stays over, however old the list.
    expect((await show(codes.revoked!, 'listed-invalid')).heading).toBe('已失效');
    await context.close();
    const inside = await screens.window(null, { width: PHONE });
    await inside.page.goto(`${city.url}/check`);
    await inside.page.getByTestId('scan-text').waitFor();
    await inside.context.setOffline(true);
    await inside.page.getByTestId('scan-text').fill('330302G202699999999');
    await inside.page.getByTestId('scan-check').click();
    const typed = inside.page.locator('[data-verdict=typed]');
    await typed.waitFor();
    expect(await typed.getByRole('heading').innerText()).toBe('这里无法核验');
    expect(await typed.innerText()).not.toMatch(/伪造|不真实|查无/);
    expect(await inside.page.locator('.verdict.tone-stop').count()).toBe(0);
    expect(await barriers(inside.page)).toEqual([]);
    await snap(inside.page, 'scan-typed-offline-390');
    await inside.context.close();
    screens.broken.length = 0;
  });

  it('nothing failed in a script', () => {
    expect(screens.broken).toEqual([]);
  });
});
