import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { Loops, Queues } from '@yby/platform/wiring';
import { databaseAway } from '../../libs/platform/src/database/away';
import { SteadyClient } from '../../libs/platform/src/database/steady-client';
import { backends, City } from '../kit/city';
import { delivery, purchase, submitted, type Case, type Claimed } from '../kit/filing';
import { rounds, seeded } from '../kit/random';
import { problemOf } from '../kit/refused';

const json = { 'content-type': 'application/json' };

describe.each(backends)('connections to the database that are cut during a journey, queue on %s', (backend) => {
  let city: City;
  beforeAll(async () => {
    city = await City.open({ backend, pool: 4 });
  }, 60_000);
  afterAll(() => city?.close());

  it('cost a coded refusal each, never half a write, and the same key again succeeds', async () => {
    const random = seeded(`lost connections on ${backend}`);
    const cases = rounds(4, 40);
    const bodies: unknown[] = [];
    for (let i = 0; i < cases; i++)
      bodies.push(await purchase(city, 'paint', { lines: [['PC3-01', String(20 + i)]], multiUse: true }));
    for (const person of ['approver', 'seller']) await city.as(person);
    const figures = { cut: 0, busy: 0 };

    const saw = new Client({ connectionString: city.ownerUrl });
    await saw.connect();
    let sawing = true;
    const sawn = (async () => {
      while (sawing) {
        const gone = await saw.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename <> current_user AND random() < 0.4`,
        );
        figures.cut += gone.rowCount ?? 0;
        await new Promise((resolve) => setTimeout(resolve, random.whole(20, 60)));
      }
    })();

    /** One intention: sent with the same key until it succeeds; every answer before that is the coded refusal. */
    const insist = async <T>(username: string, path: string, body: unknown): Promise<T> => {
      const client = await city.as(username);
      const headers = { ...json, 'idempotency-key': randomUUID() };
      const end = Date.now() + 60_000;
      for (;;) {
        const answer = await client.raw('POST', path, headers, JSON.stringify(body));
        if (answer.ok) return (await answer.json()) as T;
        expect(await problemOf(answer)).toBe('503 platform.busy');
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
        figures.busy += 1;
        if (Date.now() > end) throw new Error(`${path} never succeeded`);
        await new Promise((resolve) => setTimeout(resolve, random.whole(5, 30)));
      }
    };
    const journey = async (body: unknown) => {
      const { id } = await insist<Case>('paint', '/applications', body);
      const { fence } = await insist<Claimed>('approver', `/review/applications/${id}/claim`, {});
      const { permitId } = await insist<Case>('approver', `/review/applications/${id}/approve`, { fence });
      const sold = delivery('5');
      const { consignmentId } = await insist<{ consignmentId: string }>(
        'seller',
        `/permits/${permitId}/redemptions`,
        sold,
      );
      await insist('paint', `/consignments/${consignmentId}/receipt`, { lines: sold.lines });
    };
    try {
      const waiting = [...bodies];
      await Promise.all(
        [1, 2].map(async () => {
          for (let body = waiting.pop(); body; body = waiting.pop()) await journey(body);
        }),
      );
    } finally {
      sawing = false;
      await sawn;
      await saw.end();
    }

    // What is left when nobody cuts any more: the next request works, and all that was begun is done once.
    expect((await city.nobody().raw('GET', '/health/ready')).status).toBe(200);
    // What the queue has lost comes back after ten seconds, what failed after its pause: as if both were over.
    await city.rows(
      `UPDATE platform.delivery SET queued_at = '-infinity', next_at = '-infinity' WHERE state <> 'done'`,
    );
    await city.drain(40_000);
    console.log(
      `${backend}: ${cases} journeys, ${figures.cut} connections cut, ${figures.busy} answers were platform.busy`,
    );
    expect(figures.cut).toBeGreaterThan(0);
    expect(figures.busy).toBeGreaterThan(0);
    const [counts] = await city.rows(
      `SELECT (SELECT count(*)::int FROM permits.application WHERE state = 'approved') AS approved,
              (SELECT count(*)::int FROM permits.application) AS applications,
              (SELECT count(*)::int FROM permits.permit) AS permits,
              (SELECT count(*)::int FROM permits.redemption) AS redemptions,
              (SELECT count(*)::int FROM permits.printout) AS printed,
              (SELECT count(*)::int FROM ledger.consignment WHERE state = 'received') AS received`,
    );
    expect(counts).toEqual({
      approved: cases,
      applications: cases,
      permits: cases,
      redemptions: cases,
      printed: cases,
      received: cases,
    });
    expect(
      await city.rows(
        `SELECT posting_id FROM ledger.entry GROUP BY posting_id, substance, unit HAVING sum(amount) <> 0`,
      ),
    ).toEqual([]);
    expect(await city.rows(`SELECT state FROM platform.delivery WHERE state <> 'done'`)).toEqual([]);
    expect(
      await city.rows(`SELECT event_id FROM notifications.message GROUP BY event_id, account_id HAVING count(*) > 1`),
    ).toEqual([]);
  }, 180_000);
});

describe('a connection that nobody listens to', () => {
  it('is cut: the process lives on, and the next statement says that the database is away', async () => {
    const server = new Client({ connectionString: process.env.YBY_TEST_OWNER_URL });
    const lent = new SteadyClient({ connectionString: process.env.YBY_TEST_OWNER_URL });
    await server.connect();
    await lent.connect();
    try {
      expect(lent.listenerCount('error')).toBe(0);
      const ended = new Promise((resolve) => lent.once('end', resolve));
      const { rows } = await lent.query('SELECT pg_backend_pid() AS pid');
      await server.query('SELECT pg_terminate_backend($1)', [rows[0].pid]);
      await ended;
      const error: unknown = await lent.query('SELECT 1').catch((reason: unknown) => reason);
      expect(databaseAway(error)).toBe(true);
    } finally {
      await server.end();
    }
  });

  it.each([
    [{ code: '57P01' }, true],
    [{ code: '08006' }, true],
    [{ code: '53300' }, true],
    [{ code: 'ECONNREFUSED' }, true],
    [new Error('Connection terminated unexpectedly'), true],
    [{ code: '23505', message: 'Connection terminated' }, false],
    [{ code: '42601' }, false],
    [new TypeError('x is not a function'), false],
    [undefined, false],
  ])('%j is the database being away: %s', (error, away) => {
    expect(databaseAway(error)).toBe(away);
  });
});

describe('a database that takes no new connections for a while', () => {
  let city: City;
  beforeAll(async () => {
    city = await City.open({ loops: false });
  }, 60_000);
  afterAll(() => city?.close());

  it('just when relay and worker first want their queue: both try again by themselves', async () => {
    await submitted(city, 'paint');
    const name = new URL(city.ownerUrl).pathname.slice(1);
    const server = new Client({ connectionString: process.env.YBY_TEST_OWNER_URL });
    await server.connect();
    try {
      await server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
      await city.worker.get(Loops).start();
      await expect(city.worker.get(Queues).ping()).rejects.toThrow('not currently accepting connections');
    } finally {
      await server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
      await server.end();
    }
    await city.worker.get(Queues).ping();
    await city.rows(`UPDATE platform.delivery SET queued_at = '-infinity' WHERE state = 'queued'`);
    await city.drain();
    expect(await city.rows(`SELECT state FROM platform.delivery WHERE state <> 'done'`)).toEqual([]);
  }, 60_000);
});
