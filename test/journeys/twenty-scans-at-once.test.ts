import { City, backends } from '../kit/city';
import { delivery, permitOf } from '../kit/filing';

describe.each(backends)('twenty scans at once, queue on %s', (backend) => {
  let city: City;
  beforeAll(async () => {
    city = await City.open({ backend });
  }, 60_000);
  afterAll(() => city?.close());

  const scans = async (permitId: string, kilograms: string) => {
    const seller = await city.as('seller');
    const headers = () => ({ 'content-type': 'application/json' });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        seller.raw('POST', `/permits/${permitId}/redemptions`, headers(), JSON.stringify(delivery(kilograms))),
      ),
    );
    return Promise.all(
      answers.map(async (answer) =>
        `${answer.status} ${((await answer.json()) as { code?: string }).code ?? ''}`.trim(),
      ),
    );
  };

  it('of a permit for several deliveries never exceed it, and each answer is a success or the coded refusal', async () => {
    const permit = await permitOf(city, 'paint', { multiUse: true, lines: [['PC3-01', '500']] });
    const answers = await scans(permit.id, '60');
    expect(answers.filter((answer) => answer === '201')).toHaveLength(8);
    expect(new Set(answers)).toEqual(new Set(['201', '409 permits.quantity-exceeded']));
    const [sums] = await city.rows<{ redeemed: string; written: string }>(
      `SELECT l.redeemed::text, (SELECT sum((x.line->>'amount')::bigint)::text FROM permits.redemption r, jsonb_array_elements(r.lines) AS x(line)
        WHERE r.permit_id = l.permit_id) AS written FROM permits.permit_line l WHERE l.permit_id = $1`,
      [permit.id],
    );
    expect(sums).toEqual({ redeemed: '480000000', written: '480000000' });
    expect(
      await city.rows(
        `SELECT posting_id FROM ledger.entry GROUP BY posting_id, substance, unit HAVING sum(amount) <> 0`,
      ),
    ).toEqual([]);
  });

  it('of a one-delivery permit succeed exactly once', async () => {
    const permit = await permitOf(city, 'paint', { lines: [['PC3-01', '500']] });
    const answers = await scans(permit.id, '10');
    expect(answers.filter((answer) => answer === '201')).toHaveLength(1);
    expect(new Set(answers)).toEqual(new Set(['201', '409 permits.not-in-force']));
  });
});
