import { toPlainDate, type PlainDate, type Tx } from '@yby/platform';
import { quantityToWire, type Quantity } from '@yby/platform/contract';
import { accountOf, lockAccounts, type AccountKey } from '../account/account';
import { writePosting } from '../posting/write-posting';

export interface OpeningStock {
  readonly enterpriseId: string;
  readonly siteId: string;
  readonly lines: readonly { readonly substance: string; readonly quantity: Quantity }[];
  /** GB/T 2260 code of the authority in whose book-keeping this falls. */
  readonly division: string;
  /** Day for which the balance holds; today when not given. */
  readonly on?: PlainDate;
}

/** Enters what a site holds when its books are opened here. Several openings add up; each is a posting of its own. */
export async function openStock(
  tx: Tx,
  { enterpriseId, siteId, lines, division, on }: OpeningStock,
): Promise<{ postingId: string }> {
  const books = lines.map(({ substance, quantity }) => {
    const key = { enterpriseId, substance, unit: quantity.unit };
    const stock: AccountKey = { ...key, siteId, kind: 'stock' };
    const opening: AccountKey = { ...key, siteId: null, kind: 'opening' };
    return { substance, quantity, stock, opening };
  });
  const accounts = await lockAccounts(tx, { make: books.flatMap(({ stock, opening }) => [stock, opening]), division });
  const postingId = await writePosting(tx, {
    kind: 'opening',
    ref: { type: 'site', id: siteId },
    occurredOn: on ?? toPlainDate(tx.now),
    division,
    movements: books.map(({ substance, quantity, stock, opening }) => ({
      substance,
      quantity,
      from: accountOf(accounts, opening),
      to: accountOf(accounts, stock),
    })),
  });
  tx.emit(
    'ledger.opened',
    { type: 'site', id: siteId, version: 0, division },
    {
      enterpriseId,
      postingId,
      lines: lines.map(({ substance, quantity }) => ({ substance, ...quantityToWire(quantity) })),
    },
  );
  return { postingId };
}
