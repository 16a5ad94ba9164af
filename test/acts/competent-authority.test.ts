import { City } from '../kit/city';
import { kg, purchase, type Case } from '../kit/filing';
import { refused } from '../kit/refused';

describe('who decides a movement is the police where the goods leave (条例 20)', () => {
  let city: City;
  beforeAll(async () => {
    city = await City.open({ loops: false });
  }, 60_000);
  afterAll(() => city?.close());

  const move = async (substance: string, from: string, to: string, kind = 'transport_filing') => {
    const seller = await city.as('seller');
    const find = async (name: string) =>
      (await seller.get<{ items: { id: string }[] }>(`/enterprises?q=${encodeURIComponent(name)}`)).items[0]!.id;
    const mine = await seller.get<{ sites: { id: string }[] }>('/enterprises/mine');
    const { handler, attachments } = await purchase(city, 'seller');
    return seller.post<Case & { division: string }>('/applications', {
      kind,
      consigneeId: await find('91331002MA0Y00059Y'),
      carrierId: await find('安顺'),
      siteId: mine.sites[0]!.id,
      originDivision: from,
      destinationDivision: to,
      handler,
      attachments: attachments.map((file) => ({ ...file, kind: 'sales_contract' })),
      lines: [{ substance, quantity: kg('900'), use: '销售' }],
    });
  };
  const queue = async (username: string) =>
    (await (await city.as(username)).get<{ items: { id: string }[] }>('/review/queue')).items.map(({ id }) => id);

  test('goods that leave from another county lie in that county’s queue', async () => {
    const filed = await move('PC3-01', '330302', '331002');
    expect(filed.state).toBe('accepted');
    expect(await queue('approver')).toContain(filed.id);
    expect(await queue('longwan')).not.toContain(filed.id);
  });

  test('an origin whose police do not work with this system is named', async () => {
    expect(await refused(move('PC3-01', '330106', '330302'))).toMatchObject({
      status: 422,
      code: 'permits.no-authority',
    });
  });

  test('category 1 is the city’s, and two officers decide it', async () => {
    await city.rows(
      `UPDATE enterprise.licence SET substances = substances || '{PC1-03}' WHERE kind = 'dealing_filing'`,
    );
    const filed = await move('PC1-03', '330303', '331002', 'transport_permit');
    expect(filed).toMatchObject({ state: 'accepted', officers: 2, precheck: { outcome: 'warning' } });
    expect(await queue('longwan')).not.toContain(filed.id);
    expect(await queue('supervisor')).toContain(filed.id);
  });
});
