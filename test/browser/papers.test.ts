import type { Page } from 'playwright-core';
import { City } from '../kit/city';
import { PDF, permitOf, type Case, type PermitAnswer } from '../kit/filing';
import { individual, sells } from '../kit/kinds';
import { barriers, inBrowser, PC, PHONE, resize, Screens, settled, sideways, snap, until } from '../kit/screens';
import { submittedOn, typedIn, type Typed } from '../kit/wizard';

// Each paper by hand: typed into the wizard by who needs it, decided at the officer's desk, opened by its holder.

const file = { name: '省厅许可决定.pdf', mimeType: 'application/pdf', buffer: PDF };
const toluene = ['108-88-3', '甲苯'] as const;
const dealer = ['东瓯', '温州东瓯化工贸易有限公司'] as const;
const purchase: Typed = {
  kind: 'purchase',
  substance: toluene,
  kilograms: '300',
  seller: dealer,
  site: '甲类仓库 1 号',
  document: 'legitimate_use_statement',
};
const transport: Typed = {
  kind: 'transport',
  substance: toluene,
  kilograms: '900',
  use: '销售',
  consignee: ['91331002MA0Y00059Y', '台州湾树脂有限公司'],
  carrier: ['安顺', '温州安顺危险品运输有限公司'],
  destination: ['台州', '台州市'],
  document: 'sales_contract',
};

