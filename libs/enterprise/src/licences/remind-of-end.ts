import { addDays, isPlainDate, startOfDay, type PlainDate, type Tx } from '@yby/platform';

/** Days before the end of a licence on which its holder is told. */
export const REMINDER_DAYS = [60, 30, 7] as const;

/** The first moment after its last day. */
export const ENDED = 'enterprise.licence-ended';

export const reminderKinds = [...REMINDER_DAYS.map((days) => `enterprise.licence-${days}` as const), ENDED];

/** Sets what its holder is still to be told of the end, and takes back what was set for an earlier one. */
export function remindOfEnd(tx: Tx, licence: { readonly id: string; readonly validTo: PlainDate | null }): void {
  tx.settle({ type: 'licence', id: licence.id }, [...reminderKinds]);
  remindOfNewEnd(tx, licence);
}

/** The same for a licence that has had no reminder yet. */
export function remindOfNewEnd(
  tx: Tx,
  { id, validTo }: { readonly id: string; readonly validTo: PlainDate | null },
): void {
  const subject = { type: 'licence', id };
  if (validTo === null || !isPlainDate(validTo)) return;
  REMINDER_DAYS.forEach((days, i) => {
    const at = startOfDay(addDays(validTo, -days));
    if (at > tx.now) tx.deadline(subject, reminderKinds[i]!, at);
  });
  const over = startOfDay(addDays(validTo, 1));
  if (over > tx.now) tx.deadline(subject, ENDED, over);
}
