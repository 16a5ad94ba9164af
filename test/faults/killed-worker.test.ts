import { Client } from 'pg';
import { City, backends } from '../kit/city';
import { approved, delivery, submitted } from '../kit/filing';
import { forked, killForked } from '../kit/processes';
import { rounds, seeded } from '../kit/random';
import { until } from '../kit/until';

describe.each(backends)('killed worker, queue on %s', (backend) => {
  let city: City;
  beforeAll(async () => {
    city = await City.open({ backend, loops: false });
  }, 60_000);
  afterAll(async () => {
    killForked();
    await city?.close();
  });

  const open = () => city.rows(`SELECT 1 FROM platform.delivery WHERE state <> 'done'`);
  const told = () =>
    city.rows(`SELECT event_id FROM notifications.message GROUP BY event_id, account_id HAVING count(*) > 1`);

  it('mid-job: its work is done once, within 15 s of the restart', async () => {
    const { id } = await submitted(city, 'paint');
    await approved(city, 'approver', id);
    // Somebody else holds what the printer wants to write, so that the job hangs in the middle.
    const holder = new Client({ connectionString: city.ownerUrl });
    await holder.connect();
    try {
      await holder.query('BEGIN');
      await holder.query('LOCK TABLE permits.printout IN ACCESS EXCLUSIVE MODE');
      const worker = await forked('worker', city);
      await until(
        async () =>
          (
            await city.rows(
              `SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database
               WHERE d.datname = current_database() AND l.relation = 'permits.printout'::regclass AND NOT l.granted`,
            )
          ).length > 0,
        { what: 'the printer wanting to write' },
      );
      await worker.kill();
    } finally {
      await holder.end();
    }
    expect(await city.rows('SELECT 1 FROM permits.printout')).toEqual([]);
    const worker = await forked('worker', city);
    const took = await until(async () => (await open()).length === 0, {
      within: 15_000,
      what: 'the work of the killed',
    });
    console.log(`${backend}: done ${took} ms after the restart`);
    expect(await city.rows('SELECT count(*)::int FROM permits.printout')).toEqual([{ count: 1 }]);
    expect(await told()).toEqual([]);
    await worker.kill();
  }, 90_000);

  it('at random moments, time and again, while the city goes on working: all is done once', async () => {
    const random = seeded(`killed worker on ${backend}`);
    const kills = rounds(1, 10);
    let cases = 1;
    for (let kill = 0; kill < kills; kill++) {
      const worker = await forked('worker', city);
      const end = Date.now() + random.whole(0, 1_500);
      do {
        const { id } = await submitted(city, 'paint', { lines: [['PC3-01', String(100 + cases)]] });
        const { permitId } = await approved(city, 'approver', id);
        await (await city.as('seller')).post(`/permits/${permitId}/redemptions`, delivery('1'));
        cases += 1;
      } while (Date.now() < end);
      await worker.kill();
    }
    const worker = await forked('worker', city);
    const took = await until(async () => (await open()).length === 0, {
      within: 60_000,
      what: 'the work of the killed',
    });
    console.log(
      `${backend}: killed ${kills} times during ${cases - 1} cases, all done ${took} ms after the last restart`,
    );
    expect(await city.rows('SELECT count(*)::int FROM permits.printout')).toEqual([{ count: cases }]);
    expect(await city.rows('SELECT count(*)::int FROM permits.permit')).toEqual([{ count: cases }]);
    expect(await told()).toEqual([]);
    expect(await city.rows(`SELECT 1 FROM platform.delivery WHERE failures > 0`)).toEqual([]);
    await worker.kill();
  }, 180_000);
});