inBrowser('each paper by hand', () => {
  let city: City;
  let screens: Screens;

  beforeAll(async () => {
    city = await City.open();
    await individual(city);
    for (const substance of ['PC1-01', 'PC1-12', 'PC2-02']) await sells(city, substance);
    screens = await Screens.open(city);
  }, 90_000);
  afterAll(async () => {
    await screens?.keep('papers-end');
    await screens?.close();
    await city?.close();
  });

  /** Types and files it. @returns its id */
  const applied = async (username: string, typed: Typed, name: string): Promise<string> => {
    const page = await screens.own(username, '/apply');
    await typedIn(page, typed);
    await settled(page);
    await snap(page, `paper-${name}-check`, true);
    return submittedOn(page);
  };
  const now = async (username: string, id: string) => (await city.as(username)).get<Case>(`/applications/${id}`);
  /** The officer approves on the desk; the holder opens the paper. */
  const granted = async (holder: string, officer: string, id: string, name: string): Promise<Page> => {
    const desk = await screens.own(officer, `/desk/${id}`);
    await desk.getByTestId('lease').getByRole('button').first().waitFor();
    await desk.getByTestId('approve').click();
    await desk.getByTestId('decision-now').click();
    await until('it is approved', async () => (await now(holder, id)).state === 'approved');
    const page = await screens.own(holder, `/applications/${id}`);
    await page.getByTestId('open-permit').click();
    await page.getByText('有效').first().waitFor();
    await settled(page);
    await snap(page, `paper-${name}`, true);
    return page;
  };

  test('category 3, bought once', async () => {
    const id = await applied('paint', purchase, 'once');
    const page = await granted('paint', 'approver', id, 'once');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('购买备案证明');
    expect(await barriers(page)).toEqual([]);
  }, 90_000);

  test('category 3, for several uses', async () => {
    const id = await applied('paint', { ...purchase, kilograms: '400', multiUse: true }, 'several');
    await granted('paint', 'approver', id, 'several');
    const [permit] = await city.rows<{ multi: boolean }>(
      'SELECT multi_use AS multi FROM permits.permit WHERE application_id = $1',
      [id],
    );
    expect(permit!.multi).toBe(true);
  }, 90_000);

  test('category 2, a transport permit', async () => {
    const id = await applied('seller', { ...transport, substance: ['PC2-02', '醋酸酐'] }, 'transport-permit');
    expect(await now('seller', id)).toMatchObject({ kind: 'transport_permit', state: 'accepted' });
    const page = await granted('seller', 'longwan', id, 'transport-permit');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('运输许可证');
  }, 90_000);

  test('category 3, a transport filing', async () => {
    const id = await applied('seller', transport, 'transport-filing');
    const page = await granted('seller', 'longwan', id, 'transport-filing');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('运输备案证明');
  }, 90_000);

  test('category 1 that is no drug: checked here, handed on to the province, its answer entered', async () => {
    const id = await applied(
      'paint',
      { ...purchase, substance: ['PC1-01', '1-苯基-2-丙酮'], kilograms: '2' },
      'forwarded',
    );
    const desk = await screens.own('approver', `/desk/${id}`);
    await desk.getByTestId('forward').click();
    await desk.getByTestId('forward-opinion').fill('材料齐全，储存条件符合要求');
    await settled(desk);
    await snap(desk, 'paper-forward-desk');
    expect(await desk.getByTestId('approve').count()).toBe(0);
    expect(await barriers(desk)).toEqual([]);
    await desk.getByTestId('forward-send').click();
    await until('it is handed on', async () => (await now('paint', id)).state === 'forwarded');
    await desk.goto(`${city.url}/desk/${id}`);
    await desk.getByTestId('above-number').fill('浙公禁受〔2026〕88号');
    await desk.getByTestId('above-receive').click();
    await desk.getByText('浙公禁受〔2026〕88号').waitFor();
    await desk.getByTestId('above-number').fill('浙公禁许〔2026〕12号');
    await desk.getByTestId('above-file').setInputFiles(file);
    await desk.getByText(file.name).waitFor();
    await settled(desk);
    await snap(desk, 'paper-forward-answer', true);
    expect(await barriers(desk)).toEqual([]);
    await desk.getByTestId('above-answer').click();
    await until('it is answered', async () => (await now('paint', id)).state === 'answered');
    const page = await screens.own('paint', `/applications/${id}`, { width: PHONE });
    await page.getByTestId('forwarding').getByText('浙公禁许〔2026〕12号').waitFor();
    await settled(page);
    await snap(page, 'paper-forward-applicant-390', true);
    expect(await page.getByTestId('forwarding').innerText()).not.toContain('储存条件');
    expect(await sideways(page)).toBe(0);
    expect(await barriers(page)).toEqual([]);
    await resize(page, PC);
  }, 120_000);

  test('category 1, drug type: a formal non-acceptance that names the drug regulator', async () => {
    const page = await screens.own('paint', '/apply');
    await typedIn(page, { ...purchase, substance: ['PC1-12', '麻黄素'], kilograms: '0.05' });
    await page.getByText('不由本市公安机关办理').waitFor();
    await settled(page);
    await snap(page, 'paper-drug-check', true);
    await submittedOn(page);
    await page.getByText('药品监督管理部门').first().waitFor();
    await settled(page);
    await snap(page, 'paper-drug', true);
  }, 90_000);

  test('a transfer within the province', async () => {
    const typed: Typed = {
      kind: 'transfer',
      substance: toluene,
      kilograms: '100',
      use: '停产转让',
      reason: '停产',
      consignee: ['望江', '鹿城区望江中学化学实验室'],
      site: '甲类仓库 1 号',
      document: 'sales_contract',
    };
    const id = await applied('paint', typed, 'transfer');
    const page = await granted('paint', 'approver', id, 'transfer');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('转让备案证明');
    expect(await barriers(page)).toEqual([]);
  }, 90_000);

  test('within the city nothing is needed, and that is answered formally', async () => {
    const page = await screens.own('seller', '/apply');
    await typedIn(page, { ...transport, destination: ['瓯海', '瓯海区'], consignee: ['蓝海', '温州蓝海涂料有限公司'] });
    await settled(page);
    await snap(page, 'paper-city-check', true);
    const id = await submittedOn(page);
    await page.getByText('无需办理（正式答复）').waitFor();
    await settled(page);
    await snap(page, 'paper-city', true);
    expect((await now('seller', id)).state).toBe('not_required');
  }, 90_000);

  test('an individual buys with neither storehouse nor declared need; a little permanganate is free', async () => {
    const own: Typed = {
      kind: 'purchase',
      substance: ['PC3-02', '丙酮'],
      kilograms: '2',
      seller: dealer,
      document: 'legitimate_use_statement',
      handler: ['徐一木', '330302199203151228'],
    };
    const id = await applied('person', own, 'person');
    await granted('person', 'approver', id, 'person');
    const page = await screens.own('person', '/apply', { width: PHONE });
    await typedIn(page, { ...own, substance: ['PC3-04', '高锰酸钾'], kilograms: '1', document: 'other' });
    await settled(page);
    await snap(page, 'paper-exempt-check-390', true);
    expect(await sideways(page)).toBe(0);
    const free = await submittedOn(page);
    await page.getByText('无需办理（正式答复）').waitFor();
    await snap(page, 'paper-exempt-390', true);
    expect((await now('person', free)).state).toBe('not_required');
    await resize(page, PC);
  }, 120_000);

  test('returned once with everything that is missing, and urgent with a reason that the officer reads', async () => {
    const page = await screens.own('paint', '/apply');
    await typedIn(page, { ...purchase, kilograms: '350' });
    await page.getByTestId('apply-urgent').check();
    await page.getByTestId('apply-urgent-reason').fill('生产线停工待料');
    const id = await submittedOn(page);
    const desk = await screens.own('approver', `/desk/${id}`);
    await desk.getByText('生产线停工待料').first().waitFor();
    await desk.getByTestId('return').click();
    for (const defect of ['use-unclear', 'statement-unsealed']) await desk.getByTestId(`defect-${defect}`).check();
    await desk.getByTestId('return-send').click();
    await desk.getByTestId('decision-now').click();
    await until('it is returned', async () => (await now('paint', id)).state === 'correction_required');
    await page.reload();
    for (const said of ['用途不具体', '未盖单位公章']) await page.getByText(said).first().waitFor();
    await settled(page);
    await snap(page, 'paper-returned', true);
  }, 90_000);

  test('refused with a reason of the law, and told where to turn', async () => {
    const id = await applied('paint', { ...purchase, kilograms: '360' }, 'refused');
    const desk = await screens.own('approver', `/desk/${id}`);
    await desk.getByTestId('refuse').click();
    await desk.getByTestId('refusal-no-legitimate-use').check();
    await desk.getByTestId('refuse-note').fill('材料与产能不符');
    await desk.getByTestId('refuse-send').click();
    await desk.getByTestId('decision-now').click();
    await until('it is refused', async () => (await now('paint', id)).state === 'refused');
    const page = await screens.own('paint', `/applications/${id}`);
    await page.getByText('「材料与产能不符」').waitFor();
    await page.getByTestId('notice-open').nth(1).waitFor();
    await settled(page);
    await snap(page, 'paper-refused', true);
    const { items } = await (
      await city.as('paint')
    ).get<{ items: { kind: string; id: string }[] }>(`/applications/${id}/notices`);
    expect(items.map(({ kind }) => kind)).toContain('refusal');
  }, 90_000);

  test('re-issued with less, suspended, and restored by two persons', async () => {
    const permit = await permitOf(city, 'paint', { multiUse: true, lines: [['PC3-03', '200']] });
    const officer = await screens.own('approver', `/permits/${permit.id}`);
    await officer.getByTestId('act-reissue').click();
    await officer.getByTestId('reissue-amount-PC3-03').fill('150');
    await officer.getByTestId('reissue-note').fill('数量多写了');
    await officer.getByTestId('reissue-dialog-go').click();
    await officer.getByText('第 2 版（已换发）').waitFor();
    const state = async () => (await (await city.as('paint')).get<PermitAnswer>(`/permits/${permit.id}`)).state;
    const confirmed = async (expected: string) => {
      const supervisor = await screens.own('supervisor', '/measures');
      await supervisor.getByTestId('act-confirm-measure').click();
      await supervisor.getByTestId('confirm-dialog-go').click();
      await until(`it is ${expected}`, async () => (await state()) === expected);
    };
    await officer.getByTestId('act-suspend').click();
    await officer.getByTestId('ground-goods-lost').click();
    await officer.getByTestId('measure-until').fill('2026-12-31');
    await officer.getByTestId('measure-note').fill('仓库失窃，正在查明');
    await officer.getByTestId('measure-dialog-go').click();
    await officer.getByTestId('open-measure').waitFor();
    await confirmed('suspended');
    const holder = await screens.own('paint', `/permits/${permit.id}`);
    await holder.getByText('暂扣至').first().waitFor();
    await settled(holder);
    await snap(holder, 'paper-suspended', true);
    await officer.goto(`${city.url}/permits/${permit.id}`);
    await officer.getByTestId('act-restore').click();
    await officer.getByTestId('ground-cleared').click();
    await officer.getByTestId('measure-note').fill('经调查，未发现违法');
    await settled(officer);
    await snap(officer, 'paper-restore');
    await officer.getByTestId('measure-dialog-go').click();
    await officer.getByTestId('open-measure').waitFor();
    await confirmed('valid');
    await holder.reload();
    await holder.getByTestId('history').getByText('恢复').first().waitFor();
    await settled(holder);
    await snap(holder, 'paper-restored', true);
    expect(screens.broken).toEqual([]);
  }, 120_000);
});
