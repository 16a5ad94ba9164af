import type { Substance } from '../catalogue/substance';
import type { Route } from '../law/routes';
import type { Rule } from '../law/rule';
import type { Outcome, Point } from './answer';
import type { RequirementLine } from './ask';
import type { Asked } from './asked';
import { exemptionOf, isKeyAreaMovement, isPreparation } from './exemptions';

/** How one line is treated; lines treated alike form one part of the answer. */
export interface Treatment {
  readonly key: string;
  readonly outcome: Outcome;
  readonly route: Route | null;
  readonly because: readonly Rule[];
  readonly flags: readonly Point[];
  readonly conditions: readonly string[];
  readonly later: readonly string[];
}

export function treatmentOf(asked: Asked, substance: Substance, line: RequirementLine): Treatment {
  const exemption = exemptionOf(asked, substance, line);
  if (exemption)
    return {
      key: 'none',
      outcome: 'not_required',
      route: null,
      because: exemption.because,
      flags: exemption.flags ?? [],
      conditions: exemption.conditions ?? [],
      later: exemption.later ?? [],
    };
  const { activity, buyerKind } = asked.ask;
  const listed = asked.law.listedOn(substance.code, asked.ask.date) ?? substance;
  if (activity === 'purchase' && buyerKind === 'individual' && !listed.individualPurchase) {
    // 条例 5, 16: a person may lawfully buy preparations, under the drug regulator's rules.
    if (listed.drugType && isPreparation(line))
      return given(asked, 'preparations', 'other_authority', ['P-1-preparations', 'preparations', 'wrong-authority']);
    return given(asked, 'forbidden', 'forbidden', ['P-1']);
  }
  const route = asked.law.routeOf(activity, listed, asked.ask.date);
  const border = activity !== 'transport' ? [] : [isKeyAreaMovement(asked) ? 'T-1-key' : 'T-1'];
  const salts = line.form === 'salt' ? ['salts'] : [];
  const preparations = isPreparation(line) && listed.drugType ? ['preparations'] : [];
  return given(asked, route.id, route.outcome, [...route.because, ...border, ...salts, ...preparations], route);
}

function given(
  asked: Asked,
  key: string,
  outcome: Outcome,
  rules: readonly string[],
  route: Route | null = null,
): Treatment {
  return {
    key,
    outcome,
    route,
    because: asked.rules(rules),
    flags: [],
    conditions: route?.conditions ?? [],
    later: route?.later ?? [],
  };
}
