import { City } from '../kit/city';
import { delivery, permitOf } from '../kit/filing';

test('the main job runs with a pool of one connection: no act waits for a second one', async () => {
  const city = await City.open({ pool: 1 });
  try {
    const permit = await permitOf(city, 'paint', { multiUse: true });
    const seller = await city.as('seller');
    const sold = await Promise.all(
      [1, 2, 3].map(() => seller.post<{ consignmentId: string }>(`/permits/${permit.id}/redemptions`, delivery('20'))),
    );
    for (const { consignmentId } of sold)
      await (await city.as('paint')).post(`/consignments/${consignmentId}/receipt`, { lines: delivery('20').lines });
    await city.drain();
    expect(await city.rows(`SELECT id FROM platform.delivery WHERE state <> 'done'`)).toEqual([]);
  } finally {
    await city.close();
  }
}, 60_000);
