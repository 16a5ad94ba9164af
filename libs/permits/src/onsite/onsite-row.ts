import type { Instant, PlainDate, Sealed } from '@yby/platform';
import type { OnsiteGround, OnsiteOutcome, OnsiteState } from './onsite.lifecycle';

/** Where question and finding are sealed: officers write names into them. */
export const ONSITE_NOTE = 'onsite.note';

export interface StoredOnsite {
  readonly id: string;
  readonly application_id: string;
  readonly state: OnsiteState;
  readonly version: number;
  readonly ground: OnsiteGround;
  readonly question: Sealed;
  readonly asked_by: string;
  readonly asked_at: Instant;
  readonly outcome: OnsiteOutcome | null;
  readonly finding: Sealed | null;
  readonly visited_on: PlainDate | null;
  readonly closed_by: string | null;
  readonly closed_at: Instant | null;
  readonly division: string;
}
