import type { Actor, PlainDate } from '@yby/platform';
import { colourOf } from './colour';
import type { HoldRecord } from './list-holds';
import { supervises } from './reach';
import type { Standing } from './read-standing';
import type { StandingFacts } from './standing-facts';
import type { ColourView, StandingView } from './standing-views';

export function colourView(facts: StandingFacts, on: PlainDate): ColourView {
  const { colour, reasons } = colourOf(facts, on);
  return { colour, reasons: reasons.map((reason) => ({ ...reason })) };
}

/** What an officer of the city sees. */
export function standingView(
  facts: Standing & StandingFacts,
  holds: readonly HoldRecord[],
  actor: Actor,
  on: PlainDate,
): StandingView {
  return {
    enterpriseId: facts.enterpriseId,
    name: facts.name,
    colour: colourView(facts, on),
    creditClass: facts.creditClass,
    flags: [...facts.flags],
    holds: [...holds],
    supervised: supervises(actor, facts.division),
  };
}
