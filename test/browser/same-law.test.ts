import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { chromium } from 'playwright-core';
import { addDays } from '@yby/platform/contract';
import { activities, requirement, shippedLaw, type RequirementAsk } from '@yby/regulation/contract';

const chrome =
  process.env.YBY_CHROMIUM ||
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
if (!chrome) console.log('left out: the law in a browser (no Chromium found)');
const QUESTIONS = 10_000;
const PAGE = `<!doctype html><title>law</title><script type="module">import * as law from '/law.js'; globalThis.law = law;</script>`;

const places = ['330302', '330382', '331002', '310115', '110101', '429004', '469001'];
const substances = shippedLaw.data.substances;
const question: fc.Arbitrary<RequirementAsk> = fc.record(
  {
    activity: fc.constantFrom(...activities),
    buyerKind: fc.constantFrom('unit', 'individual'),
    lines: fc.array(
      fc.record({
        substance: fc.constantFrom(...substances.map(({ code }) => code)),
        quantity: fc.record({ unit: fc.constant('mg'), amount: fc.bigInt(1n, 10n ** 12n).map(String) }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    date: fc.nat(9_000).map((n) => addDays('2005-01-01', n)),
    buyerDivision: fc.constantFrom(...places),
    originDivision: fc.constantFrom(...places),
    destinationDivision: fc.constantFrom(...places),
    withinCounty: fc.constant(true),
    selfUse: fc.boolean(),
    multiUse: fc.boolean(),
    payment: fc.constantFrom('transfer', 'cash', 'barter'),
    standing: fc.record({
      firstFilingOn: fc.constantFrom('2020-01-01', '2025-11-25'),
      violationsLastYear: fc.nat(1),
    }),
  },
  { requiredKeys: ['activity', 'buyerKind', 'lines', 'date', 'buyerDivision', 'withinCounty'] },
) as fc.Arbitrary<RequirementAsk>;

(chrome ? test : test.skip)(
  `the browser’s bundle of the law and the server decide ${QUESTIONS} questions alike`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yby-law-'));
    const bundle = join(folder, 'law.js');
    execFileSync(process.execPath, [join(__dirname, '../measure/contract-size.mjs'), 'regulation', bundle]);
    const server = createServer((request, reply) => {
      const script = request.url === '/law.js';
      reply.setHeader('content-type', script ? 'text/javascript' : 'text/html');
      reply.end(script ? readFileSync(bundle) : PAGE);
    }).listen(0, '127.0.0.1');
    const browser = await chromium.launch({
      executablePath: chrome!,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    try {
      await new Promise<void>((resolve) => {
        if (server.listening) resolve();
        else server.once('listening', () => resolve());
      });
      const seed = Number(process.env.YBY_SEED ?? Math.floor(Math.random() * 2 ** 31));
      console.log(`questions: seed ${seed}`);
      const questions = fc.sample(question, { seed, numRuns: QUESTIONS });
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      await page.waitForFunction('globalThis.law');
      const there = await page.evaluate((asks) => {
        const { law } = globalThis as unknown as { law: { requirement: (ask: unknown) => unknown } };
        return asks.map((ask) => JSON.stringify(law.requirement(ask)));
      }, questions);
      const differing = questions.filter((ask, n) => JSON.stringify(requirement(ask, shippedLaw)) !== there[n]);
      expect(there).toHaveLength(QUESTIONS);
      expect(differing).toEqual([]);
    } finally {
      await browser.close();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
  90_000,
);
