// When nothing has to be applied for although the substance is on the catalogue, each with its article. The answer is
// formal and dated: 无需办理 is an answer, not a missing one.
import { addQuantity, quantityFromWire, type Quantity } from '@yby/platform/contract';
import type { Substance } from '../catalogue/substance';
import { liesIn, prefectureOf } from '../divisions/division';
import type { Rule } from '../law/rule';
import type { Point } from './answer';
import type { RequirementLine } from './ask';
import { pointOf, type Asked } from './asked';

const PERMANGANATE = 'PC3-04';
const EPHEDRINE = 'PC1-12';
const BUTYROLACTONE = 'PC3-08';
const MG_PER_KG = 1_000_000n;
const MG_PER_GRAM = 1_000n;

export interface Exemption {
  readonly because: readonly Rule[];
  readonly flags?: readonly Point[];
  /** Rules that hold all the same. */
  readonly conditions?: readonly string[];
  readonly later?: readonly string[];
}

const exempt = (because: readonly (Rule | null)[], flags: readonly Point[] = []): Exemption => ({
  because: because.filter((rule) => rule !== null),
  flags,
});

/** Why this line needs no paper, or null when it needs one. */
export function exemptionOf(asked: Asked, substance: Substance, line: RequirementLine): Exemption | null {
  return (
    notListed(asked, substance) ??
    saltOfCategoryThree(asked, substance, line) ??
    butyrolactoneProduct(asked, line) ??
    byActivity(asked, substance, line)
  );
}

function byActivity(asked: Asked, substance: Substance, line: RequirementLine): Exemption | null {
  switch (asked.ask.activity) {
    case 'purchase':
      return ownUseOfPermanganate(asked, substance) ?? medicalCard(asked, substance);
    case 'transport':
      return carriedOnThePerson(asked, substance, line) ?? smallEphedrine(asked, substance) ?? withinTheCity(asked);
    case 'transfer':
      return noTransferFiling(asked, substance);
    case 'import':
    case 'export':
      return asked.ask.bonded ? exempt([asked.rule('T-14')]) : null;
    default:
      return null;
  }
}

function notListed(asked: Asked, substance: Substance): Exemption | null {
  const { law, ask } = asked;
  const inForce = law.listedOn(substance.code, ask.date);
  const here = inForce && (inForce.region === null || (asked.place?.startsWith(inForce.region) ?? false));
  if (here) return null;
  const catalogue = law.findRule('catalogue', ask.date) ?? law.findRule('catalogue', '2005-11-01');
  const { effectiveFrom, effectiveFromMark, effectiveTo, nameZh, nameEn, legalBasis, region } = substance;
  const flag = (code: string, zh: string, en: string): Point => ({
    code,
    zh,
    en,
    rule: legalBasis,
    mark: effectiveFromMark,
  });
  if (inForce)
    return exempt(
      [catalogue],
      [flag('listed-elsewhere', `${nameZh}仅在 ${region} 列管`, `${nameEn} is listed in ${region} only`)],
    );
  return exempt(
    [catalogue],
    [
      effectiveFrom > ask.date
        ? flag('not-yet-listed', `${nameZh}自 ${effectiveFrom} 起列管`, `${nameEn} is controlled from ${effectiveFrom}`)
        : flag('no-longer-listed', `${nameZh}列管至 ${effectiveTo}`, `${nameEn} was controlled until ${effectiveTo}`),
    ],
  );
}

/** 附表说明一: salts of categories 1 and 2 only. */
function saltOfCategoryThree(asked: Asked, substance: Substance, line: RequirementLine): Exemption | null {
  if (line.form !== 'salt' || substance.salts) return null;
  return exempt([asked.rule('salts')]);
}

