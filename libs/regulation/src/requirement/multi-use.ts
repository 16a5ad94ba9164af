// Whether a multi-use purchase certificate may be issued (办法 9) and a twelve-month transport paper (条例 22, 办法 21).
// What is unknown about the conduct does not count as good conduct.
import { addMonths } from '@yby/platform/contract';
import type { Asked } from './asked';

export function isMultiUseEligible(asked: Asked): boolean {
  const { buyerKind, standing, date } = asked.ask;
  const clean = asked.number('P-9-multi', 'cleanMonths');
  const { firstFilingOn, violationsLastYear } = standing ?? {};
  if (clean === null || buyerKind !== 'unit' || !firstFilingOn || violationsLastYear !== 0) return false;
  return addMonths(firstFilingOn, clean) <= date;
}

export function mayGetTwelveMonths(asked: Asked): boolean {
  const safe = asked.number('T-6-12', 'safeMonths');
  const since = asked.ask.standing?.safeTransportSince;
  return Boolean(safe !== null && since && addMonths(since, safe) <= asked.ask.date);
}
