import { Deliver } from '@yby/platform/wiring';
import { City } from '../kit/city';
import { approved, claimed, delivery, permitOf, purchase, submitted } from '../kit/filing';
import { rounds, seeded } from '../kit/random';

/** One story with every kind of event on one case, and two more. */
async function story(city: City): Promise<void> {
  const { id } = await submitted(city, 'paint', { lines: [['PC3-01', '70']] });
  const { fence } = await claimed(city, 'approver', id);
  await (
    await city.as('approver')
  ).post(`/review/applications/${id}/return`, { fence, defects: [{ code: 'use-unclear' }] });
  await (
    await city.as('paint')
  ).post(`/applications/${id}/resubmit`, await purchase(city, 'paint', { lines: [['PC3-01', '71']] }));
  await approved(city, 'approver2', id);
  const withdrawn = await submitted(city, 'lab', { lines: [['PC3-02', '5']] });
  await (await city.as('lab')).post(`/applications/${withdrawn.id}/withdraw`);
  const permit = await permitOf(city, 'paint', { multiUse: true });
  const sold = await (
    await city.as('seller')
  ).post<{ consignmentId: string }>(`/permits/${permit.id}/redemptions`, delivery('20'));
  await (await city.as('paint')).post(`/consignments/${sold.consignmentId}/receipt`, { lines: delivery('20').lines });
}

const reading = [
  `SELECT a.username, m.kind, count(*)::int FROM notifications.message m JOIN identity.account a ON a.id::text = m.account_id::text GROUP BY 1, 2 ORDER BY 1, 2`,
  `SELECT t.subject_type, t.version, t.last_state, e.name FROM notifications.thread t JOIN enterprise.enterprise e ON e.id::text = t.enterprise_id::text
   ORDER BY 1, 2, 3, 4`,
  `SELECT count(*)::int FROM permits.printout`,
];

async function models(city: City): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const text of reading) found.push(await city.rows(text));
  return found;
}

describe('disordered deliveries', () => {
  const random = seeded('disordered deliveries');

  // Each with a city of its own: the orderly run is made once.
  const orders = Array.from({ length: rounds(1, 8) }, (_, i) => i + 1);
  let orderly: unknown[];
  beforeAll(async () => {
    const city = await City.open({ loops: false });
    try {
      await story(city);
      await city.deliver();
      orderly = await models(city);
    } finally {
      await city.close();
    }
  }, 60_000);

  test.each(orders)(
    'shuffled and doubled give the same read models as the orderly run: %i',
    async () => {
      const wild = await City.open({ loops: false });
      try {
        await story(wild);
        const ids = (await wild.rows<{ id: string }>('SELECT id::text FROM platform.delivery ORDER BY id')).map(
          ({ id }) => id,
        );
        const doubled = random.shuffle(ids.flatMap((id) => [id, id]));
        expect(doubled.length).toBeGreaterThan(20);
        const deliver = wild.worker.get(Deliver);
        for (let i = 0; i < doubled.length; i += 4)
          await Promise.all(doubled.slice(i, i + 4).map((id) => deliver.deliver(id)));
        expect(await models(wild)).toEqual(orderly);
        expect(await wild.rows(`SELECT id FROM platform.delivery WHERE state <> 'done'`)).toEqual([]);
      } finally {
        await wild.close();
      }
    },
    90_000,
  );
});
