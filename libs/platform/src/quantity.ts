// Quantities of controlled substances: whole milligrams, or whole pieces for drug-type preparations. Never a float: a
// balance of 600,000 tonnes must come out to the milligram, and 0.1 + 0.2 must not decide whether a permit is used up.

declare const milligrams: unique symbol;
export type Milligrams = bigint & { readonly [milligrams]: true };

export const quantityUnits = ['mg', 'tablet', 'injection'] as const;
export type QuantityUnit = (typeof quantityUnits)[number];

export interface Quantity {
  readonly unit: QuantityUnit;
  /** mg, or pieces; signed in ledger entries. */
  readonly amount: bigint;
}

/** The form on the wire and in JSON columns: amount as a decimal string. */
export interface QuantityWire {
  readonly unit: QuantityUnit;
  readonly amount: string;
}

const MG_PER_KG_DIGITS = 6;

/**
 * '500.25' kg → 500250000n mg. At most six decimals (the milligram), no sign, no exponent, no grouping.
 * @throws RangeError for anything else, also for a seventh decimal: rounding would change what was applied for.
 */
export function kilogramsToMg(kilograms: string): Milligrams {
  const match = /^(\d{1,12})(?:\.(\d{1,6}))?$/.exec(kilograms.trim());
  if (!match) throw new RangeError(`not kilograms with at most six decimals: ${kilograms}`);
  return BigInt((match[1] ?? '') + (match[2] ?? '').padEnd(MG_PER_KG_DIGITS, '0')) as Milligrams;
}

/** 500250000n → '500.25', exact, without grouping: the inverse of `kilogramsToMg`. */
export function mgToKilograms(mg: bigint): string {
  return decimal(mg, MG_PER_KG_DIGITS);
}

export function milligramsQuantity(mg: bigint): Quantity {
  return { unit: 'mg', amount: mg };
}

export function quantityToWire(quantity: Quantity): QuantityWire {
  return { unit: quantity.unit, amount: quantity.amount.toString() };
}

/** @throws RangeError for an unknown unit or an amount that is not a whole decimal number. */
export function quantityFromWire(wire: QuantityWire): Quantity {
  if (!isQuantityWire(wire)) throw new RangeError(`not a quantity: ${JSON.stringify(wire)}`);
  return { unit: wire.unit, amount: BigInt(wire.amount) };
}

export function isQuantityWire(value: unknown): value is QuantityWire {
  if (typeof value !== 'object' || value === null) return false;
  const { unit, amount } = value as Partial<Record<keyof QuantityWire, unknown>>;
  return typeof amount === 'string' && /^-?\d{1,30}$/.test(amount) && quantityUnits.some((known) => known === unit);
}

/** −1, 0 or 1. @throws RangeError for unlike units: 5 tablets are neither more nor less than 5 mg. */
export function compareQuantity(a: Quantity, b: Quantity): -1 | 0 | 1 {
  alike(a, b);
  return a.amount < b.amount ? -1 : a.amount > b.amount ? 1 : 0;
}

/** @throws RangeError for unlike units. */
export function addQuantity(a: Quantity, b: Quantity): Quantity {
  alike(a, b);
  return { unit: a.unit, amount: a.amount + b.amount };
}

/** May be negative; whether it may is the caller's rule. @throws RangeError for unlike units. */
export function subtractQuantity(a: Quantity, b: Quantity): Quantity {
  alike(a, b);
  return { unit: a.unit, amount: a.amount - b.amount };
}

/** '1,500.25 千克' / '1,500.25 kg'; below one kilogram grams, below one gram milligrams; pieces as 片 / 支. Exact. */
export function formatQuantity(quantity: Quantity, lang: 'zh' | 'en'): string {
  const { unit, amount } = quantity;
  const size = amount < 0n ? -amount : amount;
  if (unit === 'tablet' || unit === 'injection') {
    const en = size === 1n ? unit : `${unit}s`;
    return `${grouped(decimal(amount, 0))} ${lang === 'en' ? en : unit === 'tablet' ? '片' : '支'}`;
  }
  const [digits, zh, en] =
    size >= 1_000_000n || size === 0n ? [6, '千克', 'kg'] : size >= 1_000n ? [3, '克', 'g'] : [0, '毫克', 'mg'];
  return `${grouped(decimal(amount, digits as number))} ${lang === 'zh' ? zh : en}`;
}

function alike(a: Quantity, b: Quantity): void {
  if (a.unit !== b.unit) throw new RangeError(`unlike units: ${a.unit} and ${b.unit}`);
}

function decimal(amount: bigint, digits: number): string {
  const sign = amount < 0n ? '-' : '';
  const text = (amount < 0n ? -amount : amount).toString().padStart(digits + 1, '0');
  const fraction = digits === 0 ? '' : text.slice(-digits).replace(/0+$/, '');
  return sign + text.slice(0, text.length - digits) + (fraction && `.${fraction}`);
}

function grouped(text: string): string {
  const [whole = '', fraction] = text.split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction ? `.${fraction}` : '');
}
