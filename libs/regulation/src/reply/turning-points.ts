// What would change the answer 无需办理. Nothing of it is prose by heart: one fact is changed, the law is asked again, and
// only what the law then asks for is said.
import type { Bilingual } from '@yby/platform/contract';
import { Law } from '../law/law';
import type { RequirementAsk, RequirementLine } from '../requirement/ask';
import { requirement } from '../requirement/requirement';
import { dayInFigures, dayInWords } from './formal-words';
import { neededIn } from './needed-papers';

export interface TurningPoint {
  /** The changed fact. */
  readonly when: Bilingual;
  /** What is needed then. */
  readonly needed: Bilingual;
}

interface Variation extends Bilingual {
  readonly ask: RequirementAsk;
  readonly law?: Law;
}

const PERMANGANATE = 'PC3-04';
const EPHEDRINE = 'PC1-12';

export function turningPoints(asked: RequirementAsk, law: Law): TurningPoint[] {
  // A police unit of the asker's own naming must not appear as an organ on the reply.
  const ask: RequirementAsk = { ...asked, siteUnit: undefined };
  const points = [
    ...placesOf(ask, law),
    ...amountsOf(ask, law),
    ...formsOf(ask, law),
    ...circumstancesOf(ask),
    ...listingsOf(ask, law),
  ].flatMap(({ zh, en, ask: varied, law: other = law }): TurningPoint[] => {
    const answer = requirement(varied, other);
    return answer.outcome === 'not_required' ? [] : [{ when: { zh, en }, needed: neededIn(answer) }];
  });
  return points.filter(({ when }, at) => points.findIndex((one) => one.when.zh === when.zh) === at);
}

/** Points after which the same is needed, together; in the order of the first. */
export function byNeed(points: readonly TurningPoint[]): { readonly when: Bilingual[]; readonly needed: Bilingual }[] {
  const groups = new Map<string, { when: Bilingual[]; needed: Bilingual }>();
  for (const { when, needed } of points) {
    const group = groups.get(needed.zh) ?? { when: [], needed };
    group.when.push(when);
    groups.set(needed.zh, group);
  }
  return [...groups.values()];
}

function placesOf(ask: RequirementAsk, law: Law): Variation[] {
  const { activity, originDivision: origin, destinationDivision: destination, date } = ask;
  if (!origin || !destination) return [];
  if (activity === 'transfer')
    return [
      {
        zh: '转出地、转入地在同一省内的',
        en: 'giver and receiver are in the same province',
        ask: { ...ask, destinationDivision: origin, withinCounty: true },
      },
    ];
  if (activity !== 'transport') return [];
  const elsewhere = origin.startsWith('11') ? '310101' : '110101';
  const source = 'turning point';
  const keyArea = { division: origin, from: date, to: null, source, mark: 'from memory' } as const;
  return [
    {
      zh: '运出地、运入地不在同一设区的市（直辖市）的',
      en: 'origin and destination lie in different cities (municipalities)',
      ask: { ...ask, destinationDivision: elsewhere },
    },
    {
      zh: '在公安部确定的重点地区跨县级行政区域的',
      en: 'a county border is crossed in a key area named by the Ministry of Public Security',
      ask,
      law: new Law({ ...law.data, keyAreas: [...law.data.keyAreas, keyArea], keyAreasSource: source }, law.number),
    },
  ];
}

function amountsOf(ask: RequirementAsk, law: Law): Variation[] {
  const has = (code: string) => ask.lines.some((line) => line.substance === code);
  const limits = (id: string) => law.findRule(id, ask.date)?.value ?? {};
  const variations: Variation[] = [];
  const { kgPerPurchase, kgPerYear } = limits('P-4-amount');
  if (ask.activity === 'purchase' && has(PERMANGANATE) && kgPerPurchase && kgPerYear) {
    const year = { unit: 'mg', amount: `${kgPerYear}000000` } as const;
    variations.push(
      {
        zh: `一次购买超过 ${kgPerPurchase} 千克的`,
        en: `more than ${kgPerPurchase} kg is bought at once`,
        ask: withAmount(ask, PERMANGANATE, 'mg', `${kgPerPurchase}000001`),
      },
      {
        zh: `连同本次，全年累计超过 ${kgPerYear} 千克的`,
        en: `more than ${kgPerYear} kg is bought in the year, this purchase included`,
        ask: { ...ask, yearToDate: { ...ask.yearToDate, [PERMANGANATE]: year } },
      },
    );
  }
  const { grams, tablets, injections } = limits('T-8');
  if (ask.activity !== 'transport' || !has(EPHEDRINE) || !grams || !tablets || !injections) return variations;
  const units = new Set(ask.lines.filter((line) => line.substance === EPHEDRINE).map((line) => line.quantity.unit));
  for (const [unit, limit, zh, en] of [
    ['mg', grams * 1_000, `样品超过 ${grams} 克的`, `the sample exceeds ${grams} g`],
    ['tablet', tablets, `片剂超过 ${tablets} 片的`, `there are more than ${tablets} tablets`],
    ['injection', injections, `注射剂超过 ${injections} 支的`, `there are more than ${injections} injections`],
  ] as const)
    if (units.has(unit)) variations.push({ zh, en, ask: withAmount(ask, EPHEDRINE, unit, String(limit + 1)) });
  return variations;
}

