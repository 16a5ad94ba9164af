import { Injectable } from '@nestjs/common';
import { Queues } from '@yby/platform/wiring';
import { modules } from '../../apps/modules';
import { City, backends } from '../kit/city';
import { approved, submitted } from '../kit/filing';

const ticks = { count: 0 };

@Injectable()
class Ticking {
  async tick(): Promise<void> {
    ticks.count += 1;
  }
}

const until = async (holds: () => boolean | Promise<boolean>, ms = 25_000) => {
  const end = Date.now() + ms;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

describe.each(backends)('queue wiped, on %s', (backend) => {
  let city: City;
  beforeAll(async () => {
    city = await City.open({
      backend,
      modules: [...modules, { name: 'trial', schedules: [{ name: 'trial.tick', everyMs: 300, handler: Ticking }] }],
    });
  }, 60_000);
  afterAll(() => city?.close());

  it('midway: every delivery still happens exactly once, and schedulers tick again', async () => {
    await until(() => ticks.count > 1);
    const cases = [];
    for (let i = 0; i < 5; i++) cases.push(await submitted(city, 'paint', { lines: [['PC3-01', String(50 + i)]] }));
    await city.worker.get(Queues).wipe();
    for (const { id } of cases) await approved(city, 'approver', id);
    await city.worker.get(Queues).wipe();
    const before = ticks.count;
    await city.drain(40_000);
    await until(() => ticks.count > before + 1);
    const [printed] = await city.rows<{ count: string }>('SELECT count(*) FROM permits.printout');
    expect(printed!.count).toBe('5');
    expect(
      await city.rows(`SELECT event_id, account_id FROM notifications.message GROUP BY 1, 2 HAVING count(*) > 1`),
    ).toEqual([]);
    expect(await city.rows(`SELECT state FROM platform.delivery WHERE state <> 'done'`)).toEqual([]);
  }, 90_000);
});
