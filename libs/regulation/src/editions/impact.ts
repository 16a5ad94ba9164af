// The port through which modules above say whom a change of the law concerns (they register it in their wiring.ts).
import type { Sql } from '@yby/platform';
import type { Bilingual, PlainDate } from '@yby/platform/contract';
import type { LawTouch } from './law-touch';

export const IMPACT_PORT = 'regulation.impact';

export interface Touched {
  readonly id: string;
  readonly enterpriseId: string | null;
  readonly enterprise: string | null;
  readonly division: string | null;
  /** What of it is touched: a quantity, a number, a name. */
  readonly detail: Bilingual;
}

export interface Impact extends Bilingual {
  /** enterprises, stocks, applications, permits … */
  readonly what: string;
  readonly total: number;
  /** The first hundred. */
  readonly items: readonly Touched[];
}

export const MOST_TOUCHED = 100;

/** One module's answer to 'whom does this concern?', read in the open statement; it writes nothing. */
export interface ImpactProbe {
  impactOf(sql: Sql, touch: LawTouch, today: PlainDate): Promise<readonly Impact[]>;
}

/** Every code that a touch concerns in one activity. */
export function codesIn(touch: LawTouch, activity: string): string[] {
  return [
    ...new Set([
      ...touch.substances.map(({ code }) => code),
      ...touch.activities.filter((one) => one.activity === activity).flatMap(({ codes }) => codes),
    ]),
  ];
}