/** The share is compared in thousandths of a percent: 60.001 % is above 60 %. */
function butyrolactoneProduct(asked: Asked, line: RequirementLine): Exemption | null {
  const { activity } = asked.ask;
  const { substance, form, product = 'other', percent } = line;
  if (substance !== BUTYROLACTONE || form !== 'mixture' || product === 'other' || percent === undefined) return null;
  const ink = product === 'printing_ink';
  if (!['purchase', 'transport', ...(ink ? ['dealing'] : [])].includes(activity)) return null;
  const rule = asked.rule(ink ? 'gbl-ink' : 'gbl');
  if (!rule || thousandths(percent) > BigInt(rule.value?.['percent'] ?? 0) * 1_000n) return null;
  return { ...exempt([rule]), conditions: activity === 'purchase' ? ['P-2'] : [], later: ['O-3'] };
}

export function thousandths(percent: string): bigint {
  const [whole = '0', fraction = ''] = percent.split('.');
  return BigInt(whole + fraction.padEnd(3, '0'));
}

/** 条例 17, 办法 8: own use, ≤ 5 kg at once and ≤ 50 kg a year, both limits included (民法典 1259: 以下 includes). */
function ownUseOfPermanganate(asked: Asked, substance: Substance): Exemption | null {
  const { ask } = asked;
  const amounts = asked.rule('P-4-amount');
  if (substance.code !== PERMANGANATE || !ask.selfUse || !amounts) return null;
  const thisTime = totalOf(asked, PERMANGANATE, 'mg');
  const before = ask.yearToDate?.[PERMANGANATE];
  const thisYear = before ? addQuantity(thisTime, quantityFromWire(before)) : thisTime;
  const limit = (key: string) => BigInt(asked.number('P-4-amount', key) ?? 0) * MG_PER_KG;
  if (thisTime.amount > limit('kgPerPurchase') || thisYear.amount > limit('kgPerYear')) return null;
  const unknown = pointOf(amounts, 'year-to-date-unknown', {
    zh: '本年累计用量未知:全年超过 50 千克的须备案',
    en: 'bought this year is unknown: above 50 kg a year a filing is needed',
  });
  return {
    ...exempt([asked.rule('P-4'), amounts], before ? [] : [unknown]),
    conditions: ['P-2'],
    later: ['O-3', 'O-4'],
  };
}

/** 条例 16: the narcotics purchase card stands in for the permit, for drug-type substances only. */
function medicalCard(asked: Asked, substance: Substance): Exemption | null {
  const { buyerKind, medicalCard: card } = asked.ask;
  if (!card || buyerKind !== 'unit' || !substance.drugType) return null;
  return { ...exempt([asked.rule('P-3')]), conditions: ['P-2'], later: ['O-3', 'O-4-1', 'O-5'] };
}

/** 条例 25: preparations on the person, with diagnosis and identity document, up to one prescription. */
function carriedOnThePerson(asked: Asked, substance: Substance, line: RequirementLine): Exemption | null {
  const { buyerKind, prescription } = asked.ask;
  if (buyerKind !== 'individual' || !substance.drugType || !isPreparation(line) || !prescription) return null;
  return exempt([asked.rule('T-9'), asked.rule('preparations')]);
}

/**
 * 条例 23: ephedrine samples up to 100 g for teaching and research; for medical institutions up to 60,000 tablets or 15,000
 * injections. In every case only when the purchase permit or the transfer order travels along, hence for units only (条例 16).
 * The limits themselves are included.
 */
function smallEphedrine(asked: Asked, substance: Substance): Exemption | null {
  const rule = asked.rule('T-8');
  if (substance.code !== EPHEDRINE || !rule) return null;
  const { buyerKind, purpose, purchasePaperCarried } = asked.ask;
  if (!purchasePaperCarried || buyerKind !== 'unit') return null;
  const small = smallEphedrineKind(asked);
  const sample = small === 'sample' && (purpose === 'teaching' || purpose === 'research');
  const medical = small === 'pieces' && purpose === 'medical';
  return sample || medical ? exempt([rule]) : null;
}

