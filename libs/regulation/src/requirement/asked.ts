import type { Law } from '../law/law';
import { numberOf, type Rule } from '../law/rule';
import type { Point } from './answer';
import type { RequirementAsk } from './ask';

/** A question beside the law that it is asked of. */
export class Asked {
  constructor(
    readonly ask: RequirementAsk,
    readonly law: Law,
  ) {}

  /** The rule in force on the day of the question and in its place, or null. */
  rule(id: string): Rule | null {
    const found = this.law.findRule(id, this.ask.date);
    if (found?.region !== undefined && !this.place?.startsWith(found.region)) return null;
    return found;
  }

  rules(ids: readonly string[]): Rule[] {
    return ids.map((id) => this.rule(id)).filter((rule) => rule !== null);
  }

  /** The rule shown as a point; `code` is the rule's id unless given. Nothing when the rule is not in force. */
  points(ids: readonly string[]): Point[] {
    return this.rules(ids).map((rule) => pointOf(rule));
  }

  number(id: string, key: string): number | null {
    const found = this.rule(id);
    return found && numberOf(found, key);
  }

  /** Where the matter lies: the origin of a movement, else the place of the party. */
  get place(): string | undefined {
    const { activity, originDivision, buyerDivision } = this.ask;
    return activity === 'transport' || activity === 'transfer' ? (originDivision ?? buyerDivision) : buyerDivision;
  }
}

export function pointOf(rule: Rule, code = rule.id, words?: { zh: string; en: string }): Point {
  return { code, zh: words?.zh ?? rule.zh, en: words?.en ?? rule.en, rule: rule.article, mark: rule.mark };
}
