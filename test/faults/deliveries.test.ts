import { Injectable } from '@nestjs/common';
import type { JournalEvent, Listener, Tx } from '@yby/platform';
import { Deliver, Relay, Sweeper, systemCaller } from '@yby/platform/wiring';
import { modules } from '../../apps/modules';
import { backends, City } from '../kit/city';
import { cli } from '../kit/processes';
import { inTime, until } from '../kit/until';

const MOST_ATTEMPTS = 12;

// What the listeners below do is decided by the facts of the event that they hear.
const behaviour = { failing: true, release: () => undefined as void };

/** Writes first, by statement and by event, and fails afterwards. */
@Injectable()
class WritesThenFails implements Listener {
  async hear(tx: Tx, event: JournalEvent): Promise<void> {
    await tx.execute('INSERT INTO platform.trial (seq) VALUES ($1)', [event.seq]);
    tx.emit('trial.echoed', { type: 'trial', id: String(event.seq), version: 1, division: null });
    if (behaviour.failing) throw new Error('fails on purpose');
  }
}

@Injectable()
class Hears implements Listener {
  async hear(tx: Tx, event: JournalEvent): Promise<void> {
    await tx.execute('INSERT INTO platform.trial (seq) VALUES ($1)', [event.seq]);
  }
}

/** Holds its transaction and its row until it is let go. */
@Injectable()
class Hangs implements Listener {
  async hear(tx: Tx, event: JournalEvent): Promise<void> {
    await new Promise<void>((resolve) => (behaviour.release = resolve));
    await tx.execute('INSERT INTO platform.trial (seq) VALUES ($1)', [event.seq]);
  }
}

const trial = {
  name: 'trial',
  listeners: [
    { event: 'trial.poisoned', name: 'trial.fails', handler: WritesThenFails },
    { event: 'trial.good', name: 'trial.hears', handler: Hears },
    { event: 'trial.endless', name: 'trial.hangs', handler: Hangs, patienceMs: 400 },
    { event: 'trial.slow', name: 'trial.waits', handler: Hangs },
  ],
};

interface Row {
  id: string;
  listener: string;
  state: string;
  failures: number;
  pause: number;
  last_error: string | null;
}

/** Emits the events in one act. */
const emit = (city: City, ...events: string[]) =>
  city.work.run(systemCaller('test'), 'trial.act', async (tx) => {
    for (const [i, event] of events.entries())
      tx.emit(event, { type: 'trial', id: String(i), version: 1, division: null });
  });

async function trialCity(options: Parameters<typeof City.open>[0]): Promise<City> {
  const city = await City.open({ modules: [...modules, trial], ...options });
  await city.rows('CREATE TABLE platform.trial (seq bigint NOT NULL)');
  await city.rows('GRANT SELECT, INSERT ON platform.trial TO yby_test_app');
  return city;
}

const deliveries = (city: City, listener: string) =>
  city.rows<Row>(
    `SELECT id::text, listener, state, failures, last_error, extract(epoch FROM next_at - clock_timestamp())::float8 AS pause
     FROM platform.delivery WHERE listener = $1 ORDER BY id`,
    [listener],
  );
const due = (city: City, id: string) =>
  city.rows(`UPDATE platform.delivery SET next_at = '-infinity' WHERE id = $1 AND state = 'pending'`, [id]);
const written = async (city: City) => (await city.rows('SELECT seq FROM platform.trial')).length;
const echoed = async (city: City) =>
  (await city.rows(`SELECT 1 FROM platform.journal WHERE event = 'trial.echoed'`)).length;