/** Which limit of 条例 23 the whole consignment keeps, or null. */
function smallEphedrineKind(asked: Asked): 'sample' | 'pieces' | null {
  const limit = (key: string) => BigInt(asked.rule('T-8')?.value?.[key] ?? 0);
  const mg = totalOf(asked, EPHEDRINE, 'mg').amount;
  const tablets = totalOf(asked, EPHEDRINE, 'tablet').amount;
  const injections = totalOf(asked, EPHEDRINE, 'injection').amount;
  if (mg > 0n) return tablets + injections === 0n && mg <= limit('grams') * MG_PER_GRAM ? 'sample' : null;
  return tablets <= limit('tablets') && injections <= limit('injections') ? 'pieces' : null;
}

/** What is not said yet could make it exempt; what a small pack for hospital formulation is, 条例 23 leaves open. */
export function mayBeSmallEphedrine(asked: Asked): boolean {
  const { buyerKind, purpose, purchasePaperCarried } = asked.ask;
  if (buyerKind !== 'unit' || purchasePaperCarried === false) return false;
  if (purpose === 'medical' && totalOf(asked, EPHEDRINE, 'mg').amount > 0n) return true;
  const fits: readonly (string | undefined)[] =
    smallEphedrineKind(asked) === 'sample' ? [undefined, 'teaching', 'research'] : [undefined, 'medical'];
  return smallEphedrineKind(asked) !== null && fits.includes(purpose);
}

/** 条例 20, 办法 15: nothing is needed inside one city, unless a county border is crossed in a key area. */
function withinTheCity(asked: Asked): Exemption | null {
  const { originDivision: origin, destinationDivision: destination, route = [], date } = asked.ask;
  if (!origin || !destination || prefectureOf(origin) !== prefectureOf(destination)) return null;
  const areas = asked.law.keyAreasOn(date);
  const inKeyArea = [origin, destination, ...route].some((place) => liesIn(place, areas ?? []));
  if (inKeyArea && origin !== destination) return null;
  const key = asked.rule('T-1-key');
  const notLoaded = key && [
    pointOf(key, 'key-areas-not-loaded', {
      zh: '公安部重点地区名单未载入,按不在重点地区答复',
      en: 'the Ministry’s list of key areas is not loaded; answered as outside a key area',
    }),
  ];
  return exempt(
    [asked.rule('T-1'), asked.rule('T-1-scope')],
    areas === null && origin !== destination ? (notLoaded ?? []) : [],
  );
}

/** True when the journey leaves no city but crosses a county border in a key area. */
export function isKeyAreaMovement(asked: Asked): boolean {
  const { originDivision: origin, destinationDivision: destination } = asked.ask;
  return Boolean(origin && destination && prefectureOf(origin) === prefectureOf(destination));
}

/** 浙江省禁毒条例 20 binds users within the province who give goods away for the three reasons; elsewhere no filing exists. */
function noTransferFiling(asked: Asked, substance: Substance): Exemption | null {
  const { originDivision: origin, destinationDivision: destination, transferReason } = asked.ask;
  const rule = asked.rule('ZJ-20');
  const inside = rule && origin?.startsWith(rule.region!) && destination?.startsWith(rule.region!);
  if (inside && transferReason !== 'other' && !(substance.category === 1 && substance.drugType)) return null;
  const purchase = asked.rule(substance.category === 1 ? 'P-permit' : 'P-filing');
  return exempt(
    [rule ?? purchase],
    purchase
      ? [
          pointOf(purchase, 'ordinary-rules-apply', {
            zh: '不属于省内转让备案的情形:接收方按购买办理许可或者备案',
            en: 'no transfer filing applies here: the receiver buys under the ordinary rules',
          }),
        ]
      : [],
  );
}

export const isPreparation = (line: RequirementLine): boolean =>
  line.form === 'preparation' || line.quantity.unit !== 'mg';

function totalOf(asked: Asked, code: string, unit: Quantity['unit']): Quantity {
  return asked.ask.lines
    .filter((line) => line.substance === code && line.quantity.unit === unit)
    .map((line) => quantityFromWire(line.quantity))
    .reduce(addQuantity, { unit, amount: 0n });
}
