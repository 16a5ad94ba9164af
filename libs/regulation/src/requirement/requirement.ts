// "What do I need?" answered from the law: pure, for any day, the same code in the form and on the server.
import { daysBetween } from '@yby/platform/contract';
import type { Substance } from '../catalogue/substance';
import type { Law } from '../law/law';
import { lawInUse } from '../law/law-in-use';
import type { Rule } from '../law/rule';
import type { Route } from '../law/routes';
import { flagsOf, stopsOf } from './advice';
import type { Because, Outcome, Requirement, Validity } from './answer';
import type { RequirementAsk } from './ask';
import { Asked } from './asked';
import { authorityOf } from './authority';
import { documentsOf } from './documents';
import { explainAsk } from './explain-ask';
import { laterDuties } from './later';
import { isMultiUseEligible } from './multi-use';
import { treatmentOf, type Treatment } from './treatment';

interface Group {
  readonly treatments: Treatment[];
  readonly substances: Map<string, Substance>;
}

/**
 * The requirement for an ask. Lines under different instruments give `parts`, the fields on top are the strictest part's.
 * @param law the edition that answers; the one in use unless a past decision is replayed
 * @throws RangeError when the ask is unreadable; `explainAsk` says field by field why
 */
export function requirement(ask: RequirementAsk, law: Law = lawInUse()): Requirement {
  const defects = explainAsk(ask, law);
  if (defects.length) throw new RangeError(defects.map(({ field, en }) => `${field}: ${en}`).join('; '));
  const asked = new Asked(ask, law);
  const groups = new Map<string, Group>();
  for (const line of ask.lines) {
    const substance = law.listedOn(line.substance, ask.date) ?? law.substanceOf(line.substance);
    const treatment = treatmentOf(asked, substance, line);
    const group: Group = groups.get(treatment.key) ?? { treatments: [], substances: new Map() };
    group.treatments.push(treatment);
    group.substances.set(substance.code, substance);
    groups.set(treatment.key, group);
  }
  const parts = [...groups.values()].map((group) => partOf(asked, group.treatments, [...group.substances.values()]));
  if (parts.length === 1) return parts[0]!;
  return together(parts.sort(sterner));
}

const levels = ['county', 'city', 'province', 'nation'];

/** Nothing needed 0 · filing here 10 · permit here 20 · another authority 30 · forbidden 40; the higher the organ, the more. */
export function strictness({ outcome, instrument, authority }: Requirement): number {
  if (outcome === 'forbidden') return 40;
  if (outcome === 'not_required') return 0;
  const permit = instrument.endsWith('permit');
  const level = levels.indexOf(authority?.level ?? 'county');
  return outcome === 'other_authority' ? 30 + (permit ? 4 : 0) + level : (permit ? 20 : 10) + level;
}

/** The same order whatever the order of the lines. */
function sterner(a: Requirement, b: Requirement): number {
  return strictness(b) - strictness(a) || (nameOf(a) < nameOf(b) ? -1 : 1);
}

const nameOf = ({ instrument, authority }: Requirement): string => `${instrument} ${authority?.organ ?? ''}`;

/** Several parts as one answer. */
function together(parts: readonly Requirement[]): Requirement {
  const all = <K extends 'documents' | 'conditions' | 'stops' | 'flags' | 'later' | 'because'>(
    field: K,
    keyOf: (item: Requirement[K][number]) => string,
  ) =>
    unique(
      parts.flatMap((part) => [...part[field]] as Requirement[K][number][]),
      keyOf,
    ) as unknown as Requirement[K];
  return {
    ...parts[0]!,
    substances: [...new Set(parts.flatMap((part) => part.substances))],
    documents: all('documents', ({ kind }) => kind),
    conditions: all('conditions', ({ code, zh }) => code + zh),
    stops: all('stops', ({ code, zh }) => code + zh),
    flags: all('flags', ({ code, zh }) => code + zh),
    later: all('later', ({ duty, zh }) => duty + zh),
    because: all('because', ({ id }) => id),
    mixed: true,
    parts,
    provisional: parts.some((part) => part.provisional),
  };
}

