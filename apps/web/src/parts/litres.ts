import type { Quantity } from '@yby/platform/contract';
import { findSubstance, kilogramsOf, type Kilograms, type NoKilograms } from '@yby/regulation/contract';
import { plainNumber, readQuantity, typedUnits, type TypedQuantity, type TypedUnit } from './quantity-words';

// Liquids are bought by the litre and the law counts in kilograms: the conversion is always shown with its sentence.

const tried = (substance: string) => kilogramsOf({ substance, litres: '1' });

/** An acid that is sold as a solution: its litres weigh as much as its strength says. */
export function needsConcentration(substance: string): boolean {
  const one = tried(substance);
  return !one.known && one.code === 'concentration-needed';
}

/** The units in which this substance can be typed; litres where its density is known. */
export function unitsOf(substance: string): TypedUnit[] {
  const units = typedUnits(findSubstance(substance)?.units);
  return tried(substance).known || needsConcentration(substance) ? [...units, 'L'] : units;
}

/** The sentence beside litres; null in another unit or while nothing is typed. */
export function litresOf(
  substance: string,
  { text, unit, concentration }: TypedQuantity,
): Kilograms | NoKilograms | null {
  if (unit !== 'L' || !text.trim() || !substance) return null;
  return kilogramsOf({
    substance,
    litres: plainNumber(text),
    ...(needsConcentration(substance) ? { concentration: plainNumber(concentration ?? '') } : {}),
  });
}

/** What is filed of a line: whole milligrams or pieces. Null while it cannot be read. */
export function quantityOf(substance: string, typed: TypedQuantity): Quantity | null {
  if (typed.unit !== 'L') return readQuantity(typed);
  const litres = litresOf(substance, typed);
  return litres?.known && litres.mg > 0n ? { unit: 'mg', amount: litres.mg } : null;
}
