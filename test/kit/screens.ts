import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { StoryClient } from '../../apps/cli/src/story/client';
import type { City } from './city';

const program =
  process.env.YBY_CHROMIUM ||
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
if (!program) console.log('left out: browser journeys (no Chromium found)');

/** `describe` where there is a Chromium. */
export const inBrowser = program ? describe : describe.skip;

const shots = join(__dirname, '../browser/shots');
export const PC = 1366;
export const PHONE = 390;

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface WindowOptions {
  readonly width?: number;
  /** What the language switch remembers. */
  readonly lang?: 'zh-CN' | 'en';
}

/** Headless Chromium over a city: windows of its people, pictures of what they see, and what went wrong in any script. */
export class Screens {
  /** Errors of scripts, refused content (CSP) and failed resources that no test expected. */
  readonly broken: string[] = [];
  private readonly windows = new Map<string, Promise<{ page: Page; context: BrowserContext }>>();

  private constructor(
    private readonly city: City,
    private readonly browser: Browser,
  ) {}

  static async open(city: City, args: readonly string[] = []): Promise<Screens> {
    mkdirSync(shots, { recursive: true });
    const browser = await chromium.launch({ executablePath: program!, args: [...quiet, ...args] });
    return new Screens(city, browser);
  }

  /** A window of its own: somebody who is signed in, or (null) nobody. */
  async window(
    username: string | StoryClient | null,
    { width = PC, lang }: WindowOptions = {},
  ): Promise<{ page: Page; context: BrowserContext }> {
    const context = await this.browser.newContext({
      viewport: sizeOf(width),
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(15_000);
    if (lang) await context.addInitScript(`localStorage.setItem('yby.lang', '${lang}')`);
    const client = typeof username === 'string' ? await this.city.as(username) : username;
    if (client) {
      const { cookie } = client.identity();
      const [name, value] = cookie!.split(/=(.*)/s);
      await context.addCookies([{ name: name!, value: value!, url: this.city.url }]);
    }
    const page = await context.newPage();
    page.on('pageerror', (error) => this.broken.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() !== 'error') return;
      // The browser notes each refusal of the API as well; what the page makes of it is looked at by the tests.
      if (/^Failed to load resource: the server responded with a status of (401|4\d\d)/.test(message.text())) return;
      this.broken.push(`${page.url()}: ${message.text()}`);
    });
    return { page, context };
  }

  /** The same, already at an address. */
  async at(username: string | null, path: string, options: WindowOptions = {}): Promise<Page> {
    const { page } = await this.window(username, options);
    await page.goto(this.city.url + path);
    return page;
  }

  /** Of somebody who is not of the story. */
  async seated(client: StoryClient, path: string): Promise<Page> {
    const { page } = await this.window(client);
    await page.goto(this.city.url + path);
    return page;
  }

  /** Somebody's one window, as at a real desk: opened once, then led from address to address. */
  async own(username: string | null, path: string, { width = PC, lang }: WindowOptions = {}): Promise<Page> {
    const key = `${username} ${lang ?? ''}`;
    const opening = this.windows.get(key) ?? this.window(username, { width, ...(lang ? { lang } : {}) });
    this.windows.set(key, opening);
    const { page } = await opening;
    await resize(page, width);
    await page.goto(this.city.url + path);
    return page;
  }

  /** Pictures of every window as it stands, to see why a test failed. */
  async keep(name: string): Promise<void> {
    const pages = this.browser.contexts().flatMap((context) => context.pages());
    await Promise.all(pages.map((page, i) => snap(page, `${name}-${i}`).catch(() => undefined)));
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

const sizeOf = (width: number) => ({ width, height: width > 800 ? 768 : 844 });

export const resize = (page: Page, width: number) => page.setViewportSize(sizeOf(width));

/** A picture for people, `test/browser/shots/<name>.png`. */
export const snap = (page: Page, name: string, fullPage = false) =>
  page.screenshot({ path: join(shots, `${name}.png`), fullPage });

/** What breaks WCAG 2 A or AA on the page as it stands, one line each with the place. */
export async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: page as never })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .exclude('tbody > tr:nth-child(n + 8)') // the rows of a long table are alike
    .setLegacyMode(true)
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id} ${node.target.join(' ')}: ${node.failureSummary?.split('\n')[1]?.trim() ?? node.html}`),
  );
}

/** How many pixels the page can be pushed sideways. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** Polls a condition that lies outside the page. */
export async function until(what: string, condition: () => Promise<boolean>, ms = 15_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`${what}: not within ${ms} ms`);
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

/** Waits until nothing is being loaded any more: no skeleton stands on the page and every picture is drawn. */
export const settled = (page: Page): Promise<void> =>
  until('the page is settled', async () =>
    page.evaluate<boolean>("!document.querySelector('.bone') && [...document.images].every((image) => image.complete)"),
  );

/**
 * `it` for the steps of one story: where a step fails, those after it would only wait for what never comes.
 * @param keep takes pictures of the windows as they stood, `failed-<n>.png`
 */
export function journey(
  keep: (name: string) => Promise<void>,
  timeoutMs = 60_000,
): (name: string, run: () => Promise<void>) => void {
  let broken = false;
  return (name, run) =>
    it(
      name,
      async () => {
        if (broken) throw Object.assign(new Error('an earlier step failed'), { stack: '' });
        broken = true;
        try {
          await run();
        } catch (error) {
          await keep('failed');
          throw error;
        }
        broken = false;
      },
      timeoutMs,
    );
}

/** Picks in a searching select: opens it, types, takes the option that says `option`. */
export async function choose(page: Page, testid: string, text: string, option: string): Promise<void> {
  await page.getByTestId(testid).click();
  if (text) await page.keyboard.type(text);
  await page.locator('.ant-select-item-option:visible').filter({ hasText: option }).first().click();
}

/** Picks in a plain searching field: types, takes the option that says `option`. */
export async function seek(page: Page, testid: string, text: string, option: string): Promise<void> {
  await page.getByTestId(testid).fill(text);
  await page.getByTestId(`${testid}-option`).filter({ hasText: option }).first().click();
}
