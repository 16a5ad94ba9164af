// What makes a question unreadable, for form fields. A question that passes is one that `requirement` answers.
import {
  addDays,
  addMonths,
  isPlainDate,
  isQuantityWire,
  type Bilingual,
  type PlainDate,
} from '@yby/platform/contract';
import { isDivision } from '../divisions/division';
import type { Law } from '../law/law';
import { lawInUse } from '../law/law-in-use';
import {
  activities,
  lineForms,
  mixtureProducts,
  payments,
  purposes,
  transferReasons,
  type RequirementAsk,
  type RequirementLine,
} from './ask';

export interface AskDefect extends Bilingual {
  readonly field: string;
  readonly code: string;
}

type Bad = (field: string, code: string, zh: string, en: string) => void;

/** The first day that can be asked for: before the catalogue, so that 'not yet listed' can be said. */
const FIRST_DAY: PlainDate = '2005-01-01';
/** Law of later days is not known; a year ahead serves planning. */
const LAST_DAY_MONTHS = 12;
const MOST_LINES = 50;
/** A million tonnes, more than a year of the city: a slip of the unit, not a purchase. */
const ABSURD_MG = 10n ** 15n;
const ABSURD_PIECES = 10n ** 10n;

/**
 * Field by field what is wrong; empty when `requirement` can answer.
 * @param today when given, days more than a year ahead of it are refused
 */
export function explainAsk(ask: RequirementAsk, law: Law = lawInUse(), today?: PlainDate): AskDefect[] {
  const defects: AskDefect[] = [];
  const bad: Bad = (field, code, zh, en) => defects.push({ field, code, zh, en });
  choice(bad, 'activity', ask.activity, activities, '请选择要办的事', 'choose what you want to do');
  choice(bad, 'buyerKind', ask.buyerKind, ['unit', 'individual'], '请选择单位或个人', 'choose unit or individual');
  day(bad, ask.date, today);
  lines(bad, ask, law);
  places(bad, ask);
  history(bad, ask, law);
  for (const [field, value, choices] of [
    ['payment', ask.payment, payments],
    ['purpose', ask.purpose, purposes],
    ['transferReason', ask.transferReason, transferReasons],
  ] as const)
    if (value !== undefined) choice(bad, field, value, choices, '不在可选范围', 'not one of the choices');
  return defects;
}

function choice(bad: Bad, field: string, value: string, choices: readonly string[], zh: string, en: string): void {
  if (!choices.includes(value)) bad(field, field === 'buyerKind' ? 'buyer-kind' : field, zh, en);
}

function day(bad: Bad, date: PlainDate, today: PlainDate | undefined): void {
  if (typeof date !== 'string' || !isPlainDate(date)) bad('date', 'date', '日期无效', 'not a calendar day');
  else if (date < FIRST_DAY || date > '2099-12-31' || (today && date > addMonths(today, LAST_DAY_MONTHS)))
    bad(
      'date',
      'date-range',
      `日期须在 ${FIRST_DAY} 之后、今天起一年以内`,
      `the day must lie after ${addDays(FIRST_DAY, -1)} and within a year from today`,
    );
}

function lines(bad: Bad, ask: RequirementAsk, law: Law): void {
  if (!Array.isArray(ask.lines) || ask.lines.length === 0)
    return bad('lines', 'lines', '至少填写一个品种', 'at least one substance');
  if (ask.lines.length > MOST_LINES)
    return bad('lines', 'too-many', `最多 ${MOST_LINES} 行`, `at most ${MOST_LINES} lines`);
  const weighed = new Set(ask.lines.filter((line) => line?.quantity?.unit === 'mg').map(({ substance }) => substance));
  ask.lines.forEach((line: RequirementLine, i) => oneLine(bad, `lines.${i}`, line, law, weighed));
}

