import { Client } from 'pg';
import { Clock, Sealer, systemCaller, verifyJournal, Work } from '@yby/platform/wiring';
import { City } from '../kit/city';
import { rounds, seeded } from '../kit/random';

const MOST_A_BATCH = 5_000;
const columns =
  'id, act, event, actor_kind, actor_id, subject_type, subject_id, subject_version, facts, occurred_at, recorded_at, request_id';

/** An open transaction of the application's role that has taken its numbers in the journal and not committed yet. */
class Open {
  private constructor(
    private readonly client: Client,
    readonly seqs: string[],
  ) {}

  static async begin(city: City, rows = 1): Promise<Open> {
    const client = new Client({ connectionString: city.settings.databaseUrl });
    await client.connect();
    await client.query('BEGIN');
    const open = new Open(client, []);
    await open.write(rows);
    return open;
  }

  async write(rows = 1): Promise<void> {
    const made = await this.client.query<{ seq: string }>(
      `INSERT INTO platform.journal (${columns})
       SELECT gen_random_uuid(), 'trial.late', 'trial.late', 'system', 'test', 'trial', i::text, 1, '{}', clock_timestamp(), clock_timestamp(), 'late'
       FROM generate_series(1, $1::int) AS i RETURNING seq::text`,
      [rows],
    );
    this.seqs.push(...made.rows.map(({ seq }) => seq));
  }

  async end(how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    await this.client.query(how);
    await this.client.end();
  }
}

describe('a transaction that commits late', () => {
  let city: City;
  beforeAll(async () => {
    city = await City.open({ loops: false });
    await city.seal();
  }, 60_000);
  afterAll(() => city?.close());

  const act = () =>
    city.work.run(systemCaller('test'), 'trial.act', async (tx) =>
      tx.emit('trial.happened', { type: 'trial', id: '1', version: 1, division: null }),
    );
  const seal = () => city.worker.get(Sealer).seal();
  const unsealed = () =>
    city.rows<{ seq: string }>(
      'SELECT seq::text FROM platform.journal j WHERE NOT EXISTS (SELECT FROM platform.journal_leaf l WHERE l.seq = j.seq)',
    );
  const batchOf = async (seq: string) =>
    (await city.rows<{ batch: string }>('SELECT batch::text FROM platform.journal_leaf WHERE seq = $1', [seq]))[0]
      ?.batch;
  const verdict = () =>
    city.worker.get(Work).read((sql) => verifyJournal(sql, { settledBefore: city.worker.get(Clock).wall() + 1_000 }));

  test('does not hold back the rows of others, and is sealed after them however late it comes', async () => {
    const late = await Open.begin(city);
    await act();
    expect(await seal()).toBe(1);
    expect(await unsealed()).toEqual([]);
    // Half an hour later by every clock there is.
    await city.rows(`UPDATE platform.journal_batch SET sealed_at = sealed_at - interval '30 minutes'`);
    for (let i = 0; i < 3; i++) {
      await act();
      expect(await seal()).toBe(1);
    }
    expect(await seal()).toBe(0);
    await late.end('COMMIT');
    expect(await unsealed()).toEqual([{ seq: late.seqs[0] }]);
    expect(await seal()).toBe(1);
    expect(await unsealed()).toEqual([]);
    const [{ last }] = (await city.rows<{ last: string }>(
      'SELECT max(batch)::text AS last FROM platform.journal_batch',
    )) as [{ last: string }];
    expect(await batchOf(late.seqs[0]!)).toBe(last);
    expect(await verdict()).toMatchObject({ clean: true, unsealed: 0 });
  });

  test('or never, leaves a gap in the numbers that is no flaw', async () => {
    const never = await Open.begin(city);
    await act();
    await seal();
    await never.end('ROLLBACK');
    await act();
    await seal();
    expect(await verdict()).toMatchObject({ clean: true, unsealed: 0 });
  });

  test('with more rows than fit into one batch is sealed in several, and so is the one beside it', async () => {
    const older = await Open.begin(city, 10);
    const younger = await Open.begin(city, 20);
    await older.write(MOST_A_BATCH);
    await older.end('COMMIT');
    await younger.end('COMMIT');
    await act();
    // The older one fills the batch; the rows of the younger have lower numbers than its last.
    expect(await seal()).toBe(MOST_A_BATCH);
    expect(await seal()).toBe(31);
    expect(await unsealed()).toEqual([]);
    expect(await verdict()).toMatchObject({ clean: true });
  });

  test('in a copy restored on another cluster, whose transaction ids are far behind, is sealed all the same', async () => {
    const left = await Open.begin(city);
    await act();
    await seal();
    await left.end('COMMIT');
    // As if all so far came from a cluster with far higher ids; one row had not been sealed when the copy was made.
    await city.rows(`UPDATE platform.journal_batch SET settled = (settled::text::bigint + 1e9)::bigint::text::xid8`);
    await city.rows(`UPDATE platform.journal SET xid = (xid::text::bigint + 1e9)::bigint::text::xid8`);
    const late = await Open.begin(city);
    await act();
    expect(await seal()).toBe(2);
    await late.end('COMMIT');
    await act();
    expect(await seal()).toBe(2);
    expect(await unsealed()).toEqual([]);
    expect(await verdict()).toMatchObject({ clean: true, unsealed: 0 });
  });

  test('among many that begin, write, commit and roll back in any order: each committed row is sealed exactly once', async () => {
    const random = seeded('late commits');
    const open: Open[] = [];
    const committed: string[] = [];
    const rolledBack: string[] = [];
    const steps = rounds(120, 3_000);
    for (let step = 0; step < steps || open.length > 0; step++) {
      const choice = step < steps ? random.next() : 0.9;
      if (choice < 0.3 && open.length < 12) open.push(await Open.begin(city, random.whole(1, 3)));
      else if (choice < 0.4 && open.length > 0) await open[random.whole(0, open.length - 1)]!.write();
      else if (choice < 0.6) await seal();
      else if (choice < 0.7) await act();
      else if (open.length > 0) {
        const [one] = open.splice(random.whole(0, open.length - 1), 1);
        const how = random.next() < 0.2 ? 'ROLLBACK' : 'COMMIT';
        await one!.end(how);
        (how === 'COMMIT' ? committed : rolledBack).push(...one!.seqs);
      }
    }
    await seal();
    expect(await unsealed()).toEqual([]);
    const leaves = new Set(
      (await city.rows<{ seq: string }>('SELECT seq::text FROM platform.journal_leaf')).map(({ seq }) => seq),
    );
    expect(committed.filter((seq) => !leaves.has(seq))).toEqual([]);
    expect(rolledBack.filter((seq) => leaves.has(seq))).toEqual([]);
    expect(await verdict()).toMatchObject({ clean: true, unsealed: 0 });
    console.log(`${steps} steps: ${committed.length} rows committed, ${rolledBack.length} rolled back`);
  }, 120_000);
});
