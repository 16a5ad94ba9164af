import type { City } from './city';
import { kg, purchase, type Case } from './filing';

/** A carriage of the dealer's from Longwan to Taizhou: a permit for categories 1 and 2, which its licence is made to cover. */
export async function carriage(
  city: City,
  substance: string,
  { kilograms = '900', kind = 'transport_permit' }: { kilograms?: string; kind?: string } = {},
) {
  await city.rows(
    `UPDATE enterprise.licence SET substances = substances || ARRAY[$1]
     WHERE kind = 'dealing_filing' AND NOT substances @> ARRAY[$1]`,
    [substance],
  );
  const seller = await city.as('seller');
  const find = async (q: string) =>
    (await seller.get<{ items: { id: string }[] }>(`/enterprises?q=${encodeURIComponent(q)}`)).items[0]!.id;
  const mine = await seller.get<{ sites: { id: string }[] }>('/enterprises/mine');
  const { handler, attachments } = await purchase(city, 'seller');
  return {
    kind,
    consigneeId: await find('91331002MA0Y00059Y'),
    carrierId: await find('安顺'),
    siteId: mine.sites[0]!.id,
    originDivision: '330303',
    destinationDivision: '331002',
    handler,
    attachments: attachments.map((file) => ({ ...file, kind: 'sales_contract' })),
    lines: [{ substance, quantity: kg(kilograms), use: '销售' }],
  };
}

export async function carried(city: City, substance: string, options?: Parameters<typeof carriage>[2]): Promise<Case> {
  return (await city.as('seller')).post<Case>('/applications', await carriage(city, substance, options));
}
