import { addDays, isPlainDate, startOfDay, type PlainDate, type Tx } from '@yby/platform';

/** Days before the end of a licence on which its holder is told. */
export const REMINDER_DAYS = [60, 30, 7] as const;

export const reminderKinds = REMINDER_DAYS.map((days) => `enterprise.licence-${days}` as const);

/** Sets the reminders that are still to come, and takes back those of an earlier end. */
export function remindOfEnd(tx: Tx, licence: { readonly id: string; readonly validTo: PlainDate | null }): void {
  const subject = { type: 'licence', id: licence.id };
  tx.settle(subject, [...reminderKinds]);
  const { validTo } = licence;
  if (validTo === null || !isPlainDate(validTo)) return;
  REMINDER_DAYS.forEach((days, i) => {
    const at = startOfDay(addDays(validTo, -days));
    if (at > tx.now) tx.deadline(subject, reminderKinds[i]!, at);
  });
}
