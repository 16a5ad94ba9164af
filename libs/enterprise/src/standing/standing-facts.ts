import type { Bilingual, PlainDate } from '@yby/platform/contract';
import type { Licence } from '../register/licence';
import type { HoldReasonCode, HoldScope } from './hold-reasons';

/** A hold that was not released; whether its days have come or are over is for whoever reads it on a day. */
export interface HoldFact {
  readonly scope: HoldScope;
  readonly reason: HoldReasonCode;
  readonly article: string;
  readonly from: PlainDate;
  /** Last day of it; null until it is released. */
  readonly until: PlainDate | null;
}

export interface BanFact {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly scope: 'purchase' | 'transport' | 'all';
  readonly article: string;
}

/** Something due, late or to be corrected that another part of the system knows of. */
export interface DueFact extends Bilingual {
  readonly code: string;
  readonly rule: string;
  readonly todoZh: string;
  readonly todoEn: string;
}

/** Everything that decides what an enterprise may do, and its colour. */
export interface StandingFacts {
  /** State in the register. */
  readonly state: string;
  readonly holds: readonly HoldFact[];
  readonly bans: readonly BanFact[];
  readonly licences: readonly Licence[];
  readonly due: readonly DueFact[];
}
