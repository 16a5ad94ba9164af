// "What do I need?" answered from the law: pure, for any day, the same code in the form and on the server.
// Categories 2 and 3 are decided in this system; category 1 is answered with the organ that decides (行政许可法 32).
import { daysBetween, type Bilingual } from '@yby/platform/contract';
import { substanceOf } from '../catalogue/catalogue';
import type { Substance } from '../catalogue/substance';
import { flagsOf, pointsOf, stopsOf } from './advice';
import type { Because, Outcome, Point, Requirement } from './answer';
import { explainAsk, type RequirementAsk } from './ask';
import { authorityOf } from './authority';
import { documentsOf } from './documents';
import { exemptionOf, isKeyAreaMovement, onlyPieces } from './exemptions';
import { laterDuties } from './later';
import { isMultiUseEligible } from './multi-use';
import { routeOf, type Route } from './routes';
import { findRule, numberOf, type Rule } from './rules';

const DEFAULT_CUT_OFF = '16:30';

/** How one substance is treated; substances treated alike form one part of the answer. */
interface Treatment {
  readonly key: string;
  readonly outcome: Outcome;
  readonly route: Route | null;
  readonly because: readonly Rule[];
  readonly flags: readonly Point[];
}

/**
 * The requirement for an ask. Lines under different instruments give `parts`, the fields on top are the strictest part's.
 * @throws RangeError when the ask is unreadable; `explainAsk` says field by field why.
 */
export function requirement(ask: RequirementAsk): Requirement {
  const defects = explainAsk(ask);
  if (defects.length) throw new RangeError(defects.map(({ field, en }) => `${field}: ${en}`).join('; '));
  const groups = new Map<string, { treatments: Treatment[]; substances: Substance[] }>();
  for (const code of new Set(ask.lines.map((line) => line.substance))) {
    const substance = substanceOf(code);
    const treatment = treatmentOf(ask, substance);
    const group = groups.get(treatment.key) ?? { treatments: [], substances: [] };
    group.treatments.push(treatment);
    group.substances.push(substance);
    groups.set(treatment.key, group);
  }
  const parts = [...groups.values()].map((group) => partOf(ask, group.treatments, group.substances));
  parts.sort((a, b) => strictness(b) - strictness(a));
  const [strictest] = parts as [Requirement];
  if (parts.length === 1) return strictest;
  return {
    ...strictest,
    substances: parts.flatMap((part) => part.substances),
    documents: unique(
      parts.flatMap((part) => part.documents),
      (document) => document.kind,
    ),
    conditions: unique(
      parts.flatMap((part) => part.conditions),
      (point) => point.code + point.zh,
    ),
    stops: unique(
      parts.flatMap((part) => part.stops),
      (point) => point.code + point.zh,
    ),
    flags: unique(
      parts.flatMap((part) => part.flags),
      (point) => point.code + point.zh,
    ),
    later: unique(
      parts.flatMap((part) => part.later),
      (duty) => duty.duty + duty.zh,
    ),
    because: unique(
      parts.flatMap((part) => part.because),
      (because) => because.rule + because.zh,
    ),
    mixed: true,
    parts,
    provisional: parts.some((part) => part.provisional),
  };
}

/** 0 nothing needed · 1 filing · 2 permit here · 3 another authority · 4 forbidden. */
export function strictness(answer: Pick<Requirement, 'outcome' | 'instrument'>): number {
  if (answer.outcome === 'forbidden') return 4;
  if (answer.outcome === 'other_authority') return 3;
  if (answer.outcome === 'not_required') return 0;
  return answer.instrument.endsWith('permit') ? 2 : 1;
}

function treatmentOf(ask: RequirementAsk, substance: Substance): Treatment {
  const exemption = exemptionOf(ask, substance);
  if (exemption)
    return {
      key: 'none',
      outcome: 'not_required',
      route: null,
      because: exemption.because,
      flags: exemption.flags ?? [],
    };
  if (ask.activity === 'purchase' && ask.buyerKind === 'individual' && !substance.individualPurchase) {
    if (substance.drugType && onlyPieces(ask, substance.code))
      return given(ask, 'preparations', 'other_authority', ['P-1-preparations', 'preparations', 'wrong-authority']);
    return given(ask, 'forbidden', 'forbidden', ['P-1']);
  }
  const route = routeOf(ask.activity, substance, ask.date);
  const border = ask.activity === 'purchase' ? [] : [isKeyAreaMovement(ask) ? 'T-1-key' : 'T-1'];
  return given(ask, route.id, route.outcome, [...route.because, ...border], route);
}

