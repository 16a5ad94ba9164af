import type { Page } from 'playwright-core';
import { City } from '../kit/city';
import { PDF, type Case } from '../kit/filing';
import { PC, PHONE, Screens, choose, inBrowser, journey, resize, seek, settled, snap, until } from '../kit/screens';

// The main job by hand, in Chinese: what a clerk, an officer, a dealer and an auditor do with mouse and keyboard.

inBrowser('the main job by hand', () => {
  let city: City;
  let screens: Screens;
  let agent: Page;
  let officer: Page;
  let number: string;
  let id: string;
  let permit: string;

  const caseNow = async () => (await city.as('paint')).get<Case>(`/applications/${id}`);
  const step = (name: string) => agent.getByTestId(`apply-step-${name}`);
  const next = () => agent.getByTestId('apply-next').click();

  const act = journey((name) => screens.keep(name));

  beforeAll(async () => {
    city = await City.open();
    screens = await Screens.open(city);
  }, 90_000);
  afterAll(async () => {
    await screens?.close();
    await city?.close();
  });

  act(
    'nobody in particular asks and is answered with the paper, the authority, the time and the articles',
    async () => {
      agent = await screens.at(null, '/');
      await agent.getByRole('link', { name: /我需要办手续吗/ }).click();
      await seek(agent, 'ask-substance', '甲苯', '甲苯');
      await agent.getByTestId('ask-quantity').fill('500');
      const answer = agent.getByTestId('answer-required');
      await answer.waitFor();
      for (const said of ['需要办理：购买备案', '鹿城区公安机关', '16:30 前提交，当个工作日办结', '条例 17', '办法 5'])
        expect(await answer.innerText()).toContain(said);
      expect(await agent.title()).toBe('我需要办手续吗？ · 易报云');
      await snap(agent, 'job-ask');
    },
  );

  act('an individual with a little acetone learns that nothing is needed, as an answer to keep', async () => {
    await agent.getByTestId('ask-individual').check();
    await seek(agent, 'ask-substance', '高锰酸钾', '高锰酸钾');
    await agent.getByTestId('ask-quantity').fill('2');
    const answer = agent.getByTestId('answer-not_required');
    await answer.waitFor();
    expect(await answer.innerText()).toContain('依下列条文无需办理许可或备案');
    await agent.getByTestId('ask-unit').check();
    await seek(agent, 'ask-substance', '甲苯', '甲苯');
  });

  act('"apply now" leads through the sign-in to the form', async () => {
    await agent.getByTestId('ask-apply').click();
    await agent.getByTestId('login-paint').click();
    await agent.getByTestId('apply-kind-purchase').waitFor();
    expect(new URL(agent.url()).pathname).toBe('/apply');
  });

  act('step by step, with the quantity in words; the draft survives a reload', async () => {
    await agent.getByTestId('apply-kind-purchase').click();
    await next();
    await choose(agent, 'apply-substance-0', '108-88-3', '甲苯');
    await agent.getByTestId('apply-quantity-0').fill('30000');
    await agent.getByText('30,000 千克 = 30 吨，三万千克').waitFor();
    await agent.getByTestId('apply-quantity-0').fill('500');
    await agent.getByText('500 千克，五百千克').waitFor();
    await next();
    await choose(agent, 'apply-seller', '东瓯', '温州东瓯化工贸易有限公司');
    await choose(agent, 'apply-site', '', '甲类仓库 1 号');
    await next();
    await agent.getByTestId('apply-handler-name').fill('林晓燕');
    await agent.getByTestId('apply-handler-id').fill('330302199203151222');
    await agent.getByTestId('apply-handler-phone').fill('138 0000 0001');
    await until(
      'the draft is saved',
      async () => (await agent.getByTestId('draft-state').getAttribute('data-state')) === 'saved',
    );
    await agent.reload();
    await agent.getByTestId('apply-handler-name').waitFor();
    expect(await agent.getByTestId('apply-handler-name').inputValue()).toBe('林晓燕');
    await step('substances').click();
    expect(await agent.getByTestId('apply-quantity-0').inputValue()).toBe('500');
    expect(await agent.getByTestId('apply-substance-0').innerText()).toContain('甲苯');
    // Nothing of it stays in the browser of a shared PC.
    const kept = await agent.evaluate('JSON.stringify([localStorage, sessionStorage])');
    expect(kept).not.toMatch(/林晓燕|330302199203151222|138/);
    await snap(agent, 'job-apply-substances');
  });

  act(
    'the pre-check beside the form says live what stops, under which article, and clears when it is mended',
    async () => {
      await step('documents').click();
      const beside = agent.getByTestId('precheck');
      await beside.getByText('办法 5').first().waitFor();
      await beside.locator('li.tone-stop').waitFor();
      await snap(agent, 'job-apply-stopped');
      await agent
        .getByTestId('apply-file-legitimate_use_statement')
        .setInputFiles({ name: '合法使用需要证明.pdf', mimeType: 'application/pdf', buffer: PDF });
      await agent.getByText('合法使用需要证明.pdf').waitFor();
      await beside.locator('li.tone-stop').waitFor({ state: 'detached' });
      await beside.getByText('供方可以经营所列品种').waitFor();
    },
  );

  act('what is wrong is said once at the top, and each line leads to its field', async () => {
    await next();
    await agent.getByTestId('submit').click();
    const summary = agent.getByTestId('error-summary');
    await summary.waitFor();
    expect(await summary.innerText()).toContain('还有 2 处要改');
    expect(await agent.evaluate("document.activeElement.getAttribute('data-testid')")).toBe('error-summary');
    await snap(agent, 'job-apply-summary');
    await resize(agent, PHONE);
    await snap(agent, 'job-apply-summary-390');
    await resize(agent, PC);
    await summary.getByRole('link', { name: /身份证号/ }).click();
    await until(
      'the field has the focus',
      async () => (await agent.evaluate('document.activeElement.id')) === 'f-handler-idNumber',
    );
    await agent.getByText('身份证号校验位不符').first().waitFor();
    await agent.getByTestId('apply-handler-id').fill('330302199203151228');
    await summary.getByText('还有 1 处要改').waitFor();
    await summary.getByRole('link', { name: /用途/ }).click();
    await agent.getByTestId('apply-use-0').fill('油漆稀释');
    await summary.waitFor({ state: 'detached' });
  });

  act('the check page shows every answer with 修改, and submits only what was confirmed', async () => {
    await step('check').click();
    await agent.getByTestId('change-lines.0.quantity').click();
    await until(
      'the quantity has the focus',
      async () => (await agent.evaluate('document.activeElement.id')) === 'f-lines-0-quantity',
    );
    await agent.getByTestId('apply-quantity-0').fill('520');
    await step('check').click();
    await agent.getByText('520 千克，五百二十千克').waitFor();
    await snap(agent, 'job-apply-check');
    await agent.getByTestId('submit').click();
    await agent.getByText('请先勾选确认').waitFor();
    await agent.getByTestId('apply-sworn').check();
    await agent.getByTestId('submit').click();
    number = await agent.getByTestId('application-number').innerText();
    id = new URL(agent.url()).pathname.split('/').pop()!;
    expect(number).toMatch(/^330302-20261123-\d{7}$/);
    await agent.getByText('已受理').first().waitFor();
    expect(await city.rows('SELECT id FROM permits.draft')).toEqual([]);
  });

  act('the officer returns it with every reason ticked at once', async () => {
    officer = await screens.at('approver', '/desk');
    await officer.getByTestId('return').waitFor();
    await officer.keyboard.press('r');
    await officer.getByTestId('defect-use-unclear').check();
    await officer.getByText('写到产品和工序').waitFor();
    await officer.getByTestId('defect-statement-unsealed').check();
    await officer.getByRole('textbox', { name: '给企业的说明' }).first().fill('请写明产品名称');
    await snap(officer, 'job-return');
    await officer.getByTestId('return-send').click();
    await officer.getByTestId('decision-now').click();
    await officer.getByTestId('pending-sent').waitFor();
    await officer.getByText('待审件都办完了').waitFor();
    expect(await caseNow()).toMatchObject({
      state: 'correction_required',
      decision: { defects: [{ code: 'use-unclear' }, { code: 'statement-unsealed' }] },
    });
  });

  act('the company sees at home what is to do, corrects everything and submits again', async () => {
    await agent.getByTestId('nav-home').click();
    const todo = agent.getByTestId('home-todo');
    await todo.getByRole('link', { name: new RegExp(`补正：${number}`) }).click();
    for (const said of ['用途不具体', '「请写明产品名称」', '未盖单位公章'])
      await agent.getByText(said).first().waitFor();
    await step('substances').click();
    await agent.getByTestId('apply-use-0').fill('醇酸调和漆稀释剂生产');
    await step('documents').click();
    await agent.getByTestId('apply-file-legitimate_use_statement').setInputFiles({
      name: '合法使用需要证明（盖章）.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.concat([PDF, Buffer.from('\n')]),
    });
    await agent.getByText('合法使用需要证明（盖章）.pdf').waitFor();
    await next();
    // The returned case is no duplicate of itself.
    await agent.getByTestId('precheck').getByText('供方可以经营所列品种').waitFor();
    expect(await agent.getByTestId('precheck').innerText()).not.toContain(number);
    await snap(agent, 'job-correct');
    await agent.getByTestId('apply-sworn').check();
    await agent.getByTestId('submit').click();
    await agent.getByText('已受理').first().waitFor();
    expect((await caseNow()).state).toBe('accepted');
  });

  act('the officer approves with one key, takes it back in time, and approves for good', async () => {
    await officer.reload();
    await officer.getByTestId('lease').getByRole('button').waitFor();
    // By the city's clock, not by this machine's.
    await officer.getByText(/剩 (8 小时|7 小时 5\d 分)/).waitFor();
    await snap(officer, 'job-desk');
    await officer.keyboard.press('a');
    await officer.getByTestId('pending-waiting').waitFor();
    await snap(officer, 'job-pending');
    await officer.keyboard.press('z');
    await officer.getByText('已撤销，没有作出任何决定').waitFor();
    expect((await caseNow()).state).toBe('accepted');
    await officer.getByTestId('lease').getByRole('button').waitFor();
    await officer.keyboard.press('a');
    await until('the take-back time is over and it is approved', async () => (await caseNow()).state === 'approved');
    permit = (await caseNow()).permitId!;
  });

  act('the message leads to the case, and the permit stands there with its code and its PDF', async () => {
    await city.drain();
    await agent.getByTestId('nav-messages').click();
    await agent.getByTestId('message').filter({ hasText: '备案已通过' }).first().click();
    const code = agent.getByRole('img', { name: '出示二维码' });
    await code.waitFor();
    await settled(agent);
    await snap(agent, 'job-permit');
    const [file] = await Promise.all([agent.waitForEvent('download'), agent.getByTestId('permit-pdf-save').click()]);
    const printed = (await caseNow()).permitNumber;
    expect(file.suggestedFilename()).toBe(`${printed}.pdf`);
    expect(await agent.getByTestId('permit-number').innerText()).toBe(printed);
  });

  act('the dealer pastes the code, reads the verdict and writes off what is delivered', async () => {
    const { code } = await (await city.as('seller')).get<{ code: string }>(`/permits/${permit}`);
    const dealer = await screens.at('seller', '/scan', { width: PHONE });
    await dealer.getByTestId('scan-text').fill(code);
    await dealer.getByTestId('scan-check').click();
    const verdict = dealer.locator('[data-verdict=in_force]');
    await verdict.waitFor();
    for (const said of ['有效', '温州蓝海涂料有限公司', '520 千克']) expect(await verdict.innerText()).toContain(said);
    await snap(dealer, 'job-verdict-390');
    await dealer.getByTestId('verdict-redeem').click();
    await dealer.getByTestId('redeem-quantity-PC3-01').fill('521');
    await dealer.getByText('超过证件剩余数量').waitFor();
    await dealer.getByTestId('redeem-quantity-PC3-01').fill('520');
    await dealer.getByText('五百二十千克').waitFor();
    await dealer.getByTestId('redeem-vehicle').fill('浙C12345');
    await dealer.getByTestId('redeem-payment-cash').check();
    await dealer.getByText('单位之间不得用现金或实物交易').waitFor();
    await dealer.getByTestId('redeem-payment-transfer').check();
    await dealer.getByText('请查验经办人后勾选确认').waitFor();
    await dealer.getByTestId('redeem-checked').check();
    await snap(dealer, 'job-redeem-390');
    await dealer.getByTestId('redeem').click();
    await dealer.getByTestId('redeem-done').waitFor();
    await snap(dealer, 'job-redeemed-390');
    await dealer.context().close();
  });

  act('the buyer receives a little less, says why, and the stock has moved', async () => {
    await agent.getByTestId('nav-home').click();
    await agent
      .getByTestId('home-todo')
      .getByRole('link', { name: /确认收货/ })
      .click();
    await agent.getByTestId('receipt-quantity-PC3-01').fill('519.6');
    await agent.getByText('少 400 克').waitFor();
    expect(await agent.getByTestId('receipt-confirm').isDisabled()).toBe(true);
    await agent.getByTestId('receipt-reason').fill('卸车损耗');
    await snap(agent, 'job-receipt');
    await agent.getByTestId('receipt-confirm').click();
    await agent.getByTestId('receipt-difference').waitFor();
    await agent.getByTestId('nav-stock').click();
    await agent.getByTestId('stock-PC3-01').getByText('1,759.6 千克').waitFor();
    await snap(agent, 'job-stock');
  });

  act('the audit administrator reads the whole of it in the journal', async () => {
    await city.seal();
    const audit = await screens.at('auditadmin', '/journal');
    await audit.getByTestId('journal-row').first().waitFor();
    const rows = await audit.getByTestId('journal-row').allInnerTexts();
    for (const act of ['提交申请', '退回补正', '补正后提交', '通过并签发', '核销交货', '确认收货'])
      expect(rows.filter((row) => row.includes(act))).not.toEqual([]);
    await audit.getByTestId('journal-head').waitFor();
    await audit.getByTestId('journal-row').filter({ hasText: '通过并签发' }).locator('summary').click();
    await snap(audit, 'job-journal');
    await audit.context().close();
  });

  act('one press turns the pages to English, and the next visit remembers it', async () => {
    await agent.getByTestId('nav-home').click();
    await agent.getByTestId('language').click();
    await agent.getByRole('heading', { name: 'To do' }).waitFor();
    expect(await agent.evaluate('document.documentElement.lang')).toBe('en');
    await agent.reload();
    await agent.getByRole('heading', { name: 'To do' }).waitFor();
    expect(await agent.title()).toBe('Home · Yi Bao Yun');
    await snap(agent, 'job-english');
    await agent.getByTestId('language').click();
    await agent.getByRole('heading', { name: '待办' }).waitFor();
  });

  it('nothing failed in a script and nothing was refused on the way', () => {
    expect(screens.broken).toEqual([]);
  });
});
