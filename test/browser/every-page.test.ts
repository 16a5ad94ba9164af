import type { Page } from 'playwright-core';
import { play } from '../../apps/cli/src/story/play';
import { City } from '../kit/city';
import { claimed, submitted } from '../kit/filing';
import { PC, PHONE, Screens, barriers, inBrowser, resize, seek, settled, sideways, snap } from '../kit/screens';

interface Place {
  readonly name: string;
  readonly who: string | null;
  readonly lang?: 'en';
  readonly path: string;
  /** Opens what the address alone does not show. */
  readonly open?: (page: Page) => Promise<void>;
  /** What must stand on the page before it is judged. */
  readonly ready: string;
}

inBrowser('every page, at a desk and on a phone', () => {
  let city: City;
  let screens: Screens;
  const facts: Record<string, string> = {};

  beforeAll(async () => {
    city = await City.open();
    await play(city.url, city.demoPassword, () => undefined);
    const [paint, lab] = await Promise.all(['paint', 'lab'].map((name) => city.as(name)));
    const { items } = await paint!.get<{ items: { id: string; number: string; code: string }[] }>(
      '/permits?side=holder',
    );
    facts.permit = items[0]!.id;
    facts.number = items[0]!.number;
    facts.code = (await paint!.get<{ code: string }>(`/permits/${items[0]!.id}`)).code;
    const filed = await paint!.get<{ items: { id: string }[] }>('/applications?state=approved');
    facts.paintApplication = filed.items[0]!.id;
    const open = await lab!.get<{ items: { id: string }[] }>('/applications?state=accepted');
    facts.waiting = open.items[0]!.id;
    const decided = await lab!.get<{ items: { id: string }[] }>('/applications?state=approved');
    facts.decided = decided.items[0]!.id;
    const again = await submitted(city, 'lab', { lines: [['PC3-05', '12']] });
    const { fence } = await claimed(city, 'approver2', again.id);
    await (
      await city.as('approver2')
    ).post(`/review/applications/${again.id}/return`, {
      fence,
      defects: [{ code: 'use-unclear', note: '请写明实验名称' }, { code: 'statement-unsealed' }],
    });
    facts.returned = again.id;
    await (await city.as('paintadmin')).post('/keys', { label: 'ERP', scopes: ['ask', 'permits:read'], days: 90 });
    await city.drain();
    screens = await Screens.open(city);
  }, 120_000);
  afterAll(async () => {
    await screens?.close();
    await city?.close();
  });

  const draft = { step: (name: string) => async (page: Page) => page.getByTestId(`apply-step-${name}`).click() };
  const places: Place[] = [
    { name: 'front', who: null, path: '/', ready: '[data-testid=audit-root]' },
    { name: 'message-settings', who: 'paint', path: '/messages/settings', ready: '[data-testid=save-settings]' },
    { name: 'join', who: null, path: '/join', ready: '[data-testid=join-go]' },
    { name: 'account', who: 'approver', path: '/account', ready: '[data-testid=factor-totp]' },
    { name: 'file', who: 'paintadmin', path: '/file', ready: '[data-testid=open-change]' },
    { name: 'verification', who: 'approver', path: '/verification', ready: 'main h1' },
    { name: 'load', who: 'supervisor', path: '/load', ready: '[data-testid=load-counties], .empty' },
    { name: 'login', who: null, path: '/login', ready: '[data-testid=login-paint]' },
    {
      name: 'need',
      who: null,
      path: '/ask',
      ready: '[data-testid=ask-quantity]',
      open: async (page) => {
        await page.getByTestId('ask-quantity').fill('500');
        await seek(page, 'ask-substance', 'jb', '甲苯');
      },
    },
    { name: 'check', who: null, path: '/check', ready: '[data-testid=camera-retry]' },
    { name: 'check-number', who: null, path: '/check?text={number}', ready: '[data-verdict=in_force]' },
    { name: 'check-nothing', who: null, path: '/check?text=330302G20269999999X', ready: '[data-verdict=not_found]' },
    { name: 'code', who: null, path: '/V{code}', ready: '[data-verdict=in_force]' },
    { name: 'missing', who: null, path: '/nowhere', ready: '.notice' },
    { name: 'imports', who: 'sysadmin', path: '/imports', ready: '[data-testid=import-template]' },
    { name: 'home', who: 'paint', path: '/home', ready: '[data-testid=home-stock] .stock-strip' },
    { name: 'ask', who: 'paint', path: '/ask', ready: '[data-testid=ask-quantity]' },
    { name: 'apply-question', who: 'paint', path: '/apply', ready: '[data-testid=apply-kind-purchase]' },
    {
      name: 'apply-copy',
      who: 'paint',
      path: '/apply?copy={paintApplication}&step=check',
      ready: '[data-testid=submit]',
    },
    { name: 'applications', who: 'paint', path: '/applications', ready: '[data-testid=application-row]' },
    { name: 'permits', who: 'paint', path: '/permits', ready: '[data-testid=permit-row]' },
    { name: 'permit', who: 'paint', path: '/permits/{permit}', ready: '[data-testid=permit-number]' },
    { name: 'receipts', who: 'paint', path: '/receipts', ready: '[data-testid=receipt-confirm]' },
    { name: 'stock', who: 'paint', path: '/stock', ready: '.lines' },
    { name: 'messages', who: 'paint', path: '/messages', ready: '[data-testid=message]' },
    {
      name: 'keys',
      who: 'paintadmin',
      path: '/keys',
      ready: '[data-testid=key]',
      open: async (page) => page.getByTestId('key-new').click(),
    },
    { name: 'application', who: 'lab', path: '/applications/{waiting}', ready: '[data-testid=application-number]' },
    { name: 'application-decided', who: 'lab', path: '/applications/{decided}', ready: '[data-testid=open-permit]' },
    { name: 'application-returned', who: 'lab', path: '/applications/{returned}', ready: '[data-testid=act-resubmit]' },
    { name: 'correct', who: 'lab', path: '/apply/{returned}', ready: '[data-testid=submit]' },
    {
      name: 'correct-substances',
      who: 'lab',
      path: '/apply/{returned}',
      ready: '[data-testid=apply-quantity-0]',
      open: draft.step('substances'),
    },
    {
      name: 'correct-parties',
      who: 'lab',
      path: '/apply/{returned}',
      ready: '[data-testid=apply-seller]',
      open: draft.step('parties'),
    },
    {
      name: 'correct-handler',
      who: 'lab',
      path: '/apply/{returned}',
      ready: '[data-testid=apply-handler-id]',
      open: draft.step('handler'),
    },
    {
      name: 'correct-documents',
      who: 'lab',
      path: '/apply/{returned}',
      ready: '[data-testid=apply-file-other]',
      open: draft.step('documents'),
    },
    { name: 'home-lab', who: 'lab', path: '/home', ready: '[data-testid=home-todo] .item' },
    { name: 'home-carrier', who: 'carrier', path: '/home', ready: '[data-testid=home-todo] .empty' },
    { name: 'permits-carried', who: 'carrier', path: '/permits?side=carrier', ready: '[data-testid=permit-row]' },
    { name: 'stock-none', who: 'carrier', path: '/stock', ready: '.empty' },
    { name: 'sales', who: 'seller', path: '/sales', ready: '[data-testid=sales-row]' },
    { name: 'redeem', who: 'seller', path: '/sales/{permit}', ready: '[data-testid=redeem]' },
    { name: 'scan-seller', who: 'seller', path: '/scan?text={number}', ready: '[data-testid=verdict-redeem]' },
    { name: 'desk', who: 'approver', path: '/desk/{waiting}', ready: '[data-testid=lease] button' },
    {
      name: 'desk-return',
      who: 'approver',
      path: '/desk/{waiting}',
      ready: '[data-testid=return-send]',
      open: (page) => page.getByTestId('return').click(),
    },
    {
      name: 'desk-refuse',
      who: 'approver',
      path: '/desk/{waiting}',
      ready: '[data-testid=refuse-send]',
      open: (page) => page.getByTestId('refuse').click(),
    },
    { name: 'desk-queue', who: 'approver', path: '/desk', ready: '[data-testid=queue-row]' },
    { name: 'desk-empty', who: 'longwan', path: '/desk', ready: '.empty' },
    { name: 'desk-supervisor', who: 'supervisor', path: '/desk', ready: '[data-testid=queue-row]' },
    { name: 'scan-inspector', who: 'inspector', path: '/scan', ready: '[data-testid=camera-retry]' },
    { name: 'journal', who: 'auditadmin', path: '/journal', ready: '[data-testid=journal-row]' },
    { name: 'en-front', who: null, lang: 'en', path: '/', ready: '[data-testid=audit-root]' },
    {
      name: 'en-need',
      who: null,
      lang: 'en',
      path: '/ask',
      ready: '[data-testid=ask-quantity]',
      open: async (page) => {
        await page.getByTestId('ask-quantity').fill('500');
        await seek(page, 'ask-substance', 'jb', '甲苯');
      },
    },
    { name: 'en-home', who: 'paint', lang: 'en', path: '/home', ready: '[data-testid=home-stock] .stock-strip' },
    { name: 'en-correct', who: 'lab', lang: 'en', path: '/apply/{returned}', ready: '[data-testid=submit]' },
    { name: 'en-redeem', who: 'seller', lang: 'en', path: '/sales/{permit}', ready: '[data-testid=redeem]' },
    { name: 'en-scan', who: 'seller', lang: 'en', path: '/scan?text={number}', ready: '[data-testid=verdict-redeem]' },
    {
      name: 'en-desk',
      who: 'approver',
      lang: 'en',
      path: '/desk/{waiting}',
      ready: '[data-testid=return-send]',
      open: (page) => page.getByTestId('return').click(),
    },
    { name: 'office', who: 'legal', path: '/home', ready: '.empty' },
    { name: 'people', who: 'sysadmin', path: '/people', ready: '[data-testid=person]' },
    { name: 'organs', who: 'sysadmin', path: '/organs', ready: '[data-testid=organ]' },
    { name: 'proposals', who: 'secadmin', path: '/proposals', ready: '.empty' },
    { name: 'absence', who: 'supervisor', path: '/absence', ready: '[data-testid=attendance]' },
  ];

  it.each(places)(
    '$name',
    async ({ name, who, lang, path, ready, open }) => {
      const at = path
        .replace('{code}', '#' + facts.code!.split('#')[1])
        .replace(/\{(\w+)\}/g, (_, key: string) => facts[key]!);
      const page = await screens.own(who, at, lang ? { lang } : {});
      await open?.(page);
      await page.locator(ready).first().waitFor();
      await settled(page);
      const found: Record<number, unknown> = {};
      for (const width of [PC, PHONE]) {
        await resize(page, width);
        await snap(page, `${name}-${width}`, true);
        // The English pages are the same pages with longer words: they may overflow, and nothing else can be new.
        const [pushed, faults] = [await sideways(page), lang ? [] : await barriers(page)];
        if (pushed > 1 || faults.length) found[width] = { pushed, faults };
      }
      expect(found).toEqual({});
    },
    60_000,
  );

  it('no page failed in its script or was refused anything', () => {
    expect(screens.broken).toEqual([]);
  });
});
