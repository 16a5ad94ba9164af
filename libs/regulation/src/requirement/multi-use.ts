// Whether a multi-use purchase certificate may be issued (办法 9) and a twelve-month transport paper (条例 22, 办法 21).
// What is unknown about the conduct does not count as good conduct.
import { addMonths } from '@yby/platform/contract';
import type { RequirementAsk } from './ask';
import { findRule, numberOf } from './rules';

export function isMultiUseEligible(ask: RequirementAsk): boolean {
  const rule = findRule('P-9-multi', ask.date);
  const { firstFilingOn, violationsLastYear } = ask.standing ?? {};
  if (!rule || ask.buyerKind !== 'unit' || !firstFilingOn || violationsLastYear !== 0) return false;
  return addMonths(firstFilingOn, numberOf(rule, 'cleanMonths')) <= ask.date;
}

export function mayGetTwelveMonths(ask: RequirementAsk): boolean {
  const rule = findRule('T-6-12', ask.date);
  const since = ask.standing?.safeTransportSince;
  return Boolean(rule && since && addMonths(since, numberOf(rule, 'safeMonths')) <= ask.date);
}
