import { kilogramsToMg, type QuantityUnit } from '@yby/platform/contract';

/** What fits the register's column: below ten million tonnes. */
const MOST = 10n ** 16n;

/** Whole milligrams or pieces of what was typed as kilograms or pieces; null when it is no such number. */
export function amountOf({ unit, amount }: { readonly unit: QuantityUnit; readonly amount: string }): bigint | null {
  const text = amount.trim();
  if (unit !== 'mg') return /^\d{1,15}$/.test(text) ? BigInt(text) : null;
  if (!/^\d{1,12}(\.\d{1,6})?$/.test(text)) return null;
  const mg = kilogramsToMg(text);
  return mg <= MOST ? mg : null;
}
