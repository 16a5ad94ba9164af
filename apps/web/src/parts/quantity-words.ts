import {
  formatQuantity,
  kilogramsToMg,
  mgToKilograms,
  type Quantity,
  type QuantityUnit,
  type QuantityWire,
} from '@yby/platform/contract';
import type { Lang } from '../words';

// What a person types (a number and a unit of daily use) and what is filed (whole milligrams or pieces), and the echo in
// words beside the field: a slip of three zeros is seen when 30,000 千克 also says 30 吨, 三万千克.

/** Litres need the substance's density: see `quantityOf` of litres.ts. */
export type TypedUnit = 'kg' | 't' | 'g' | 'L' | 'tablet' | 'injection';

export interface TypedQuantity {
  text: string;
  unit: TypedUnit;
  /** Per cent by mass, with litres of a solution. */
  concentration?: string;
}

const SHIFT = { g: -3, kg: 0, t: 3 } as const;

export const typedUnits = (units: readonly QuantityUnit[] | undefined): TypedUnit[] =>
  (units ?? ['mg']).flatMap((unit): TypedUnit[] => (unit === 'mg' ? ['kg', 't', 'g'] : [unit]));

/** Full-width digits and grouping commas of an input method are accepted. */
export const plainNumber = (text: string): string => text.normalize('NFKC').replace(/[,\s]/g, '').replace(/。/g, '.');

/** Null while the text is no positive quantity, and for litres. */
export function readQuantity({ text, unit }: TypedQuantity): Quantity | null {
  const plain = plainNumber(text);
  if (unit === 'L') return null;
  if (unit === 'tablet' || unit === 'injection') {
    if (!/^\d{1,12}$/.test(plain) || /^0+$/.test(plain)) return null;
    return { unit, amount: BigInt(plain) };
  }
  const match = /^(\d+)(?:\.(\d*))?$/.exec(plain);
  if (!match) return null;
  const shift = SHIFT[unit];
  const digits = match[1]! + (match[2] ?? '');
  const point = match[1]!.length + shift;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = point <= 0 ? 1 : point;
  const fraction = padded.slice(at).replace(/0+$/, '');
  const whole = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  try {
    const amount = kilogramsToMg(fraction ? `${whole}.${fraction}` : whole);
    return amount > 0n ? { unit: 'mg', amount } : null;
  } catch {
    return null;
  }
}

/** A filed quantity as it is typed again when an application is copied. */
export function typeAgain(wire: QuantityWire): TypedQuantity {
  return wire.unit === 'mg'
    ? { text: mgToKilograms(BigInt(wire.amount)), unit: 'kg' }
    : { text: wire.amount, unit: wire.unit };
}

export function showQuantity(wire: QuantityWire | Quantity | undefined | null, lang: Lang): string {
  if (!wire) return '';
  return formatQuantity({ unit: wire.unit, amount: BigInt(wire.amount) }, lang);
}

/** '30,000 千克 = 30 吨，三万千克' / '30,000 kg = 30 t'. */
export function quantityWords(quantity: Quantity, lang: Lang): string {
  const plain = formatQuantity(quantity, lang);
  if (quantity.unit !== 'mg') return lang === 'zh' ? `${plain}，${chineseNumber(quantity.amount.toString())}` : plain;
  const parts = [plain];
  if (quantity.amount >= 1_000_000_000n) parts.push(tonnes(quantity.amount, lang));
  const echo = parts.join(' = ');
  if (lang === 'en' || quantity.amount < 1_000_000n) return echo;
  return `${echo}，${chineseNumber(mgToKilograms(quantity.amount))}千克`;
}

function tonnes(mg: bigint, lang: Lang): string {
  // The thousandth part of a kilogram figure: the same formatter, one unit up.
  const [figure] = formatQuantity({ unit: 'mg', amount: mg / 1000n }, 'en').split(' ');
  const exact = mg % 1000n === 0n;
  return `${exact ? '' : lang === 'zh' ? '约 ' : 'about '}${figure} ${lang === 'zh' ? '吨' : 't'}`;
}

const DIGITS = '零一二三四五六七八九';

/** '30000.5' → '三万点五'. Whole part below 10^16. */
export function chineseNumber(decimal: string): string {
  const [whole = '0', fraction] = decimal.split('.');
  const tail = fraction ? `点${[...fraction].map((d) => DIGITS[Number(d)]).join('')}` : '';
  if (/^0+$/.test(whole)) return `零${tail}`;
  const groups: string[] = [];
  for (let rest = whole; rest; rest = rest.slice(0, -4)) groups.unshift(rest.slice(-4));
  let text = '';
  let gap = false;
  groups.forEach((group, i) => {
    const value = Number(group);
    if (value === 0) {
      gap = text !== '';
      return;
    }
    if (text && (gap || value < 1000)) text += '零';
    text += underTenThousand(value) + (['', '万', '亿', '万亿'][groups.length - 1 - i] ?? '');
    gap = false;
  });
  return text.replace(/^一十/, '十') + tail;
}

function underTenThousand(value: number): string {
  let text = '';
  let zero = false;
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) zero = text !== '';
    else {
      text += (zero ? '零' : '') + DIGITS[digit] + name;
      zero = false;
    }
  }
  return text;
}