function formsOf(ask: RequirementAsk, law: Law): Variation[] {
  const change = (of: (line: RequirementLine) => RequirementLine) => ({ ...ask, lines: ask.lines.map(of) });
  const variations: Variation[] = [
    {
      zh: '不是盐类而是品种本身的',
      en: 'it is the substance itself, not a salt of it',
      ask: change((line) => (line.form === 'salt' ? { ...line, form: 'substance' } : line)),
    },
    {
      zh: '混合物不是所列产品的',
      en: 'the mixture is another product',
      ask: change((line) => (line.form === 'mixture' ? { ...line, product: 'other' } : line)),
    },
  ];
  for (const [id, isInk] of [
    ['gbl', false],
    ['gbl-ink', true],
  ] as const) {
    const limit = law.findRule(id, ask.date)?.value?.['percent'];
    if (limit === undefined) continue;
    const of = (line: RequirementLine) => line.form === 'mixture' && (line.product === 'printing_ink') === isInk;
    variations.push({
      zh: `γ-丁内酯含量高于 ${limit}% 的${isInk ? '印刷油墨' : ''}`,
      en: `${isInk ? 'the printing ink holds' : 'there is'} more than ${limit} % of γ-butyrolactone`,
      ask: change((line) => (of(line) ? { ...line, percent: `${limit}.001` } : line)),
    });
  }
  return variations;
}

function circumstancesOf(ask: RequirementAsk): Variation[] {
  const variations: Variation[] = [];
  if (ask.selfUse) variations.push({ zh: '不是自用的', en: 'it is not for own use', ask: { ...ask, selfUse: false } });
  if (ask.medicalCard)
    variations.push({
      zh: '没有有效印鉴卡的',
      en: 'there is no valid narcotics purchase card',
      ask: { ...ask, medicalCard: false },
    });
  if (ask.prescription)
    variations.push({
      zh: '没有诊断书、身份证明，不是随身携带，或者超过单张处方最大剂量的',
      en: 'diagnosis or identity document is missing, it is not on the person, or it exceeds one prescription',
      ask: { ...ask, prescription: false },
    });
  if (ask.purpose)
    variations.push({ zh: '用途不同的', en: 'the purpose is another', ask: { ...ask, purpose: 'other' } });
  if (ask.purchasePaperCarried)
    variations.push({
      zh: '购买许可证或者调拨单没有随货携带的',
      en: 'purchase permit or transfer order is not carried along',
      ask: { ...ask, purchasePaperCarried: false },
    });
  if (ask.bonded)
    variations.push({
      zh: '不在境内与海关特殊监管区域之间进出的',
      en: 'it does not move between the inland and a bonded area',
      ask: { ...ask, bonded: false },
    });
  if (ask.transferReason === 'other')
    variations.push({
      zh: '因转产、停产或者生产急需而转让、赠与、出借的',
      en: 'the reason is conversion, shutdown or urgent production',
      ask: { ...ask, transferReason: 'conversion' },
    });
  return variations;
}

function listingsOf(ask: RequirementAsk, law: Law): Variation[] {
  return ask.lines.flatMap(({ substance }): Variation[] => {
    const entry = law.substanceOf(substance);
    if (law.listedOn(substance, ask.date) || entry.effectiveFrom <= ask.date) return [];
    const from = entry.effectiveFrom;
    return [
      {
        zh: `${dayInFigures(from)}起（${entry.nameZh}列管之日）`,
        en: `from ${dayInWords(from).en}, when ${entry.nameEn} is listed`,
        ask: { ...ask, date: from },
      },
    ];
  });
}

function withAmount(
  ask: RequirementAsk,
  code: string,
  unit: RequirementLine['quantity']['unit'],
  amount: string,
): RequirementAsk {
  return {
    ...ask,
    lines: ask.lines.map((line) =>
      line.substance === code && line.quantity.unit === unit ? { ...line, quantity: { unit, amount } } : line,
    ),
  };
}
