import {
  isPlainDate,
  isQuantityWire,
  minuteOf,
  type Bilingual,
  type PlainDate,
  type QuantityWire,
} from '@yby/platform/contract';
import { findSubstance } from '../catalogue/catalogue';

export type Activity = 'purchase' | 'transport';
export type BuyerKind = 'unit' | 'individual';

export interface RequirementLine {
  /** Code of the catalogue, e.g. 'PC3-01'. */
  readonly substance: string;
  readonly quantity: QuantityWire;
}

/** What is known of the buyer's conduct; unknown means that no favour can be derived from it. */
export interface Standing {
  readonly firstFilingOn?: PlainDate | null;
  /** Violations decided in the last twelve months. */
  readonly violationsLastYear?: number;
  /** Since when transport has been safe without interruption (条例 22). */
  readonly safeTransportSince?: PlainDate | null;
}

/** "I want to buy / move this: what do I need?" Codes are GB/T 2260 of the county. */
export interface RequirementAsk {
  readonly activity: Activity;
  /** The buyer, or in transport the owner of the goods. */
  readonly buyerKind: BuyerKind;
  readonly lines: readonly RequirementLine[];
  /** The day for which the law is asked. */
  readonly date: PlainDate;
  readonly buyerDivision?: string;
  readonly originDivision?: string;
  readonly destinationDivision?: string;
  /** Divisions passed on the way; only key areas among them matter. */
  readonly route?: readonly string[];
  /** For the buyer's own use, not for resale. */
  readonly selfUse?: boolean;
  /** Bought so far this calendar year for own use, by substance, without this purchase. */
  readonly yearToDate?: Readonly<Record<string, QuantityWire>>;
  readonly standing?: Standing;
  readonly multiUse?: boolean;
  /** Key areas named by the Ministry of Public Security: county, city or province codes. Undefined: list not loaded. */
  readonly keyAreas?: readonly string[];
  /** Submissions until then are accepted the same day, 'HH:MM'; 16:30 when missing. */
  readonly cutOff?: string;
}

export interface AskDefect extends Bilingual {
  readonly field: string;
  readonly code: string;
}

/** What makes an ask unreadable, for form fields; empty when `requirement` can answer it. */
export function explainAsk(ask: RequirementAsk): AskDefect[] {
  const defects: AskDefect[] = [];
  const bad = (field: string, code: string, zh: string, en: string) => defects.push({ field, code, zh, en });
  if (ask.activity !== 'purchase' && ask.activity !== 'transport')
    bad('activity', 'activity', '请选择购买或运输', 'choose purchase or transport');
  if (ask.buyerKind !== 'unit' && ask.buyerKind !== 'individual')
    bad('buyerKind', 'buyer-kind', '请选择单位或个人', 'choose unit or individual');
  if (typeof ask.date !== 'string' || !isPlainDate(ask.date)) bad('date', 'date', '日期无效', 'not a calendar day');
  if (!Array.isArray(ask.lines) || ask.lines.length === 0)
    bad('lines', 'lines', '至少填写一个品种', 'at least one substance');
  else
    ask.lines.forEach((line: RequirementLine, i: number) => {
      const substance = findSubstance(line?.substance);
      if (!substance) bad(`lines.${i}.substance`, 'substance', '目录中没有该品种', 'not in the catalogue');
      if (!isQuantityWire(line?.quantity) || BigInt(line.quantity.amount) <= 0n)
        bad(`lines.${i}.quantity`, 'quantity', '数量应大于零', 'the quantity must be greater than zero');
      else if (substance && !substance.units.includes(line.quantity.unit))
        bad(`lines.${i}.quantity`, 'unit', '该品种只能按重量申报', 'this substance is measured by weight only');
    });
  for (const field of ['buyerDivision', 'originDivision', 'destinationDivision'] as const)
    if (ask[field] !== undefined && !(typeof ask[field] === 'string' && /^\d{6}$/.test(ask[field])))
      bad(field, 'division', '行政区划代码应为 6 位数字', 'a division code has six digits');
  for (const field of ['route', 'keyAreas'] as const)
    if (ask[field] !== undefined && !(Array.isArray(ask[field]) && ask[field].every((code) => /^\d{6}$/.test(code))))
      bad(field, 'division', '行政区划代码应为 6 位数字', 'division codes have six digits');
  for (const [code, quantity] of Object.entries(ask.yearToDate ?? {}))
    if (
      !isQuantityWire(quantity) ||
      quantity.amount.startsWith('-') ||
      !findSubstance(code)?.units.includes(quantity.unit)
    )
      bad(`yearToDate.${code}`, 'quantity', '数量无效', 'not a quantity of this substance');
  for (const field of ['firstFilingOn', 'safeTransportSince'] as const) {
    const day: unknown = ask.standing?.[field] ?? null;
    if (day !== null && !(typeof day === 'string' && isPlainDate(day)))
      bad(`standing.${field}`, 'date', '日期无效', 'not a calendar day');
  }
  if (ask.cutOff !== undefined && !isTime(ask.cutOff)) bad('cutOff', 'cut-off', '时间应为 HH:MM', 'not a time HH:MM');
  return defects;
}

function isTime(text: string): boolean {
  try {
    return minuteOf(text) >= 0;
  } catch {
    return false;
  }
}
