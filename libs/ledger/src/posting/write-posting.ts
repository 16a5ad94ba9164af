import { endOfDay, formatQuantity, isoOf, toPlainDate, type PlainDate, type Tx } from '@yby/platform';
import type { Instant, Quantity, QuantityUnit } from '@yby/platform/contract';
import { substanceOf } from '@yby/regulation/contract';
import { monthOf } from '../account/account';
import { ledgerRefusal } from '../ledger.refusals';
import { entriesOf, type Movement } from '../posting';
import type { PostingKind } from '../words';

const POST = `
WITH posted AS (
  INSERT INTO ledger.posting (id, kind, ref_type, ref_id, occurred_on, occurred_at, entered_at, act, actor_id, reverses, division, month)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
)
INSERT INTO ledger.entry (id, posting_id, account_id, substance, unit, amount, occurred_on, division, month)
SELECT e.id, $1, e.account_id, e.substance, e.unit, e.amount, $5, $11, $12
FROM unnest($13::uuid[], $14::uuid[], $15::text[], $16::text[], $17::bigint[]) AS e (id, account_id, substance, unit, amount)
ORDER BY e.account_id`;

export interface PostingDraft {
  readonly kind: PostingKind;
  /** What the movement follows from, e.g. a consignment. */
  readonly ref: { readonly type: string; readonly id: string };
  readonly occurredOn: PlainDate;
  /** The posting that this one takes back. */
  readonly reverses?: string;
  readonly division: string;
  readonly movements: readonly Movement[];
}

/**
 * Books one posting in one statement. The database carries the balances on, keeps goods from going short and refuses at
 * the commit what does not come to zero.
 * @throws Refusal ledger.delivered-ahead, ledger.stock-short
 */
export async function writePosting(tx: Tx, draft: PostingDraft): Promise<string> {
  const { kind, ref, occurredOn, division, reverses = null } = draft;
  if (occurredOn > toPlainDate(tx.now)) throw ledgerRefusal('delivered-ahead', { deliveredOn: occurredOn });
  const id = tx.newId();
  const entries = entriesOf(draft.movements);
  // Entered late: the day is known, its hour is not; the last moment of the day keeps balances as of that day true.
  const occurredAt = Math.min(endOfDay(occurredOn), tx.now) as Instant;
  const head = [
    id,
    kind,
    ref.type,
    ref.id,
    occurredOn,
    isoOf(occurredAt),
    isoOf(tx.now),
    tx.act,
    tx.actor.id,
    reverses,
  ];
  try {
    await tx.execute(POST, [
      ...head,
      division,
      monthOf(tx),
      entries.map(() => tx.newId()),
      entries.map(({ account }) => account),
      entries.map(({ substance }) => substance),
      entries.map(({ unit }) => unit),
      entries.map(({ amount }) => amount.toString()),
    ]);
  } catch (error) {
    const { constraint, detail } = error as { constraint?: string; detail?: string };
    if (constraint !== 'account_never_short' || !detail) throw error;
    const short = JSON.parse(detail) as { substance: string; unit: QuantityUnit; there: string; asked: string };
    throw stockShort([
      { substance: short.substance, unit: short.unit, there: BigInt(short.there), asked: BigInt(short.asked), line: 0 },
    ]);
  }
  return id;
}

export interface Shortage {
  readonly substance: string;
  readonly unit: QuantityUnit;
  /** mg or pieces that there are. */
  readonly there: bigint;
  readonly asked: bigint;
  /** Place of the line in what the caller sent. */
  readonly line: number;
}

/** The refusal for goods that are not there: it says of the first shortage what and how much there is, and names all. */
export function stockShort(shortages: readonly Shortage[]) {
  const told = shortages.map((short) => {
    const { nameZh: name, nameEn } = substanceOf(short.substance);
    const text = (amount: bigint, lang: 'zh' | 'en') =>
      formatQuantity({ unit: short.unit, amount } satisfies Quantity, lang);
    return {
      ...short,
      name,
      nameEn,
      thereZh: text(short.there, 'zh'),
      thereEn: text(short.there, 'en'),
      askedZh: text(short.asked, 'zh'),
      askedEn: text(short.asked, 'en'),
    };
  });
  const [first] = told;
  return ledgerRefusal(
    'stock-short',
    {
      substance: first?.substance,
      unit: first?.unit,
      amount: first?.there.toString(),
      name: first?.name,
      nameEn: first?.nameEn,
      there: first?.thereZh,
      thereEn: first?.thereEn,
      asked: first?.askedZh,
      askedEn: first?.askedEn,
    },
    told.map(({ line, name, nameEn, thereZh, thereEn }) => ({
      field: `lines.${line}.quantity`,
      code: 'stock-short',
      zh: `${name}现有库存 ${thereZh}`,
      en: `${thereEn} of ${nameEn} in stock`,
    })),
  );
}
