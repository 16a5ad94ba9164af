import type { Quantity } from '@yby/platform/contract';

export interface SentLine {
  readonly substance: string;
  readonly sent: Quantity;
}

export interface ReceiptLine {
  readonly substance: string;
  /** mg or pieces, zero or more. */
  readonly quantity: Quantity;
}

export interface LineDifference {
  readonly substance: string;
  readonly sent: Quantity;
  readonly received: Quantity;
}

/** What a receipt says of each line that was sent, in the order of the consignment. */
export interface ReceiptComparison {
  /** Received amounts in the order of the lines sent; null where the receipt does not say. */
  readonly received: readonly (bigint | null)[];
  readonly differences: readonly LineDifference[];
  /** Substances received that were not sent in that unit, or are named twice. */
  readonly foreign: readonly string[];
  /** Substances sent of which the receipt says nothing: zero has to be said. */
  readonly missing: readonly string[];
}

/** Compares what arrived with what was sent. A difference needs a reason; a foreign or missing line refuses the receipt. */
export function compareReceipt(lines: readonly SentLine[], receipt: readonly ReceiptLine[]): ReceiptComparison {
  const open = [...receipt];
  const received = lines.map(({ substance, sent }) => {
    const at = open.findIndex((line) => line.substance === substance && line.quantity.unit === sent.unit);
    return at < 0 ? null : open.splice(at, 1)[0]!.quantity.amount;
  });
  return {
    received,
    differences: lines.flatMap(({ substance, sent }, i) => {
      const amount = received[i] ?? null;
      return amount === null || amount === sent.amount
        ? []
        : [{ substance, sent, received: { unit: sent.unit, amount } }];
    }),
    foreign: open.map(({ substance }) => substance),
    missing: lines.filter((_, i) => received[i] === null).map(({ substance }) => substance),
  };
}
