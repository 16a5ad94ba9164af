import { Client } from 'pg';
import { verifyJournal, type JournalVerdict } from '@yby/platform';
import { ClientSql } from '../../libs/platform/src/database/sql';
import { valueTypes } from '../../libs/platform/src/database/connection';
import { City } from '../kit/city';
import { copyOf, type Copy } from '../kit/copy';
import { delivery, permitOf } from '../kit/filing';
import { cli, type Said } from '../kit/processes';

const columns =
  'act, event, actor_kind, actor_id, subject_type, subject_id, subject_version, division, facts, occurred_at, recorded_at, request_id';

/** What somebody with the owner's power may try. */
const tamperings = {
  altered: [`UPDATE platform.journal SET facts = facts || '{"state":"refused"}' WHERE seq = 5`],
  deleted: [
    'ALTER TABLE platform.delivery DROP CONSTRAINT delivery_journal_seq_fkey',
    'DELETE FROM platform.journal WHERE seq = 6',
  ],
  inserted: [
    `INSERT INTO platform.journal (id, ${columns})
     SELECT gen_random_uuid(), ${columns.replace('recorded_at', "recorded_at - interval '1 hour'")} FROM platform.journal WHERE seq = 3`,
  ],
  reordered: [
    'CREATE TEMP TABLE kept AS SELECT * FROM platform.journal WHERE seq IN (1, 2)',
    `UPDATE platform.journal SET id = gen_random_uuid() WHERE seq IN (1, 2)`,
    `UPDATE platform.journal j SET (id, ${columns}) = (SELECT id, ${columns} FROM kept k WHERE k.seq = 3 - j.seq) WHERE seq IN (1, 2)`,
  ],
} as const;

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

  /** What is found on a copy of the database on which somebody with the owner's power has been at work. */
  async function onCopy<T>(tampering: readonly string[], look: (client: Client, copy: Copy) => Promise<T>): Promise<T> {
    const copy = await copyOf(city);
    try {
      const client = new Client({ connectionString: copy.ownerUrl, types: valueTypes as never });
      await client.connect();
      try {
        for (const text of tampering) await client.query(text);
        return await look(client, copy);
      } finally {
        await client.end();
      }
    } finally {
      await copy.drop();
    }
  }

  const verdictAfter = (...tampering: string[]): Promise<JournalVerdict> =>
    onCopy(tampering, (client) => verifyJournal(new ClientSql(client as never), { settledBefore: Date.now() + 1_000 }));

  const verifiedBy = (tampering: readonly string[], words: readonly string[] = []): Promise<Said> =>
    onCopy(tampering, (_, { applicationUrl }) =>
      cli(city, ['audit', 'verify', ...words], { DATABASE_URL: applicationUrl }),
    );

  test('is judged on copies: clean as it stands, and each tampering names its row', async () => {
    await city.worker.close();
    await city.api.close();
    const clean = await verdictAfter();
    expect(clean).toMatchObject({ clean: true, flaws: [] });
    expect(clean.rows).toBeGreaterThan(10);
    const flawsAfter = async (...tampering: string[]) =>
      (await verdictAfter(...tampering)).flaws.map(({ kind, seq, batch }) => `${kind} ${seq ?? `#${batch}`}`);
    expect(await flawsAfter(...tamperings.altered)).toEqual(['altered 5']);
    expect(
      await flawsAfter(`UPDATE platform.journal SET occurred_at = occurred_at + interval '1 second' WHERE seq = 7`),
    ).toEqual(['altered 7']);
    expect(await flawsAfter(...tamperings.deleted)).toEqual(['deleted 6']);
    expect(await flawsAfter(...tamperings.inserted)).toEqual([`inserted ${clean.rows + 1}`]);
    expect(await flawsAfter(...tamperings.reordered)).toEqual(['reordered 1', 'reordered 2']);
    expect(await flawsAfter(`UPDATE platform.journal_leaf SET hash = sha256('x') WHERE seq = 4`)).toEqual(
      expect.arrayContaining(['altered 4', 'root #1']),
    );
    expect(await flawsAfter(`UPDATE platform.journal_batch SET head = sha256('x') WHERE batch = 1`)).toEqual(
      expect.arrayContaining(['chain #1']),
    );
  }, 60_000);

  test('is verified by the operator: exit code 0 as it stands, 1 and the row by name after each tampering', async () => {
    const clean = await verifiedBy([], ['--json']);
    expect(clean.code).toBe(0);
    const { rows, head } = JSON.parse(clean.out) as JournalVerdict;
    const found = {
      altered: await verifiedBy(tamperings.altered, ['--head', head!]),
      deleted: await verifiedBy(tamperings.deleted),
      inserted: await verifiedBy(tamperings.inserted),
      reordered: await verifiedBy(tamperings.reordered),
      unknown: await verifiedBy([], ['--head', 'ab'.repeat(32)]),
    };
    expect(Object.values(found).map(({ code }) => code)).toEqual([1, 1, 1, 1, 1]);
    const lines = (out: string) => out.split('\n').filter((line) => line.startsWith('  '));
    expect(lines(found.altered.out)).toEqual([expect.stringContaining('row 5 was altered')]);
    expect(lines(found.deleted.out)).toEqual([expect.stringContaining('row 6 was deleted')]);
    expect(lines(found.inserted.out)).toEqual([expect.stringContaining(`row ${rows + 1} is in no batch`)]);
    expect(lines(found.reordered.out)).toEqual([
      expect.stringContaining('row 1 holds what was row 2'),
      expect.stringContaining('row 2 holds what was row 1'),
    ]);
    expect(lines(found.unknown.out)).toEqual([expect.stringContaining('is not on this chain')]);
  }, 60_000);
});
