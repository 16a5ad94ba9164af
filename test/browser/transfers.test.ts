import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { statement } from '../../apps/cli/src/story/statement';
import { City } from '../kit/city';
import { claimed, submitted } from '../kit/filing';
import { NEW_CODES, registered } from '../kit/joining';
import {
  barriers,
  inBrowser,
  journey,
  PC,
  PHONE,
  resize,
  Screens,
  seek,
  settled,
  sideways,
  snap,
} from '../kit/screens';

// A move proposed from the enterprise's file, seen by the receiving county with all that moves, accepted; and a merger.

inBrowser('an enterprise passes on, by hand', () => {
  let city: City;
  let screens: Screens;
  let giver: Page;
  let taker: Page;
  let merged: string;
  let waiting: { id: string; fence: number };
  const scan = join(tmpdir(), `yby-transfer-${process.pid}.pdf`);
  const act = journey((name) => screens.keep(`transfer-${name}`));

  beforeAll(async () => {
    city = await City.open();
    ({ enterpriseId: merged } = await registered(city, 'merged', NEW_CODES[0]));
    await registered(city, 'successor', NEW_CODES[1]);
    screens = await Screens.open(city);
    writeFileSync(scan, await statement('温州蓝海涂料有限公司', ['迁移申请']));
  }, 120_000);
  afterAll(async () => {
    await screens?.close();
    await city?.close();
  });

  async function looked(at: Page, name: string): Promise<void> {
    await settled(at);
    for (const width of [PC, PHONE]) {
      await resize(at, width);
      await snap(at, `transfer-${name}-${width}`, true);
      expect([name, width, await sideways(at), await barriers(at)]).toEqual([name, width, 0, []]);
    }
    await resize(at, PC);
  }

  act('the giving county proposes a move with its paper', async () => {
    const { id } = await (await city.as('paint')).get<{ id: string }>('/enterprises/mine');
    const { id: application } = await submitted(city, 'paint', { lines: [['PC3-03', '20']] });
    waiting = { id: application, fence: (await claimed(city, 'approver2', application)).fence };
    giver = await screens.at('approver', `/enterprises/${id}`);
    await giver.getByTestId('county-transfer').click();
    await seek(giver, 'propose-county', '龙湾', '龙湾');
    await giver.getByTestId('propose-address').fill('温州市龙湾区滨海大道 1 号');
    await giver.getByTestId('propose-reason').fill('整体搬迁');
    await giver.getByTestId('propose-paper').setInputFiles(scan);
    await giver.locator('.ant-modal .tag').waitFor();
    await looked(giver, 'propose');
    await giver.getByTestId('propose-go').click();
    await giver.getByTestId('transfer-obstacles').waitFor();
    await giver.getByTestId('transfer-withdraw').waitFor();
  });

  act('the receiving county sees what moves and what has to be finished first, and then accepts', async () => {
    taker = await screens.at('longwan', '/transfers');
    await taker.getByTestId('transfer-row').first().waitFor();
    await looked(taker, 'list');
    await taker.getByTestId('transfer-row').first().click();
    await taker.getByTestId('transfer-obstacles').waitFor();
    expect(await taker.getByTestId('transfer-accept').isDisabled()).toBe(true);
    await looked(taker, 'blocked');
    await (await city.as('approver2')).post(`/review/applications/${waiting.id}/release`, { fence: waiting.fence });
    await taker.reload();
    await taker.getByTestId('transfer-accept').click();
    await looked(taker, 'accept');
    await taker.getByTestId('transfer-act-go').click();
    await taker.getByText('已转移的内容').waitFor();
    await looked(taker, 'accepted');
    const paint = await screens.at('paint', '/file');
    await paint.getByTestId('to-transfers').click();
    await paint.getByTestId('transfer-row').first().click();
    await paint.getByText('已转移的内容').waitFor();
    await looked(paint, 'own');
  });

  act('a merger names the successor by its credit code and the storehouse that takes the goods', async () => {
    await giver.goto(`${city.url}/enterprises/${merged}`);
    await giver.getByTestId('county-transfer').click();
    await giver.getByTestId('propose-merge').check();
    await giver.getByTestId('propose-uscc').fill(NEW_CODES[1]);
    await giver.getByTestId('propose-site').selectOption({ index: 1 });
    await giver.getByTestId('propose-reason').fill('吸收合并');
    await giver.getByTestId('propose-paper').setInputFiles(scan);
    await giver.locator('.ant-modal .tag').waitFor();
    await looked(giver, 'merge');
    await giver.getByTestId('propose-go').click();
    await giver.getByTestId('transfer').waitFor();
    expect(screens.broken).toEqual([]);
  });
});
