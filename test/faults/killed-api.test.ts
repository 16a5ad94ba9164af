import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { City } from '../kit/city';
import { purchase, type Case } from '../kit/filing';
import { forked, killForked, type Forked } from '../kit/processes';
import { rounds, seeded } from '../kit/random';
import { until } from '../kit/until';

describe('an api process that is killed', () => {
  let city: City;
  let body: string;
  beforeAll(async () => {
    city = await City.open({ loops: false });
    body = JSON.stringify(await purchase(city, 'paint'));
  }, 60_000);
  afterAll(async () => {
    killForked();
    await city?.close();
  });

  const send = async (url: string, key: string) =>
    fetch(`${url}/api/applications`, {
      method: 'POST',
      headers: {
        ...(await city.as('paint')).identity(),
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body,
    });
  const urlOf = ({ detail }: Forked) => detail.replace(/^api /, '');
  const made = async () => {
    const [counts] = await city.rows<Record<string, number>>(
      `SELECT (SELECT count(*)::int FROM permits.application) AS applications,
              (SELECT count(*)::int FROM platform.journal WHERE event = 'permits.submitted') AS told,
              (SELECT count(*)::int FROM platform.answer WHERE act = 'permits.submit') AS answers,
              (SELECT count(DISTINCT subject_id)::int FROM platform.deadline WHERE kind LIKE 'permits.%') AS due`,
    );
    return counts!;
  };
  const all = (count: number) => ({ applications: count, told: count, answers: count, due: count });

  test('in the middle of a write leaves nothing of it; the same key again makes one application', async () => {
    const api = await forked('api', city);
    const key = randomUUID();
    // Somebody else holds what the act writes last, so that it hangs with everything else written.
    const holder = new Client({ connectionString: city.ownerUrl });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('LOCK TABLE platform.answer IN ACCESS EXCLUSIVE MODE');
    try {
      const answer = send(urlOf(api), key).then(
        ({ status }) => status,
        () => 'no answer',
      );
      await until(
        async () =>
          (
            await city.rows(
              `SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database
               WHERE d.datname = current_database() AND l.relation = 'platform.answer'::regclass AND NOT l.granted`,
            )
          ).length > 0,
        { what: 'the act reaching its last statement' },
      );
      await api.kill();
      expect(await answer).toBe('no answer');
    } finally {
      await holder.end();
    }
    await until(
      async () =>
        (
          await city.rows(
            `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state LIKE '%in transaction%'`,
          )
        ).length === 0,
      { what: 'the end of the dead connection' },
    );
    expect(await made()).toEqual(all(0));

    const next = await forked('api', city);
    const first = await send(urlOf(next), key);
    expect(first.status).toBe(201);
    const view = (await first.json()) as Case;
    expect(await (await send(urlOf(next), key)).json()).toEqual(view);
    expect(await made()).toEqual(all(1));
    await next.kill();
  }, 60_000);

  test('at any moment: the same key sent again, to it or to another, makes exactly one application', async () => {
    const random = seeded('killed api');
    const before = (await made()).applications!;
    const answered = { before: 0, never: 0 };
    const tries = rounds(2, 25);
    for (let round = 1; round <= tries; round++) {
      const api = await forked('api', city);
      const key = randomUUID();
      const answer = send(urlOf(api), key).then(
        () => true,
        () => false,
      );
      await new Promise((resolve) => setTimeout(resolve, random.whole(0, 120)));
      await api.kill();
      answered[(await answer) ? 'before' : 'never'] += 1;
      const again = await send(city.url, key);
      expect(again.status).toBe(201);
      expect(await made()).toEqual(all(before + round));
    }
    console.log(`killed ${tries} times: ${answered.before} had answered, ${answered.never} had not`);
  }, 300_000);
});
