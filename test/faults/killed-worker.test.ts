import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { Client } from 'pg';
import { City, backends } from '../kit/city';
import { approved, submitted } from '../kit/filing';

const main = join(__dirname, '../../dist/apps/worker/src/main.js');

function startWorker(city: City): Promise<ChildProcess> {
  const child = fork(main, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: city.settings.databaseUrl,
      YBY_DATA: city.settings.data,
      YBY_CLOCK: 'simulated',
      ...(city.settings.redisUrl ? { REDIS_URL: city.settings.redisUrl } : {}),
    },
  });
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve(child));
    child.once('exit', (code) => reject(new Error(`the worker ended with ${code}`)));
  });
}

async function until(holds: () => Promise<boolean>, ms: number): Promise<number> {
  const begun = Date.now();
  while (!(await holds())) {
    if (Date.now() - begun > ms) throw new Error(`not within ${ms} ms`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return Date.now() - begun;
}

describe.each(backends)('killed worker, queue on %s', (backend) => {
  let city: City;
  let child: ChildProcess | undefined;
  beforeAll(async () => {
    city = await City.open({ backend, loops: false });
  }, 60_000);
  afterAll(async () => {
    child?.kill('SIGKILL');
    await city?.close();
  });

  it('mid-job: its work is done once, within 15 s of the restart', async () => {
    const { id } = await submitted(city, 'paint');
    await approved(city, 'approver', id);
    // Somebody else holds what the printer wants to write, so that the job hangs in the middle.
    const holder = new Client({ connectionString: city.ownerUrl });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('LOCK TABLE permits.printout IN ACCESS EXCLUSIVE MODE');
    child = await startWorker(city);
    await until(async () => {
      const waiting = await city.rows(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%permits.printout%'`,
      );
      return waiting.length > 0;
    }, 20_000);
    child.removeAllListeners('exit');
    const gone = new Promise((resolve) => child!.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    await holder.query('ROLLBACK');
    await holder.end();
    expect(await city.rows('SELECT 1 FROM permits.printout')).toEqual([]);
    child = await startWorker(city);
    const took = await until(
      async () => (await city.rows(`SELECT 1 FROM platform.delivery WHERE state <> 'done'`)).length === 0,
      15_000,
    );
    console.log(`${backend}: done ${took} ms after the restart`);
    expect(await city.rows('SELECT count(*)::int FROM permits.printout')).toEqual([{ count: 1 }]);
    expect(
      await city.rows(`SELECT event_id FROM notifications.message GROUP BY event_id, account_id HAVING count(*) > 1`),
    ).toEqual([]);
    child.removeAllListeners('exit');
  }, 90_000);
});
