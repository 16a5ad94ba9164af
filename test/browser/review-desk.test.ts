import type { Page } from 'playwright-core';
import { City } from '../kit/city';
import { statement } from '../../apps/cli/src/story/statement';
import { claimed, purchase } from '../kit/filing';
import { PHONE, Screens, inBrowser, journey, snap, until } from '../kit/screens';

// The review desk by keyboard: what a key may do, what it must never do, and who is told.

inBrowser('the review desk by keyboard', () => {
  let city: City;
  let screens: Screens;
  let desk: Page;

  /** A filing with a document that a viewer can show. */
  async function file(who: string, substance: string): Promise<void> {
    const client = await city.as(who);
    const paper = await statement('温州蓝海涂料有限公司', ['30 千克，用于油漆稀释剂生产']);
    const { hash, name } = await client.upload(paper, '合法使用需要证明.pdf');
    await client.post('/applications', {
      ...(await purchase(city, who, { lines: [[substance, '30']] })),
      attachments: [{ kind: 'legitimate_use_statement', file: hash, name }],
    });
  }

  const openCase = () => new URL(desk.url()).pathname.split('/')[2];
  const held = () => desk.getByTestId('lease').getByRole('button').waitFor();
  const heldNow = async () => {
    const { items } = await (
      await city.as('approver2')
    ).get<{ items: { claimedBy: string | null }[] }>('/review/queue');
    return items.filter(({ claimedBy }) => claimedBy !== null).length;
  };
  const states = async () =>
    (await city.rows<{ state: string }>('SELECT state FROM permits.application ORDER BY number')).map(
      ({ state }) => state,
    );

  const stateOf = async (id: string) =>
    (await city.rows<{ state: string }>('SELECT state FROM permits.application WHERE id = $1', [id]))[0]!.state;

  const act = journey((name) => screens.keep(name));

  beforeAll(async () => {
    city = await City.open();
    for (const [who, substance] of [
      ['paint', 'PC3-01'],
      ['lab', 'PC3-05'],
      ['paint', 'PC3-02'],
      ['lab', 'PC3-06'],
      ['paint', 'PC3-03'],
    ] as const)
      await file(who, substance);
    screens = await Screens.open(city);
    desk = await screens.at('approver', '/desk');
    await desk.getByTestId('queue-row').nth(4).waitFor();
  }, 90_000);
  afterAll(async () => {
    await screens?.close();
    await city?.close();
  });

  const order = () =>
    desk.evaluate<string[]>("[...document.querySelectorAll('[data-testid=queue-row]')].map((row) => row.dataset.id)");

  act('J and K move, resting claims, and moving on puts back', async () => {
    const rows = await order();
    await until('the first case is open', async () => openCase() === rows[0]);
    await held();
    await desk.keyboard.press('j');
    await until('the second case is open', async () => openCase() === rows[1]);
    await held();
    await until('only that one is held', async () => (await heldNow()) === 1);
    await desk.keyboard.press('k');
    await until('the first case again', async () => openCase() === rows[0]);
    await desk.keyboard.press('k');
    expect(openCase()).toBe(rows[0]);
    await held();
  });

  act('a held key approves one case, not two; the next case is there at once', async () => {
    const rows = await order();
    await desk.keyboard.down('a');
    await desk.getByTestId('pending-waiting').waitFor();
    await until('the next case is open', async () => openCase() === rows[1]);
    await held();
    for (let i = 0; i < 4; i++) await desk.keyboard.down('a'); // the same press, held: the browser repeats it
    await desk.keyboard.up('a');
    expect(openCase()).toBe(rows[1]);
    expect(await desk.getByTestId('pending-waiting').count()).toBe(1);
    await desk.getByTestId('decision-now').click();
    const approved = async () => (await states()).filter((state) => state === 'approved').length;
    await until('it is approved', async () => (await approved()) > 0);
    expect(await approved()).toBe(1);
  });

  act('keys are text in a field; the filter lives in the address and Reset clears it', async () => {
    await desk.keyboard.press('/');
    expect(await desk.evaluate('document.activeElement.dataset.testid')).toBe('search');
    await desk.getByTestId('queue-search').click();
    await desk.keyboard.type('ajx 硫酸');
    await until(
      'the address says what was typed',
      async () => new URL(desk.url()).searchParams.get('q') === 'ajx 硫酸',
    );
    await desk.getByText('没有符合筛选的件').waitFor();
    expect(await desk.getByTestId('pending-waiting').count()).toBe(0);
    await desk.getByTestId('queue-reset').click();
    await desk.getByTestId('queue-row').nth(3).waitFor();
    expect(new URL(desk.url()).search).toBe('');
    await desk.keyboard.press('?');
    await desk.getByTestId('keys-sheet').waitFor();
    await snap(desk, 'desk-keys');
    await desk.keyboard.press('Escape');
    await desk.getByTestId('keys-sheet').waitFor({ state: 'detached' });
  });

  act('the document opens beside the facts and covers none of them', async () => {
    await desk.getByTestId('attachment-legitimate_use_statement').click();
    const paper = await desk.locator('iframe.attachment').boundingBox();
    for (const part of ['.checks-card', '.facts-card', '.case-head']) {
      const facts = (await desk.locator(part).boundingBox())!;
      const apart =
        paper!.x >= facts.x + facts.width ||
        facts.x >= paper!.x + paper!.width ||
        paper!.y >= facts.y + facts.height ||
        facts.y >= paper!.y + paper!.height;
      expect([part, apart]).toEqual([part, true]);
    }
    await until('the viewer is there', async () => desk.frames().length > 2);
    await snap(desk, 'desk-document');
  });

  act('X refuses with a reason of the law and the facts, and not without', async () => {
    const id = openCase()!;
    await held();
    await desk.keyboard.press('x');
    const panel = desk.getByTestId('refuse-panel');
    await panel.waitFor();
    await desk.keyboard.press('a'); // a stray A while a refusal is being written
    expect(await desk.getByTestId('pending-waiting').count()).toBe(0);
    const send = desk.getByTestId('refuse-send');
    expect(await send.isDisabled()).toBe(true);
    await panel.getByRole('radio').last().check();
    expect(await send.isDisabled()).toBe(true);
    await desk.getByTestId('refuse-note').fill('不属于本机关管辖，请向龙湾区公安机关申请');
    await snap(desk, 'desk-refuse-filled');
    await send.click();
    await until('the next case is open', async () => openCase() !== id);
    await snap(desk, 'desk-refuse-waits');
    expect(await stateOf(id)).toBe('accepted');
    // Taken back, it lies there as it was written.
    await desk.getByTestId('decision-undo').click();
    await until('the case is open again', async () => openCase() === id);
    await desk.getByTestId('refuse-panel').waitFor();
    expect(await desk.getByTestId('refuse-note').inputValue()).toBe('不属于本机关管辖，请向龙湾区公安机关申请');
    expect(await stateOf(id)).toBe('accepted');
    await snap(desk, 'desk-refuse-again');
    await send.click();
    await desk.getByTestId('decision-now').click();
    await desk.getByTestId('pending-sent').waitFor();
    const [row] = await city.rows<{ state: string }>('SELECT state FROM permits.application WHERE id = $1', [id]);
    expect(row!.state).toBe('refused');
  });

  act(
    'a decision waits its whole time on any page, keeps its officer from signing out, and dies with a closed browser',
    async () => {
      await held();
      const id = openCase()!;
      await desk.keyboard.press('a');
      await desk.getByTestId('nav-load').click();
      await desk.getByTestId('pending-waiting').waitFor();
      await snap(desk, 'desk-pending-elsewhere');
      await desk.getByTestId('sign-out').click();
      await desk.getByText('还有决定未生效').waitFor();
      expect(await stateOf(id)).toBe('accepted');
      await desk.getByTestId('decision-undo').click();
      await desk.getByText('已撤销，没有作出任何决定').first().waitFor();
      await until('the case is open again', async () => openCase() === id);
      await held();
      const decisions: string[] = [];
      const { page: other, context } = await screens.window('approver', {});
      other.on(
        'request',
        (request) => /\/(approve|return|refuse)$/.test(request.url()) && decisions.push(request.url()),
      );
      await other.goto(`${city.url}/desk/${id}`);
      await other.getByTestId('lease').getByRole('button').waitFor();
      await other.keyboard.press('a');
      await other.getByTestId('pending-waiting').waitFor();
      await context.close();
      expect(decisions).toEqual([]);
      expect(await stateOf(id)).toBe('accepted');
      await desk.reload();
      await held();
    },
  );

  act('a colleague is told who holds the case, and a phone shows list, case and way back', async () => {
    await held();
    const id = openCase()!;
    const colleague = await screens.at('approver2', `/desk/${id}`, { width: PHONE });
    await colleague.getByText('张立 正在办理此件').waitFor();
    expect(await colleague.getByTestId('approve').isDisabled()).toBe(true);
    await snap(colleague, 'desk-held-390');
    await colleague.getByRole('button', { name: '← 返回' }).click();
    await colleague.getByTestId('queue-row').filter({ hasText: '张立 在办' }).waitFor();
    await snap(colleague, 'desk-list-390');
    await colleague.context().close();
  });

  act('an approval that comes too late decides nothing and says so', async () => {
    const id = openCase()!;
    await city.setClock('2026-11-23T02:10:00.000Z'); // forty minutes on: the claim has run out
    await claimed(city, 'approver2', id);
    await desk.keyboard.press('a');
    await desk.getByTestId('decision-now').click();
    const failed = desk.getByTestId('pending-failed');
    await failed.waitFor();
    for (const said of ['未能办成', '此件正由李静办理', '对方的领取到 10:25 为止'])
      expect(await failed.innerText()).toContain(said);
    expect(await failed.getByRole('button', { name: '重试' }).count()).toBe(0);
    await snap(desk, 'desk-too-late');
    const [row] = await city.rows<{ state: string }>('SELECT state FROM permits.application WHERE id = $1', [id]);
    expect(row!.state).toBe('accepted');
  });

  it('nothing failed in a script', () => {
    expect(screens.broken).toEqual([]);
  });
});
