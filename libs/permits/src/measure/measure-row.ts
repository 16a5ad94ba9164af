import type { Instant, PlainDate, Sealed } from '@yby/platform';
import type { MeasureAct, MeasureState } from './measure.lifecycle';

/** Where the words of officers are sealed: they write names into them. */
export const NOTE = 'measure.note';

export interface StoredMeasure {
  readonly id: string;
  readonly permit_id: string;
  readonly act: MeasureAct;
  readonly ground: string;
  readonly note: Sealed;
  readonly until: PlainDate | null;
  readonly state: MeasureState;
  readonly version: number;
  readonly proposed_by: string;
  readonly proposed_at: Instant;
  readonly closed_by: string | null;
  readonly closed_at: Instant | null;
  readonly closing_note: Sealed | null;
  readonly division: string;
}
