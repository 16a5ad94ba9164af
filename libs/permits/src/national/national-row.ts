import { Choice, Day, Text, Whole, type Instant, type PlainDate } from '@yby/platform';
import { nationalStates, type NationalState } from './national.lifecycle';

export interface StoredNational {
  /** The permit's id. */
  readonly id: string;
  readonly state: NationalState;
  readonly version: number;
  readonly national_number: string | null;
  readonly registered_on: PlainDate | null;
  readonly reason: string | null;
  readonly batch_id: string | null;
  readonly handed_at: Instant | null;
  readonly division: string;
}

export class NationalView {
  @Choice(nationalStates, { name: 'NationalState' }) state: NationalState;
  @Text({ nullable: true, about: 'number in the national system' }) number: string | null;
  @Day({ nullable: true }) on: string | null;
  @Text({ nullable: true, about: 'why the national system has declined it' }) reason: string | null;
  @Whole() version: number;
}

/** As `to_jsonb` gives the row along with its permit. */
export type NationalJson = Pick<StoredNational, 'state' | 'version' | 'national_number' | 'registered_on' | 'reason'>;

export const nationalView = (row: NationalJson | null): NationalView | null =>
  row && {
    state: row.state,
    number: row.national_number,
    on: row.registered_on,
    reason: row.reason,
    version: row.version,
  };
