import { Client } from 'pg';
import { verifyJournal, type JournalVerdict } from '@yby/platform';
import { ClientSql } from '../../libs/platform/src/database/sql';
import { valueTypes } from '../../libs/platform/src/database/connection';
import { City } from '../kit/city';
import { delivery, permitOf } from '../kit/filing';

describe('the journal', () => {
  let city: City;
  beforeAll(async () => {
    city = await City.open();
    const permit = await permitOf(city, 'paint', { multiUse: true });
    await (await city.as('seller')).post(`/permits/${permit.id}/redemptions`, delivery('20'));
    await city.drain();
    await city.seal();
  }, 120_000);
  afterAll(() => city?.close());

  const appendOnly = [
    'platform.journal',
    'platform.journal_batch',
    'platform.journal_leaf',
    'permits.redemption',
    'ledger.entry',
    'ledger.posting',
  ];

  test.each(
    appendOnly.flatMap((table) =>
      [
        `UPDATE ${table} SET ctid = ctid`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table}`,
        `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
        `DROP TABLE ${table}`,
      ].map((text) => [text]),
    ),
  )('refuses the application role: %s', async (text) => {
    const client = new Client({ connectionString: city.settings.databaseUrl });
    await client.connect();
    try {
      const statement = text.includes('ctid')
        ? text.replace('ctid = ctid', `${await firstColumn(text)} = DEFAULT`)
        : text;
      await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
    } finally {
      await client.end();
    }
  });

  async function firstColumn(text: string): Promise<string> {
    const [schema, table] = /UPDATE (\S+)/.exec(text)![1]!.split('.') as [string, string];
    const [row] = await city.rows<{ column_name: string }>(
      `SELECT column_name FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2 ORDER BY ordinal_position DESC LIMIT 1`,
      [schema, table],
    );
    return row!.column_name;
  }

  /** Verdict over a copy of the database on which somebody with the owner's power has been at work. */
  async function verdictAfter(...tampering: string[]): Promise<JournalVerdict> {
    const url = new URL(city.ownerUrl);
    const copy = `${url.pathname.slice(1)}_copy`;
    const admin = new Client({ connectionString: process.env.YBY_TEST_OWNER_URL });
    await admin.connect();
    try {
      await admin.query(`DROP DATABASE IF EXISTS ${copy} WITH (FORCE)`);
      await admin
        .query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${url.pathname.slice(1)}' AND pid <> pg_backend_pid()`,
        )
        .catch(() => undefined);
      for (let tries = 0; ; tries++)
        try {
          await admin.query(`CREATE DATABASE ${copy} TEMPLATE ${url.pathname.slice(1)} STRATEGY FILE_COPY`);
          break;
        } catch (error) {
          if (tries > 50) throw error;
          await admin.query(
            `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${url.pathname.slice(1)}'`,
          );
        }
      url.pathname = `/${copy}`;
      const client = new Client({ connectionString: url.toString(), types: valueTypes as never });
      await client.connect();
      try {
        for (const text of tampering) await client.query(text);
        return await verifyJournal(new ClientSql(client as never), { settledBefore: Date.now() + 1_000 });
      } finally {
        await client.end();
      }
    } finally {
      await admin.query(`DROP DATABASE IF EXISTS ${copy} WITH (FORCE)`);
      await admin.end();
    }
  }

  test('is judged on copies: clean as it stands, and each tampering names its row', async () => {
    await city.worker.close();
    await city.api.close();
    const clean = await verdictAfter();
    expect(clean).toMatchObject({ clean: true, flaws: [] });
    expect(clean.rows).toBeGreaterThan(10);
    const flawsAfter = async (...tampering: string[]) =>
      (await verdictAfter(...tampering)).flaws.map(({ kind, seq, batch }) => `${kind} ${seq ?? `#${batch}`}`);
    expect(
      await flawsAfter(`UPDATE platform.journal SET facts = facts || '{"state":"refused"}' WHERE seq = 5`),
    ).toEqual(['altered 5']);
    expect(
      await flawsAfter(`UPDATE platform.journal SET occurred_at = occurred_at + interval '1 second' WHERE seq = 7`),
    ).toEqual(['altered 7']);
    expect(
      await flawsAfter(
        'ALTER TABLE platform.delivery DROP CONSTRAINT delivery_journal_seq_fkey',
        'DELETE FROM platform.journal WHERE seq = 6',
      ),
    ).toEqual(['deleted 6']);
    expect(
      await flawsAfter(
        `INSERT INTO platform.journal (id, act, event, actor_kind, actor_id, subject_type, subject_id, subject_version, facts, occurred_at, recorded_at, request_id)
         SELECT gen_random_uuid(), act, event, actor_kind, actor_id, subject_type, subject_id, subject_version, facts, occurred_at, recorded_at, request_id
         FROM platform.journal WHERE seq = 3`,
      ),
    ).toEqual([`inserted ${clean.rows + 1}`]);
    const columns =
      'act, event, actor_kind, actor_id, subject_type, subject_id, subject_version, division, facts, occurred_at, recorded_at, request_id';
    const swapped = await flawsAfter(
      'CREATE TEMP TABLE kept AS SELECT * FROM platform.journal WHERE seq IN (1, 2)',
      `UPDATE platform.journal SET id = gen_random_uuid() WHERE seq IN (1, 2)`,
      `UPDATE platform.journal j SET (id, ${columns}) = (SELECT id, ${columns} FROM kept k WHERE k.seq = 3 - j.seq) WHERE seq IN (1, 2)`,
    );
    expect(swapped).toEqual(['reordered 1', 'reordered 2']);
    expect(await flawsAfter(`UPDATE platform.journal_leaf SET hash = sha256('x') WHERE seq = 4`)).toEqual(
      expect.arrayContaining(['altered 4', 'root #1']),
    );
    expect(await flawsAfter(`UPDATE platform.journal_batch SET head = sha256('x') WHERE batch = 1`)).toEqual(
      expect.arrayContaining(['chain #1']),
    );
  }, 60_000);
});
