// The law of purchase and transport as effective-dated data. A rule has an id of ours, its article, the days on which it
// holds, how well its wording is known, and the numbers it fixes. An amendment is a new row and an end day on the old one.
// 条例 = 易制毒化学品管理条例 (in force 2005-11-01); 办法 = 易制毒化学品购销和运输管理办法, Order 87 (in force 2006-10-01).
import type { PlainDate } from '@yby/platform/contract';
import { dutyRules } from './duty-rules';
import { purchaseRules } from './purchase-rules';
import type { Rule } from './rule';
import { transportRules } from './transport-rules';

export type { Rule };

export const rules: readonly Rule[] = [...dutyRules, ...purchaseRules, ...transportRules];

const byId = new Map<string, Rule[]>();
for (const one of rules) byId.set(one.id, [...(byId.get(one.id) ?? []), one]);

/** The version of a rule in force on that day, or null when none is. */
export function findRule(id: string, date: PlainDate): Rule | null {
  const versions = byId.get(id);
  if (!versions) throw new RangeError(`no such rule: ${id}`);
  return versions.find((one) => one.from <= date && (one.to === null || date <= one.to)) ?? null;
}

/** A number fixed by a rule. @throws RangeError when the rule fixes no such number: a hole in the table. */
export function numberOf(found: Rule, key: string): number {
  const value = found.value?.[key];
  if (value === undefined) throw new RangeError(`rule ${found.id} fixes no ${key}`);
  return value;
}
