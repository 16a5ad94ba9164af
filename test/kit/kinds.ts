import { registerEnterprise, type NewEnterprise } from '@yby/enterprise';
import { systemCaller, Vault } from '@yby/platform';
import type { City } from './city';
import { kg, PDF, purchase, type Case, type FilingOptions } from './filing';
import { person } from './people';

export interface Forwarding {
  readonly toZh: string;
  readonly opinion: string | null;
  readonly reception: { readonly number: string; readonly on: string } | null;
  readonly answer: { readonly outcome: string; readonly number: string; readonly file: string } | null;
}

export type Forwardable = Case & { readonly forwarding: Forwarding | null };

/** Lets the dealer of the story sell what only a permit allows to sell. */
export async function sells(city: City, substance: string): Promise<void> {
  await city.rows(
    `UPDATE enterprise.licence SET substances = substances || ARRAY[$1]
     WHERE kind = 'dealing_filing' AND NOT substances @> ARRAY[$1]`,
    [substance],
  );
}

/** A purchase of category 1 that is no drug: checked by the county, decided by the province. */
export async function forwardable(city: City, kilograms = '2'): Promise<Forwardable> {
  await sells(city, 'PC1-01');
  const body = await purchase(city, 'paint', { lines: [['PC1-01', kilograms]] });
  return (await city.as('paint')).post<Forwardable>('/applications', { ...body, kind: 'purchase_permit' });
}

/** The paint works gives goods away to the school within the county (浙江省禁毒条例 20). */
export async function transfer(city: City, { lines = [['PC3-01', '100']] }: FilingOptions = {}) {
  const { handler, siteId, attachments, lines: given } = await purchase(city, 'paint', { lines });
  const lab = await (await city.as('lab')).get<{ id: string }>('/enterprises/mine');
  return {
    kind: 'transfer_filing',
    consigneeId: lab.id,
    siteId,
    originDivision: '330302',
    destinationDivision: '330302',
    transferReason: 'conversion',
    handler,
    attachments: attachments.map((file) => ({ ...file, kind: 'sales_contract' })),
    lines: given,
  };
}

/** Somebody who buys for himself; the account has his name. */
export async function individual(city: City, username = 'person'): Promise<string> {
  const vault = city.worker.get(Vault);
  const idNumber = '330302199203151228';
  const record: NewEnterprise = {
    uscc: null,
    person: {
      idKind: 'resident_id',
      country: 'CHN',
      idNumber: vault.seal(idNumber, 'enterprise.idNumber'),
      idBlind: vault.blind(idNumber, 'enterprise.idNumber'),
    },
    name: '徐一木',
    division: '330302',
    address: '温州市鹿城区五马街 1 号',
    legalRep: '徐一木',
    kinds: ['individual_buyer'],
    sites: [],
    licences: [],
    needs: [],
  };
  const { id } = await city.work.run(systemCaller('test'), 'test.individual', (tx) => registerEnterprise(tx, record));
  await person(city, username, ['agent', 'storekeeper'], { enterpriseId: id, division: '330302' });
  return id;
}

/** What an individual files: no storehouse. */
export async function ownPurchase(
  city: City,
  username: string,
  substance: string,
  kilograms: string,
  more: object = {},
) {
  const seller = await (await city.as('seller')).get<{ id: string }>('/enterprises/mine');
  const { hash, name } = await (await city.as(username)).upload(PDF, '合法使用需要证明.pdf');
  return {
    kind: 'purchase_filing',
    sellerId: seller.id,
    handler: { name: '徐一木', idNumber: '330302199203151228', phone: '13800000002' },
    attachments: [{ kind: 'legitimate_use_statement', file: hash, name }],
    lines: [{ substance, quantity: kg(kilograms), use: '自用' }],
    ...more,
  };
}

export const filed = async (city: City, username: string, body: object): Promise<Case> =>
  (await city.as(username)).post<Case>('/applications', body);
