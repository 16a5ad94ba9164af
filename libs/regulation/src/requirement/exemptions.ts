// When nothing has to be applied for although the substance is on the catalogue, each with its article. The answer is
// formal and dated: 无需办理 is an answer, not a missing one.
import { addQuantity, quantityFromWire, type Quantity } from '@yby/platform/contract';
import type { Substance } from '../catalogue/substance';
import { liesIn, prefectureOf } from '../divisions/division';
import type { Point } from './answer';
import type { RequirementAsk } from './ask';
import { findRule, numberOf, type Rule } from './rules';

const PERMANGANATE = 'PC3-04';
const MG_PER_KG = 1_000_000n;

export interface Exemption {
  readonly because: readonly Rule[];
  readonly flags?: readonly Point[];
}

/** Why this substance needs no paper in this ask, or null when it needs one. */
export function exemptionOf(ask: RequirementAsk, substance: Substance): Exemption | null {
  if (substance.effectiveFrom > ask.date) return notYetListed(ask, substance);
  return ask.activity === 'purchase' ? ownUseOfPermanganate(ask, substance) : movement(ask, substance);
}

function notYetListed(ask: RequirementAsk, substance: Substance): Exemption {
  const catalogue = findRule('catalogue', ask.date) ?? findRule('catalogue', '2005-11-01')!;
  const { effectiveFrom, effectiveFromMark, nameZh, nameEn, legalBasis } = substance;
  return {
    because: [catalogue],
    flags: [
      {
        code: 'not-yet-listed',
        zh: `${nameZh}自 ${effectiveFrom} 起列管`,
        en: `${nameEn} is controlled from ${effectiveFrom}`,
        rule: legalBasis,
        mark: effectiveFromMark,
      },
    ],
  };
}

/** 条例 17, 办法 8: own use, ≤ 5 kg at once and ≤ 50 kg a year, both limits included (民法典 1259: 以下 includes). */
function ownUseOfPermanganate(ask: RequirementAsk, substance: Substance): Exemption | null {
  const amounts = findRule('P-4-amount', ask.date);
  if (substance.code !== PERMANGANATE || !ask.selfUse || !amounts) return null;
  const thisTime = totalOf(ask, PERMANGANATE);
  const before = ask.yearToDate?.[PERMANGANATE];
  const thisYear = before ? addQuantity(thisTime, quantityFromWire(before)) : thisTime;
  if (thisTime.amount > BigInt(numberOf(amounts, 'kgPerPurchase')) * MG_PER_KG) return null;
  if (thisYear.amount > BigInt(numberOf(amounts, 'kgPerYear')) * MG_PER_KG) return null;
  const unknown: Point = {
    code: 'year-to-date-unknown',
    zh: '本年累计用量未知:全年超过 50 千克的须备案',
    en: 'bought this year is unknown: above 50 kg a year a filing is needed',
    rule: amounts.article,
    mark: amounts.mark,
  };
  return { because: [findRule('P-4', ask.date)!, amounts], flags: before ? [] : [unknown] };
}

function movement(ask: RequirementAsk, substance: Substance): Exemption | null {
  const { originDivision: origin, destinationDivision: destination } = ask;
  if (ask.buyerKind === 'individual' && substance.drugType && onlyPieces(ask, substance.code))
    return { because: [findRule('T-9', ask.date)!, findRule('preparations', ask.date)!] };
  if (!origin || !destination) return null;
  if (prefectureOf(origin) !== prefectureOf(destination)) return null;
  const areas = ask.keyAreas ?? [];
  const inKeyArea = [origin, destination, ...(ask.route ?? [])].some((place) => liesIn(place, areas));
  if (inKeyArea && origin !== destination) return null;
  const rules = [findRule('T-1', ask.date)!, findRule('T-1-scope', ask.date)];
  const key = findRule('T-1-key', ask.date)!;
  const notLoaded: Point = {
    code: 'key-areas-not-loaded',
    zh: '公安部重点地区名单未载入,按不在重点地区答复',
    en: 'the Ministry’s list of key areas is not loaded; answered as outside a key area',
    rule: key.article,
    mark: key.mark,
  };
  return {
    because: rules.filter((rule) => rule !== null),
    flags: ask.keyAreas === undefined && origin !== destination ? [notLoaded] : [],
  };
}

/** True when the journey leaves no city but crosses a county border in a key area. */
export function isKeyAreaMovement(ask: RequirementAsk): boolean {
  const { originDivision: origin, destinationDivision: destination } = ask;
  return Boolean(origin && destination && prefectureOf(origin) === prefectureOf(destination));
}

export function onlyPieces(ask: RequirementAsk, code: string): boolean {
  return ask.lines.filter((line) => line.substance === code).every((line) => line.quantity.unit !== 'mg');
}

function totalOf(ask: RequirementAsk, code: string): Quantity {
  return ask.lines
    .filter((line) => line.substance === code)
    .map((line) => quantityFromWire(line.quantity))
    .reduce(addQuantity);
}