describe.each(backends)('a listener that fails, queue on %s', (backend) => {
  let city: City;
  beforeAll(async () => {
    city = await trialCity({ backend });
  }, 60_000);
  afterAll(() => city?.close());

  it('is heard again with growing pauses, then given up, reported, and redriven once; it never leaves anything written', async () => {
    behaviour.failing = true;
    await emit(city, 'trial.poisoned');
    const [{ id }] = (await deliveries(city, 'trial.fails')) as [Row];
    const pauses: number[] = [];
    for (let failures = 1; failures <= MOST_ATTEMPTS; failures++) {
      let row: Row;
      await until(async () => ([row] = (await deliveries(city, 'trial.fails')) as [Row])[0].failures === failures, {
        what: `failure ${failures}`,
      });
      expect(row!).toMatchObject({
        state: failures < MOST_ATTEMPTS ? 'pending' : 'dead',
        last_error: 'fails on purpose',
      });
      expect(await written(city)).toBe(0);
      pauses.push(row!.pause);
      await due(city, id);
      await city.worker.get(Relay).pass();
    }
    // 1 s, 2 s, 4 s … 1024 s; looked at a moment after it was set.
    for (const [i, pause] of pauses.slice(0, -1).entries()) {
      expect(pause).toBeLessThanOrEqual(2 ** i);
      expect(pause).toBeGreaterThan(2 ** i - 24);
    }
    expect(await echoed(city)).toBe(0);

    // Once dead it stays so, however much time goes by.
    await city.rows(`UPDATE platform.delivery SET next_at = '-infinity', queued_at = '-infinity' WHERE id = $1`, [id]);
    await city.worker.get(Sweeper).lostDeliveries();
    await city.worker.get(Relay).pass();
    expect((await deliveries(city, 'trial.fails'))[0]).toMatchObject({ state: 'dead', failures: MOST_ATTEMPTS });

    const listed = await cli(city, ['deliveries', 'dead']);
    expect(listed).toMatchObject({
      code: 0,
      out: expect.stringMatching(new RegExp(`^${id}\ttrial.fails\ttrial.poisoned\t12\tfails on purpose`)),
    });
    behaviour.failing = false;
    expect((await cli(city, ['deliveries', 'redrive', id])).out).toMatch(/^1 /);
    await until(async () => (await deliveries(city, 'trial.fails'))[0]!.state === 'done', {
      within: 8_000,
      what: 'the redriven delivery',
    });
    await city.drain();
    expect([await written(city), await echoed(city)]).toEqual([1, 1]);
  }, 60_000);

  it('and one that never comes back do not hold up the others, and their slots are free again', async () => {
    behaviour.failing = true;
    const before = await written(city);
    const others = Array.from({ length: 20 }, () => 'trial.good');
    // More endless ones than the worker has slots.
    await emit(city, ...Array.from({ length: 10 }, () => 'trial.endless'), 'trial.poisoned', ...others);
    await until(
      async () => (await deliveries(city, 'trial.hears')).filter(({ state }) => state === 'done').length === 20,
    );
    await until(async () => (await deliveries(city, 'trial.hangs')).every(({ failures }) => failures > 0), {
      what: 'patience with the endless listeners',
    });
    expect(await written(city)).toBe(before + 20);
    // Let go too late: its act is over, so what it still wants to write is refused and lands in nobody's transaction.
    behaviour.release();
    await emit(city, 'trial.good');
    await until(
      async () => (await deliveries(city, 'trial.hears')).filter(({ state }) => state === 'done').length === 21,
    );
    expect(await written(city)).toBe(before + 21);
    expect((await deliveries(city, 'trial.hangs')).filter(({ state }) => state === 'done')).toEqual([]);
  }, 60_000);
});

describe('a delivery that is being worked', () => {
  let city: City;
  beforeAll(async () => {
    city = await trialCity({ loops: false });
  }, 60_000);
  afterAll(() => city?.close());

  it('is neither put back nor waited for by the sweeper, and a second worker leaves it alone', async () => {
    await emit(city, 'trial.slow', 'trial.good');
    await city.rows(`UPDATE platform.delivery SET state = 'queued', queued_at = '-infinity'`);
    const [waiting] = await deliveries(city, 'trial.waits');
    const deliver = city.worker.get(Deliver);
    const first = deliver.deliver(waiting!.id);
    await until(async () => {
      const held = await city.rows(
        `SELECT 1 FROM pg_locks l JOIN pg_class c ON c.oid = l.relation JOIN pg_database d ON d.oid = l.database
         WHERE c.relname = 'delivery' AND l.mode = 'RowShareLock' AND d.datname = current_database()`,
      );
      return held.length > 0;
    });
    await inTime(deliver.deliver(waiting!.id), 5_000, 'the second worker');
    expect(await inTime(city.worker.get(Sweeper).lostDeliveries(), 5_000, 'the sweeper')).toBe(1);
    behaviour.release();
    await first;
    expect((await deliveries(city, 'trial.waits'))[0]).toMatchObject({ state: 'done', failures: 0 });
    expect(await written(city)).toBe(1);
  });

  it('whose hand-on the queue loses time and again is not a failure: it is never given up for that', async () => {
    await emit(city, 'trial.poisoned');
    behaviour.failing = true;
    const [{ id }] = (await deliveries(city, 'trial.fails')) as [Row];
    for (let i = 0; i < 20; i++) {
      await city.worker.get(Relay).pass();
      await city.rows(`UPDATE platform.delivery SET queued_at = '-infinity' WHERE state = 'queued'`);
      await city.worker.get(Sweeper).lostDeliveries();
    }
    await city.worker.get(Relay).pass();
    await city.worker.get(Deliver).deliver(id);
    expect((await deliveries(city, 'trial.fails'))[0]).toMatchObject({ state: 'pending', failures: 1 });
  });
});
