// Short ways to ask, for the tests of this folder: a unit in Lucheng, on 2026-11-23, unless said otherwise.
import { kilogramsToMg, type QuantityWire } from '@yby/platform/contract';
import type { Requirement } from './answer';
import type { RequirementAsk } from './ask';
import { lawWith, shippedLaw } from '../law/shipped-law';
import { requirement } from './requirement';

export type Line = readonly [substance: string, quantity: QuantityWire];

export const kg = (kilograms: string): QuantityWire => ({ unit: 'mg', amount: kilogramsToMg(kilograms).toString() });
export const pieces = (amount: string): QuantityWire => ({ unit: 'tablet', amount });

export function buy(lines: readonly Line[], rest: Partial<RequirementAsk> = {}): Requirement {
  return requirement({
    activity: 'purchase',
    buyerKind: 'unit',
    date: '2026-11-23',
    buyerDivision: '330302',
    lines: lines.map(([substance, quantity]) => ({ substance, quantity })),
    ...rest,
  });
}

/** 100 kg of each substance; the list of key areas is loaded and empty. */
export function move(
  codes: readonly string[],
  from?: string,
  to?: string,
  { keyAreas = [], ...rest }: Partial<RequirementAsk> & { keyAreas?: readonly string[] | null } = {},
): Requirement {
  return requirement(
    {
      activity: 'transport',
      buyerKind: 'unit',
      date: '2026-11-23',
      ...(from ? { originDivision: from } : {}),
      ...(to ? { destinationDivision: to } : {}),
      ...(from === to ? { withinCounty: true } : {}),
      lines: codes.map((substance) => ({ substance, quantity: kg('100') })),
      ...rest,
    },
    keyAreas === null ? shippedLaw : lawWith({ keyAreas }),
  );
}

export const person = { buyerKind: 'individual' } as const;
export const own = { selfUse: true } as const;
export const used = (kilograms: string) => ({ selfUse: true, yearToDate: { 'PC3-04': kg(kilograms) } });
