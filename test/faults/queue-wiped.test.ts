import { Injectable } from '@nestjs/common';
import { Queues } from '@yby/platform/wiring';
import { modules } from '../../apps/modules';
import { City, backends } from '../kit/city';
import { approved, submitted } from '../kit/filing';
import { rounds, seeded } from '../kit/random';
import { until } from '../kit/until';

const ticks = { count: 0 };

@Injectable()
class Ticking {
  async tick(): Promise<void> {
    ticks.count += 1;
  }
}

describe.each(backends)('queue wiped, on %s', (backend) => {
  let city: City;
  beforeAll(async () => {
    city = await City.open({
      backend,
      modules: [...modules, { name: 'trial', schedules: [{ name: 'trial.tick', everyMs: 300, handler: Ticking }] }],
    });
  }, 60_000);
  afterAll(() => city?.close());

  it('midway, time and again: every delivery still happens exactly once, and schedulers tick again', async () => {
    const random = seeded(`wiped queue on ${backend}`);
    const wipes = rounds(2, 12);
    const cases = rounds(5, 40);
    await until(() => ticks.count > 1, { within: 25_000, what: 'the first tick' });
    const submitting = [];
    for (let i = 0; i < cases; i++)
      submitting.push(await submitted(city, 'paint', { lines: [['PC3-01', String(50 + i)]] }));
    const queues = city.worker.get(Queues);
    let wiped = 0;
    for (const [i, { id }] of submitting.entries()) {
      // At least one wipe before the first decision and one after the last.
      while (wiped < wipes - 1 && (i === 0 ? wiped === 0 : random.next() < wipes / cases)) {
        await queues.wipe();
        wiped += 1;
      }
      await approved(city, 'approver', id);
    }
    for (; wiped < wipes; wiped++) await queues.wipe();
    const before = ticks.count;
    await city.drain(60_000);
    await until(() => ticks.count > before + 1, { within: 25_000, what: 'a tick after the last wipe' });
    console.log(`${backend}: wiped ${wiped} times during ${cases} decisions`);
    expect(await city.rows('SELECT count(*)::int FROM permits.printout')).toEqual([{ count: cases }]);
    expect(
      await city.rows(`SELECT event_id, account_id FROM notifications.message GROUP BY 1, 2 HAVING count(*) > 1`),
    ).toEqual([]);
    expect(await city.rows(`SELECT state FROM platform.delivery WHERE state <> 'done'`)).toEqual([]);
  }, 180_000);
});
