import { grade } from '@yby/enterprise';
import { systemCaller } from '@yby/platform';
import type { Page } from 'playwright-core';
import { carried } from '../kit/carriage';
import { City } from '../kit/city';
import { claimed, submitted } from '../kit/filing';
import { PC, PHONE, Screens, barriers, inBrowser, journey, resize, settled, sideways, snap } from '../kit/screens';

// What may lie between acceptance and decision, as those see it who are concerned: a pause, a visit, a second officer.

inBrowser('between acceptance and decision, on the screen', () => {
  let city: City;
  let screens: Screens;
  let desk: Page;
  let licence: string;
  let filing: string;
  let doubtful: string;

  const act = journey((name) => screens.keep(name));
  const stateOf = async (id: string) =>
    (await city.rows<{ state: string }>('SELECT state FROM permits.application WHERE id = $1', [id]))[0]!.state;
  /** As people see it at both widths, without barriers and without pushing sideways. */
  async function looked(page: Page, name: string): Promise<void> {
    await settled(page);
    for (const width of [PC, PHONE]) {
      await resize(page, width);
      await snap(page, `${name}-${width}`, true);
      expect([name, width, await sideways(page), await barriers(page)]).toEqual([name, width, 0, []]);
    }
    await resize(page, PC);
  }

  beforeAll(async () => {
    city = await City.open();
    licence = (await carried(city, 'PC2-02')).id;
    filing = (await submitted(city, 'paint', { lines: [['PC3-01', '70']] })).id;
    const [{ id }] = (await city.rows<{ id: string }>(
      `SELECT id FROM enterprise.enterprise WHERE name LIKE '%望江%'`,
    )) as [{ id: string }];
    await city.work.run(systemCaller('test'), 'test.grade', (tx) =>
      grade(tx, { enterpriseId: id, creditClass: 'D', basis: '测试评级' }),
    );
    doubtful = (await submitted(city, 'lab', { lines: [['PC3-05', '12']] })).id;
    screens = await Screens.open(city);
  }, 90_000);
  afterAll(async () => {
    await screens?.close();
    await city?.close();
  });

  act('the officer pauses a licence on a ground of the law; the applicant reads why and until when', async () => {
    desk = await screens.at('longwan', `/desk/${licence}`);
    await desk.getByTestId('lease').getByRole('button').first().waitFor();
    await desk.getByTestId('pause').click();
    await desk.getByTestId('pause-appraisal').check();
    expect(await desk.getByTestId('pause-send').isDisabled()).toBe(true);
    await desk.getByTestId('pause-until').fill('2026-11-26');
    await desk.keyboard.press('Enter');
    await desk.getByTestId('pause-note').fill('委托市局物证鉴定所鉴定样品');
    await looked(desk, 'course-pause');
    await desk.getByTestId('pause-send').click();
    await desk.getByTestId('paused-row').waitFor();
    expect(await stateOf(licence)).toBe('paused');
    await desk.getByTestId('paused-row').getByRole('button').click();
    await desk.getByTestId('paused').waitFor();
    await looked(desk, 'course-paused');
    const company = await screens.at('seller', `/applications/${licence}`);
    const told = company.getByTestId('paused');
    await told.waitFor();
    for (const said of ['办理时限已中止', '行政许可法 45', '委托市局物证鉴定所鉴定样品', '2026-11-26 17:30'])
      expect(await told.innerText()).toContain(said);
    await looked(company, 'course-paused-company');
    await company.context().close();
  });

  act('the officer resumes it, and what the pause took stands there', async () => {
    await city.setClock('2026-11-23T03:20:00.000Z');
    await desk.reload();
    await desk.getByTestId('resume').click();
    await desk.locator('.ant-popconfirm').getByRole('button', { name: '恢复计时' }).click();
    await desk.getByTestId('pauses').waitFor();
    expect(await stateOf(licence)).toBe('accepted');
    await desk.getByTestId('lease').getByRole('button').first().waitFor();
    await snap(desk, 'course-resumed', true);
  });

  act('the officer asks for a visit, the inspector reports it from a phone, the officer reads it', async () => {
    const officer = await screens.at('approver', `/desk/${filing}`);
    await officer.getByTestId('lease').getByRole('button').first().waitFor();
    expect(await officer.getByTestId('pause').count()).toBe(0); // a filing is no licence
    await officer.getByTestId('ask-visit').click();
    await officer.getByTestId('visit-materials_doubtful').check();
    await officer.getByTestId('visit-question').fill('看仓库的双人双锁和存量');
    await looked(officer, 'course-ask-visit');
    await officer.getByTestId('visit-send').click();
    await officer.getByTestId('case-visits').waitFor();

    const phone = await screens.at('inspector2', '/visits', { width: PHONE });
    await phone.getByTestId('visit-row').waitFor();
    expect(await phone.getByTestId('visit-row').innerText()).toContain('看仓库的双人双锁和存量');
    await looked(phone, 'course-visits');
    await resize(phone, PHONE);
    await phone.getByTestId('visit-row').click();
    await phone.getByTestId('visit-report').waitFor();
    await phone.getByText('与申请不一致', { exact: true }).click();
    await phone.getByTestId('visit-finding').fill('仓库只有一把锁，存量与台账相差 20 千克');
    await looked(phone, 'course-visit');
    await resize(phone, PHONE);
    await phone.getByTestId('visit-report-send').click();
    await phone.getByText('没有要去的地方').waitFor();
    await snap(phone, 'course-visits-none-390');
    await phone.context().close();

    await officer.reload();
    await officer.getByText('仓库只有一把锁').waitFor();
    await looked(officer, 'course-visited');
    await officer.context().close();
  });

  act('two officers write unseen opinions that differ, and the supervisor decides with both in sight', async () => {
    const first = await screens.at('approver', `/desk/${doubtful}`);
    await first.getByText('双人审查 · 待第一人').first().waitFor();
    await first.getByTestId('lease').getByRole('button').first().waitFor();
    await first.keyboard.press('a');
    await first.getByText('秒后提交您的审查意见').waitFor();
    await snap(first, 'course-opinion-waits');
    await first.getByTestId('decision-now').click();
    await first.getByText('审查意见已提交').waitFor();
    expect(await stateOf(doubtful)).toBe('accepted');
    await first.context().close();

    const second = await screens.at('approver2', `/desk/${doubtful}`);
    await second.getByText('写完您自己的意见后可见').waitFor();
    await looked(second, 'course-second');
    await second.context().close();
    const { fence } = await claimed(city, 'approver2', doubtful);
    await (
      await city.as('approver2')
    ).post(`/review/applications/${doubtful}/refuse`, { fence, reason: 'barred', note: '用途与教学计划不符' });

    const head = await screens.at('supervisor', '/desk');
    await head.getByTestId('differing-row').getByRole('button').click();
    await head.getByTestId('rule').click();
    await head.getByTestId('rule-approve').check();
    await head.getByTestId('rule-note').fill('教学计划已由学校补充说明');
    await head.getByText('用途与教学计划不符').waitFor();
    await looked(head, 'course-rule');
    await head.getByTestId('rule-send').click();
    await head.getByTestId('rule-panel').waitFor({ state: 'detached' });
    expect(await stateOf(doubtful)).toBe('approved');
    await snap(head, 'course-ruled');
    await head.context().close();
  });

  it('nothing failed in a script', () => {
    expect(screens.broken).toEqual([]);
  });
});
