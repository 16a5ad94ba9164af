// Parties, openings and deliveries for the tests of the books, on a database of their own. No part of the product calls it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registerEnterprise } from '@yby/enterprise';
import { identity } from '@yby/identity/wiring';
import { addDays, toPlainDate, Work, type Caller, type Role, type Sql } from '@yby/platform';
import type { Quantity, QuantityWire } from '@yby/platform/contract';
import { createWorker, platform } from '@yby/platform/wiring';
import { isUscc } from '@yby/regulation/contract';
import { bookDelivery } from './consignment/book-delivery';
import type { ConsignmentView, ReceiptBody } from './consignment/consignment-view';
import { receive } from './consignment/receive';
import { openStock } from './stock/open-stock';
import { ledger } from './wiring';

export const TOLUENE = 'PC3-01';
export const ACETONE = 'PC3-02';
export const division = '330304';

export interface Party {
  readonly id: string;
  readonly siteIds: readonly string[];
}

export interface Line {
  readonly substance: string;
  readonly quantity: Quantity;
}

export const kg = (amount: number): Quantity => ({ unit: 'mg', amount: BigInt(amount) * 1_000_000n });
export const wire = ({ unit, amount }: Quantity): QuantityWire => ({ unit, amount: amount.toString() });
export const line = (substance: string, amount: number): Line => ({ substance, quantity: kg(amount) });
export const arrived = (substance: string, amount: number) => ({ substance, quantity: wire(kg(amount)) });

let made = 0;
export const uuid = () => `018f0000-0000-7000-8000-${(made += 1).toString(16).padStart(12, '0')}`;

export function caller(enterpriseId: string | null, roles: Role[] = ['agent'], ifMatch?: number): Caller {
  const id = `person-of-${enterpriseId}`;
  const organ = { organId: null, organName: null, division: null };
  const actor = { kind: 'person', id, name: '陈一', roles, enterpriseId, ...organ } as const;
  return { actor, requestId: 'test', ...(ifMatch === undefined ? {} : { ifMatch }) };
}

/** The acts and reads that the tests tell their stories with. */
export class Books {
  /** How often a delivery or receipt was begun; more than they are when the database made one of them begin again. */
  attempts = 0;

  private constructor(
    readonly work: Work,
    readonly close: () => Promise<void>,
  ) {}

  static async open(database: { applicationUrl: string; drop(): Promise<void> }): Promise<Books> {
    const data = mkdtempSync(join(tmpdir(), 'yby-ledger-'));
    const worker = await createWorker(
      {
        port: 0,
        host: '127.0.0.1',
        data,
        databaseUrl: database.applicationUrl,
        ownerUrl: null,
        redisUrl: null,
        production: false,
        clock: 'wall',
        publicUrl: 'http://localhost:3000',
        pool: 24,
        rateLimit: 1,
        keyRateLimit: 1,
        demo: false,
        papers: 'own',
        behindProxy: false,
        masterKey: null,
        outbound: { smtpUrl: null, mailFrom: 'yby@localhost', smsUrl: null, smsSecret: '', toFiles: true },
      },
      [platform, identity, ledger],
    );
    return new Books(worker.get(Work), async () => {
      await worker.close();
      await database.drop();
      rmSync(data, { recursive: true, force: true });
    });
  }

  enterprise(sites = 1): Promise<Party> {
    const digits = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
    const stem = `91330304${(made += 1).toString().padStart(8, '0')}`;
    const uscc = digits.flatMap((inner) => digits.map((last) => stem + inner + last)).find(isUscc)!;
    return this.work.run(caller(null), 'test.register', (tx) =>
      registerEnterprise(tx, {
        uscc,
        name: `企业 ${uscc}`,
        division,
        address: '瓯海区',
        legalRep: '陈一',
        kinds: ['dealer'],
        organId: null,
        sites: Array.from({ length: sites }, (_, i) => ({ name: `${i + 1} 号库`, address: '瓯海区', organId: null })),
      }),
    );
  }

  stock({ id: enterpriseId }: Party, siteId: string, ...lines: Line[]): Promise<{ postingId: string }> {
    return this.work.run(caller(enterpriseId), 'test.open', (tx) =>
      openStock(tx, { enterpriseId, siteId, lines, division }),
    );
  }

  deliver(seller: Party, buyer: Party, lines: readonly Line[], daysAgo = 0): Promise<{ consignmentId: string }> {
    return this.work.run(caller(seller.id), 'permits.redeem', (tx) => {
      this.attempts += 1;
      return bookDelivery(tx, {
        permitId: uuid(),
        permitNumber: '备-1',
        redemptionId: tx.newId(),
        sellerId: seller.id,
        buyerId: buyer.id,
        buyerSiteId: buyer.siteIds[0]!,
        lines,
        deliveredOn: addDays(toPlainDate(tx.now), -daysAgo),
        division,
      });
    });
  }

  receive(who: Caller, id: string, body: ReceiptBody): Promise<ConsignmentView> {
    return this.work.run(who, 'ledger.receive', (tx) => {
      this.attempts += 1;
      return receive(tx, id, body);
    });
  }

  read<T>(look: (sql: Sql) => Promise<T>): Promise<T> {
    return this.work.read(look);
  }

  /** Kilograms in all books of an enterprise, by kind of book. */
  async balances({ id }: Party): Promise<Record<string, number>> {
    const rows = await this.read((sql) =>
      sql.rows<{ kind: string; mg: bigint }>(
        'SELECT kind, sum(balance)::bigint AS mg FROM ledger.account WHERE enterprise_id = $1 GROUP BY kind',
        [id],
      ),
    );
    return Object.fromEntries(rows.map(({ kind, mg }) => [kind, Number(mg / 1_000_000n)]));
  }

  /** Accounts whose balance is not the sum of their entries, and entries that break the chain of their account. */
  flaws(): Promise<object[]> {
    return this.read((sql) =>
      sql.rows(`
        SELECT a.id FROM ledger.account a LEFT JOIN ledger.entry e ON e.account_id = a.id
        GROUP BY a.id HAVING a.balance <> coalesce(sum(e.amount), 0) OR a.version <> count(e.id)
        UNION ALL
        SELECT e.id FROM (
          SELECT id, balance_after, account_version, sum(amount) OVER carried AS carried, row_number() OVER carried AS place
          FROM ledger.entry WINDOW carried AS (PARTITION BY account_id ORDER BY account_version)) e
        WHERE e.balance_after <> e.carried OR e.place <> e.account_version`),
    );
  }
}
