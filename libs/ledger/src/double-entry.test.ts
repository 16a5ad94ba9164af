import { toPlainDate, type Work } from '@yby/platform';
import { testDatabase } from '../../../test/kit/database';
import { lockAccounts } from './account/account';
import { ACETONE, Books, caller, division, line, TOLUENE, uuid } from './examples';
import { writePosting } from './posting/write-posting';

let books: Books;
beforeAll(async () => {
  books = await Books.open(await testDatabase());
});
afterAll(() => books.close());
// Whatever happened in a story, the books themselves must be right.
afterEach(async () => expect(await books.flaws()).toEqual([]));

describe('The database itself', () => {
  const act = (perform: Parameters<Work['run']>[2]) => books.work.run(caller(null), 'test.tamper', perform);

  async function opened() {
    const holder = await books.enterprise();
    await books.stock(holder, holder.siteIds[0]!, line(TOLUENE, 10));
    const accounts = await act((tx) =>
      lockAccounts(tx, {
        make: (['stock', 'opening'] as const).map((kind) => ({
          enterpriseId: holder.id,
          siteId: kind === 'stock' ? holder.siteIds[0]! : null,
          kind,
          substance: TOLUENE,
          unit: 'mg' as const,
        })),
        division,
      }),
    );
    const idOf = (kind: string) => (accounts as { id: string; kind: string }[]).find((each) => each.kind === kind)!.id;
    return { holder, stock: idOf('stock'), opening: idOf('opening') };
  }

  const posting = {
    kind: 'opening',
    ref_type: 'site',
    ref_id: uuid(),
    act: 'test.tamper',
    actor_id: 'x',
    division,
    month: 202611,
  };
  const at = { occurred_on: '2026-11-02', occurred_at: '2026-11-02T01:00:00Z', entered_at: '2026-11-02T01:00:00Z' };
  const entry = { substance: TOLUENE, unit: 'mg', occurred_on: '2026-11-02', division, month: 202611 };

  test('refuses a posting that does not come to zero, when it is to be committed', async () => {
    const { stock, opening } = await opened();
    const half = act(async (tx) => {
      const id = tx.newId();
      await tx.insert('ledger.posting', { id, ...posting, ...at });
      await tx.insert('ledger.entry', { id: tx.newId(), posting_id: id, account_id: stock, amount: 5n, ...entry });
      await tx.insert('ledger.entry', { id: tx.newId(), posting_id: id, account_id: opening, amount: -4n, ...entry });
    });
    await expect(half).rejects.toMatchObject({ constraint: 'posting_balanced' });
  });

  test('refuses a posting without entries, and an entry of another day or another substance', async () => {
    const { stock, opening } = await opened();
    await expect(act((tx) => tx.insert('ledger.posting', { id: tx.newId(), ...posting, ...at }))).rejects.toMatchObject(
      {
        constraint: 'posting_balanced',
      },
    );
    const written = (change: object) =>
      act(async (tx) => {
        const id = tx.newId();
        await tx.insert('ledger.posting', { id, ...posting, ...at });
        for (const [account_id, amount] of [
          [stock, 5n],
          [opening, -5n],
        ] as const)
          await tx.insert('ledger.entry', { id: tx.newId(), posting_id: id, account_id, amount, ...entry, ...change });
      });
    await expect(written({ occurred_on: '2026-11-01' })).rejects.toMatchObject({ constraint: 'posting_balanced' });
    await expect(written({ substance: ACETONE })).rejects.toMatchObject({ constraint: 'entry_of_its_account' });
    await written({});
  });

  test('lets the application neither change nor remove an entry or a posting', async () => {
    await opened();
    for (const text of [
      'UPDATE ledger.entry SET amount = amount + 1',
      'DELETE FROM ledger.entry',
      'TRUNCATE ledger.entry',
      `UPDATE ledger.posting SET occurred_on = '2026-01-01'`,
      'DELETE FROM ledger.posting',
      'TRUNCATE ledger.posting CASCADE',
    ])
      await expect(act((tx) => tx.execute(text))).rejects.toMatchObject({ code: '42501' });
  });

  test('moves a balance by entries only', async () => {
    const { holder, stock } = await opened();
    await expect(
      act((tx) => tx.execute('UPDATE ledger.account SET balance = 1 WHERE id = $1', [stock])),
    ).rejects.toMatchObject({ constraint: 'account_moved_by_entries' });
    const rich = {
      enterprise_id: holder.id,
      kind: 'outside',
      substance: TOLUENE,
      unit: 'mg',
      balance: 1n,
      division,
      month: 202611,
    };
    await expect(act((tx) => tx.insert('ledger.account', { id: tx.newId(), ...rich }))).rejects.toMatchObject({
      constraint: 'account_moved_by_entries',
    });
  });

  test('keeps a stock from falling below zero, even when the act forgot to look, and the refusal has its code', async () => {
    const { stock, opening } = await opened();
    const taken = act((tx) =>
      writePosting(tx, {
        kind: 'opening',
        ref: { type: 'site', id: uuid() },
        occurredOn: toPlainDate(tx.now),
        division,
        movements: [{ ...line(TOLUENE, 11), from: stock, to: opening }],
      }),
    );
    await expect(taken).rejects.toMatchObject({
      code: 'ledger.stock-short',
      facts: { there: '10 千克', asked: '11 千克' },
    });
  });
});
