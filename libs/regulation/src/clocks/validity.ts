import { addDays, addMonths, type PlainDate } from '@yby/platform/contract';

/**
 * Validity in months, both days inclusive: from 2026-11-23 for 1 month is until 2026-12-22. The end is the same day of the
 * month, clamped to the month's end, less one day (办法 9, 21 count in months; 条例 22).
 */
export function validity(
  from: PlainDate,
  months: number,
): { readonly validFrom: PlainDate; readonly validTo: PlainDate } {
  if (!Number.isSafeInteger(months) || months < 1) throw new RangeError(`not months of validity: ${months}`);
  return { validFrom: from, validTo: addDays(addMonths(from, months), -1) };
}