function partOf(asked: Asked, treatments: readonly Treatment[], substances: readonly Substance[]): Requirement {
  const { ask } = asked;
  const { outcome, route, key } = treatments[0]!;
  const grounds = [...treatments.flatMap((one) => one.because), ...asked.rules(termsOf(asked, route))];
  const because = unique(grounds.map(becauseOf), ({ id }) => id);
  const cashAllowed = ask.buyerKind === 'individual';
  const all = (field: 'conditions' | 'later') => [...new Set(treatments.flatMap((one) => one[field]))];
  const conditions = all('conditions').filter((id) => !(cashAllowed && id === 'P-2'));
  const workingDays = route && asked.number(route.timeRule, 'workingDays');
  return {
    outcome,
    instrument: route?.instrument ?? 'none',
    substances: substances.map((substance) => substance.code),
    authority: route
      ? authorityOf(asked, route.level, route.organ)
      : key === 'preparations'
        ? authorityOf(asked, 'province', 'drug_regulator')
        : null,
    documents: route ? documentsOf(asked) : [],
    statutory: workingDays === null ? null : { workingDays, sameDay: workingDays === 0 },
    promised:
      route?.promisedDays && workingDays !== null
        ? { workingDays: route.promisedDays, cutOff: asked.law.setting('cut-off', asked.place, ask.date) }
        : null,
    file: filingTime(asked, route),
    validity: validityOf(asked, route),
    multiUseEligible: route?.instrument === 'purchase_filing' ? isMultiUseEligible(asked) : route?.uses === 'multi',
    onsite: onsiteOf(asked, route),
    officers: route && ask.standing?.secondOfficer && outcome === 'required' ? 2 : (route?.officers ?? 1),
    conditions: asked.points([...conditions, ...secondOfficer(asked, outcome)]),
    stops: stopsOf(asked, outcome, route),
    flags: unique(
      [
        ...treatments.flatMap((one) => one.flags),
        ...(outcome === 'not_required' ? [] : flagsOf(asked, route, substances)),
      ],
      ({ code, zh }) => code + zh,
    ),
    later: laterDuties(asked, all('later')),
    because,
    mixed: false,
    parts: [],
    provisional:
      because.some((one) => one.mark === 'from memory') || substances.some((one) => isShaky(asked, outcome, one)),
  };
}

function secondOfficer(asked: Asked, outcome: Outcome): string[] {
  return outcome === 'required' && asked.ask.standing?.secondOfficer ? ['standing-second'] : [];
}

function filingTime(asked: Asked, route: Route | null): Requirement['file'] {
  if (!route) return null;
  const days = route.fileAfterRule && asked.number(route.fileAfterRule, 'filingDays');
  return days ? { when: 'after-start', days } : { when: 'before' };
}

function validityOf(asked: Asked, route: Route | null): Validity | null {
  if (!route?.validityRule) return null;
  const multi = getsMultiUse(asked, route);
  const months = asked.number(multi ? 'P-9-multi' : route.validityRule, 'months');
  if (months === null) return null;
  const oneUse = asked.law.setting('one-use', asked.place, asked.ask.date) as Validity['oneUse'];
  return { months, uses: multi ? 'multi' : route.uses, oneUse };
}

function getsMultiUse(asked: Asked, route: Route): boolean {
  return route.instrument === 'purchase_filing' && Boolean(asked.ask.multiUse) && isMultiUseEligible(asked);
}

/** Rules of the terms of the answer that bear no article of their own: how long it is valid, why a visit is mandatory. */
function termsOf(asked: Asked, route: Route | null): string[] {
  if (!route) return [];
  const validity = getsMultiUse(asked, route) ? 'P-9-multi' : route.validityRule;
  const onsite = onsiteOf(asked, route) === 'mandatory' ? route.onsiteRule : null;
  return [validity, onsite].filter((id) => id !== null);
}

/** 办法 7, 20: mandatory for category 1 in three cases; before Order 87, and otherwise, open to the organ (条例 15, 21). */
function onsiteOf(asked: Asked, route: Route | null): Requirement['onsite'] {
  if (!route?.onsiteRule) return null;
  const { firstApplication, materialsFlawed, materialsDoubtful } = asked.ask.file ?? {};
  const cases = firstApplication || materialsFlawed || materialsDoubtful;
  return cases && asked.rule(route.onsiteRule) ? 'mandatory' : 'optional';
}

/** The answer would change if something known from memory only were otherwise: the category, or a day close by. */
function isShaky(asked: Asked, outcome: Outcome, substance: Substance): boolean {
  const dayIsClose = Math.abs(daysBetween(substance.effectiveFrom, asked.ask.date)) <= 366;
  if (substance.effectiveFromMark === 'from memory' && dayIsClose) return true;
  return substance.confidence === 'from memory' && outcome !== 'not_required';
}

function becauseOf({ id, article, zh, en, mark }: Rule): Because {
  return { id, rule: article, zh, en, mark };
}

function unique<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    return !seen.has(key) && seen.add(key);
  });
}
