import type { Page } from 'playwright-core';
import { PDF } from './filing';
import { choose } from './screens';

export interface Typed {
  readonly kind: 'purchase' | 'transport' | 'transfer';
  readonly substance: readonly [search: string, name: string];
  readonly kilograms: string;
  readonly use?: string;
  /** What stands in the register's list. */
  readonly seller?: readonly [search: string, name: string];
  readonly consignee?: readonly [search: string, name: string];
  readonly carrier?: readonly [search: string, name: string];
  readonly site?: string;
  readonly destination?: readonly [search: string, name: string];
  readonly reason?: string;
  readonly multiUse?: boolean;
  readonly document?: 'legitimate_use_statement' | 'sales_contract' | 'other';
  readonly handler?: readonly [name: string, idNumber: string];
}

/** Types a whole application into the wizard, as a clerk does, up to its last page. */
export async function typedIn(page: Page, typed: Typed): Promise<void> {
  const next = () => page.getByTestId('apply-next').click();
  await page.getByTestId(`apply-kind-${typed.kind}`).click();
  if (typed.destination) await choose(page, 'apply-destinationDivision', ...typed.destination);
  if (typed.reason) await choose(page, 'apply-transferReason', '', typed.reason);
  await next();
  await choose(page, 'apply-substance-0', ...typed.substance);
  await page.getByTestId('apply-quantity-0').fill(typed.kilograms);
  await page.getByTestId('apply-use-0').fill(typed.use ?? '生产');
  await next();
  if (typed.seller) await choose(page, 'apply-seller', ...typed.seller);
  if (typed.consignee) await choose(page, 'apply-consignee', ...typed.consignee);
  if (typed.carrier) await choose(page, 'apply-carrier', ...typed.carrier);
  if (typed.site) await choose(page, 'apply-site', '', typed.site);
  await next();
  const [name, idNumber] = typed.handler ?? ['林晓燕', '330302199203151228'];
  await page.getByTestId('apply-handler-name').fill(name);
  await page.getByTestId('apply-handler-id').fill(idNumber);
  await page.getByTestId('apply-handler-phone').fill('13800000001');
  await next();
  if (typed.document) {
    const file = { name: '材料.pdf', mimeType: 'application/pdf', buffer: PDF };
    await page.getByTestId(`apply-file-${typed.document}`).setInputFiles(file);
    await page.getByText('材料.pdf').waitFor();
  }
  await next();
  if (typed.multiUse) {
    // Offered once the register has said that the year was clean (办法 9).
    await page.getByTestId('apply-step-substances').click();
    await page.getByTestId('apply-multi-use').check();
    await page.getByTestId('apply-step-check').click();
  }
}

/** Confirms and submits. @returns the application's id, whose page is open then */
export async function submittedOn(page: Page): Promise<string> {
  await page.getByTestId('apply-sworn').check();
  await page.getByTestId('submit').click();
  await page.getByTestId('application-number').waitFor();
  return new URL(page.url()).pathname.split('/').pop()!;
}