function oneLine(bad: Bad, at: string, line: RequirementLine, law: Law, weighed: ReadonlySet<string>): void {
  const substance = law.findSubstance(line?.substance);
  if (!substance) bad(`${at}.substance`, 'substance', '目录中没有该品种', 'not in the catalogue');
  if (!isQuantityWire(line?.quantity) || BigInt(line.quantity.amount) <= 0n)
    bad(`${at}.quantity`, 'quantity', '数量应大于零', 'the quantity must be greater than zero');
  else if (BigInt(line.quantity.amount) >= (line.quantity.unit === 'mg' ? ABSURD_MG : ABSURD_PIECES))
    bad(`${at}.quantity`, 'absurd', '数量大得不可能,请核对单位', 'impossibly much: check the unit');
  else if (substance && !substance.units.includes(line.quantity.unit) && weighed.has(line.substance))
    bad(`${at}.quantity`, 'mixed-units', '同一品种请用同一单位', 'use one unit for one substance');
  else if (substance && !substance.units.includes(line.quantity.unit))
    bad(`${at}.quantity`, 'unit', '该品种只能按重量申报', 'this substance is measured by weight only');
  if (line?.form !== undefined && !lineForms.includes(line.form))
    bad(`${at}.form`, 'form', '不在可选范围', 'not one of the choices');
  if (line?.form === 'preparation' && substance && !substance.drugType)
    bad(`${at}.form`, 'form', '只有药品类有制剂', 'only drug-type entries have preparations');
  if (line?.product !== undefined && !mixtureProducts.includes(line.product))
    bad(`${at}.product`, 'product', '不在可选范围', 'not one of the choices');
  if (line?.percent === undefined) return;
  if (line.form !== 'mixture')
    bad(`${at}.percent`, 'percent-without-mixture', '只有混合物填写含量', 'a share is given for mixtures only');
  else if (!/^(?:100(?:\.0{1,3})?|\d{1,2}(?:\.\d{1,3})?)$/.test(line.percent))
    bad(`${at}.percent`, 'percent', '含量应为 0 到 100,最多三位小数', 'a share from 0 to 100, at most three decimals');
}

function places(bad: Bad, ask: RequirementAsk): void {
  const isPlace = (code: unknown): boolean => typeof code === 'string' && isDivision(code);
  for (const field of ['buyerDivision', 'originDivision', 'destinationDivision'] as const)
    if (ask[field] !== undefined && !isPlace(ask[field]))
      bad(field, 'division', '没有这个行政区划代码', 'there is no such division');
  if (
    ask.route !== undefined &&
    !(Array.isArray(ask.route) && ask.route.length <= MOST_LINES && ask.route.every(isPlace))
  )
    bad('route', 'division', '途经地的行政区划代码有误', 'a division on the route does not exist');
  if (
    (ask.activity === 'transport' || ask.activity === 'transfer') &&
    ask.originDivision !== undefined &&
    ask.originDivision === ask.destinationDivision &&
    !ask.withinCounty
  )
    bad(
      'destinationDivision',
      'same-place',
      '运出地和运入地相同;确为同一县(市、区)内的不同地点,请勾选“同一县内”',
      'origin and destination are the same; if they are two places of one county, say so',
    );
  if (
    ask.activity === 'transfer' &&
    ask.originDivision === undefined &&
    ask.destinationDivision === undefined &&
    ask.buyerDivision === undefined
  )
    bad('originDivision', 'places', '请填写转出地和转入地', 'name the places of giver and receiver');
}

function history(bad: Bad, ask: RequirementAsk, law: Law): void {
  for (const [code, quantity] of Object.entries(ask.yearToDate ?? {}))
    if (
      !isQuantityWire(quantity) ||
      quantity.amount.startsWith('-') ||
      !law.findSubstance(code)?.units.includes(quantity.unit)
    )
      bad(`yearToDate.${code}`, 'quantity', '数量无效', 'not a quantity of this substance');
  for (const field of ['firstFilingOn', 'safeTransportSince', 'licenceValidTo'] as const) {
    const given: unknown = ask.standing?.[field] ?? null;
    if (given !== null && !(typeof given === 'string' && isPlainDate(given)))
      bad(`standing.${field}`, 'date', '日期无效', 'not a calendar day');
  }
  const violations: unknown = ask.standing?.violationsLastYear ?? 0;
  if (!Number.isSafeInteger(violations) || (violations as number) < 0)
    bad('standing.violationsLastYear', 'count', '次数无效', 'not a count');
  ask.standing?.bans?.forEach(({ from, to }, i) => {
    if (!isPlainDate(from) || !isPlainDate(to) || to < from)
      bad(`standing.bans.${i}`, 'date', '起止日期无效', 'not a span of days');
  });
}