function given(
  ask: RequirementAsk,
  key: string,
  outcome: Outcome,
  rules: readonly string[],
  route: Route | null = null,
): Treatment {
  const because = rules.map((id) => findRule(id, ask.date)).filter((rule) => rule !== null);
  return { key, outcome, route, because, flags: [] };
}

function partOf(ask: RequirementAsk, treatments: readonly Treatment[], substances: readonly Substance[]): Requirement {
  const { outcome, route, key } = treatments[0]!;
  const because = unique(treatments.flatMap((one) => one.because).map(becauseOf), (one) => one.rule + one.zh);
  const cashAllowed = ask.buyerKind === 'individual';
  const conditions = (route?.conditions ?? []).filter((id) => !(cashAllowed && id === 'P-2'));
  const place = ask.activity === 'purchase' ? ask.buyerDivision : ask.originDivision;
  const time = route && findRule(route.timeRule, ask.date);
  const workingDays = time ? numberOf(time, 'workingDays') : null;
  return {
    outcome,
    instrument: route?.instrument ?? 'none',
    substances: substances.map((substance) => substance.code),
    authority: route
      ? authorityOf(route.level, route.organ, place, roleOf(ask))
      : key === 'preparations'
        ? authorityOf('province', 'drug_regulator', place, roleOf(ask))
        : null,
    documents: route ? documentsOf(ask) : [],
    statutory: workingDays === null ? null : { workingDays, sameDay: workingDays === 0 },
    promised:
      route && workingDays !== null
        ? { workingDays: route.promisedDays ?? workingDays, cutOff: ask.cutOff ?? DEFAULT_CUT_OFF }
        : null,
    validity: validityOf(ask, route),
    multiUseEligible: route?.instrument === 'purchase_filing' ? isMultiUseEligible(ask) : route?.uses === 'multi',
    conditions: pointsOf(conditions, ask),
    stops: stopsOf(ask, outcome, route),
    flags: [
      ...treatments.flatMap((one) => one.flags),
      ...(outcome === 'not_required' ? [] : flagsOf(ask, route, substances)),
    ],
    later: laterDuties(route?.later ?? [], ask.date),
    because,
    mixed: false,
    parts: [],
    provisional:
      because.some((one) => one.mark === 'from memory') || substances.some((one) => isShaky(ask, outcome, one)),
  };
}

function validityOf(ask: RequirementAsk, route: Route | null): Requirement['validity'] {
  if (!route?.validityRule) return null;
  const multi = route.instrument === 'purchase_filing' && ask.multiUse && isMultiUseEligible(ask);
  const rule = findRule(multi ? 'P-9-multi' : route.validityRule, ask.date);
  return rule && { months: numberOf(rule, 'months'), uses: multi ? 'multi' : route.uses };
}

/** The answer would change if something known from memory only were otherwise: the category, or a day close by. */
function isShaky(ask: RequirementAsk, outcome: Outcome, substance: Substance): boolean {
  const dayIsClose = Math.abs(daysBetween(substance.effectiveFrom, ask.date)) <= 366;
  if (substance.effectiveFromMark === 'from memory' && dayIsClose) return true;
  return substance.confidence === 'from memory' && outcome !== 'not_required';
}

function roleOf(ask: RequirementAsk): Bilingual {
  return ask.activity === 'purchase'
    ? { zh: '购买方所在地', en: 'the buyer’s place' }
    : { zh: '运出地', en: 'the origin' };
}

function becauseOf({ article, zh, en, mark }: Rule): Because {
  return { rule: article, zh, en, mark };
}

function unique<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [keyOf(item), item] as const).reverse()).values()].reverse();
}
