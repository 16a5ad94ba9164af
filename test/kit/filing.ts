import { kilogramsToMg } from '@yby/platform/contract';
import type { City } from './city';

export const kg = (amount: string) => ({ unit: 'mg', amount: kilogramsToMg(amount).toString() });

export interface Case {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly version: number;
  readonly dueAt: string | null;
  readonly permitId: string | null;
  readonly permitNumber: string | null;
  readonly acts: string[];
  readonly precheck: { outcome: string; lines: { check: string; outcome: string; rule: string }[] };
  readonly events: { act: string; by: string }[];
  readonly decision: { outcome: string; by: string; defects?: { code: string }[] } | null;
}

export interface Claimed {
  readonly application: Case;
  readonly fence: number;
}

export interface PermitAnswer {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly effective: string;
  readonly code: string;
  readonly validTo: string;
  readonly lines: {
    substance: string;
    granted: { amount: string };
    redeemed: { amount: string };
    remaining: { amount: string };
  }[];
  readonly redemptions: { id: string; consignmentId: string }[];
  readonly acts: string[];
}

export const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);
const handler = { name: '林晓燕', idNumber: '330302199203151228', phone: '13800000001' };

export interface FilingOptions {
  readonly lines?: readonly [substance: string, kilograms: string][];
  readonly multiUse?: boolean;
}

/** The body of a purchase filing of somebody of the story, with its statement uploaded. */
export async function purchase(
  city: City,
  username: string,
  { lines = [['PC3-01', '500']], multiUse = false }: FilingOptions = {},
) {
  const client = await city.as(username);
  const mine = await client.get<{ sites: { id: string }[] }>('/enterprises/mine');
  const seller = await (await city.as('seller')).get<{ id: string }>('/enterprises/mine');
  const { hash, name } = await client.upload(PDF, '合法使用需要证明.pdf');
  return {
    kind: 'purchase_filing',
    sellerId: seller.id,
    siteId: mine.sites[0]!.id,
    multiUse,
    handler,
    attachments: [{ kind: 'legitimate_use_statement', file: hash, name }],
    lines: lines.map(([substance, kilograms]) => ({ substance, quantity: kg(kilograms), use: '生产' })),
  };
}

export async function submitted(city: City, username: string, options: FilingOptions = {}): Promise<Case> {
  return (await city.as(username)).post<Case>('/applications', await purchase(city, username, options));
}

export async function claimed(city: City, officer: string, id: string): Promise<Claimed> {
  return (await city.as(officer)).post<Claimed>(`/review/applications/${id}/claim`);
}

export async function approved(city: City, officer: string, id: string): Promise<Case> {
  const { fence } = await claimed(city, officer, id);
  return (await city.as(officer)).post<Case>(`/review/applications/${id}/approve`, { fence });
}

/** A permit in force for the paint works, from application to approval. */
export async function permitOf(city: City, username: string, options: FilingOptions = {}): Promise<PermitAnswer> {
  const { id } = await submitted(city, username, options);
  const { permitId } = await approved(city, 'approver', id);
  return (await city.as(username)).get<PermitAnswer>(`/permits/${permitId}`);
}

export const delivery = (kilograms: string, substance = 'PC3-01') => ({
  lines: [{ substance, quantity: kg(kilograms) }],
  handlerChecked: true,
  payment: 'transfer',
  vehicle: '浙C12345',
});
