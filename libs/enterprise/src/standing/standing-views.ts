import { At, Choice, Day, Flag, Id, Part, Text, type PlainDate } from '@yby/platform';
import { colours, type Colour } from './colour';
import {
  creditClasses,
  enterpriseFlags,
  holdReasonCodes,
  holdScopes,
  releaseReasonCodes,
  type CreditClass,
  type EnterpriseFlag,
  type HoldReasonCode,
  type HoldScope,
  type ReleaseReasonCode,
} from './hold-reasons';
import { holdPhases, type HoldPhase } from './list-holds';

export class ColourReasonView {
  @Text() code: string;
  @Choice(['yellow', 'red']) colour: 'yellow' | 'red';
  @Text() zh: string;
  @Text() en: string;
  @Text() rule: string;
  @Text() todoZh: string;
  @Text() todoEn: string;
}

/** The colour of a day with all its reasons. */
export class ColourView {
  @Choice(colours, { name: 'Colour' }) colour: Colour;
  @Part(() => ColourReasonView, { many: true }) reasons: ColourReasonView[];
}

export class HoldView {
  @Id() id: string;
  @Choice(holdScopes, { name: 'HoldScope' }) scope: HoldScope;
  @Choice(holdReasonCodes, { name: 'HoldReason' }) reason: HoldReasonCode;
  @Text() article: string;
  @Text({ nullable: true }) decisionNo: string | null;
  @Day() from: PlainDate;
  @Day({ nullable: true }) until: PlainDate | null;
  @Text({ nullable: true }) organName: string | null;
  @At() heldAt: string;
  @Choice(holdPhases, { name: 'HoldPhase' }) phase: HoldPhase;
  @Choice(releaseReasonCodes, { nullable: true, name: 'ReleaseReason' }) releaseReason: ReleaseReasonCode | null;
  @At({ nullable: true }) releasedAt: string | null;
}

/** For officers of the city. */
export class StandingView {
  @Id() enterpriseId: string;
  @Text() name: string;
  @Part(() => ColourView) colour: ColourView;
  @Choice(creditClasses, { name: 'CreditClass' }) creditClass: CreditClass;
  @Choice(enterpriseFlags, { many: true, name: 'EnterpriseFlag' }) flags: EnterpriseFlag[];
  @Part(() => HoldView, { many: true }) holds: HoldView[];
  @Flag({ about: 'whether the caller may hold and release' }) supervised: boolean;
}

export class NewHoldBody {
  @Choice(holdScopes, { name: 'HoldScope' }) scope: HoldScope;
  @Choice(holdReasonCodes, { name: 'HoldReason' }) reason: HoldReasonCode;
  @Text({ min: 1, max: 40, about: 'one of the articles of the reason' }) article: string;
  @Text({ optional: true, max: 60, about: 'number of the paper that it rests on' }) decisionNo?: string;
  @Day({ optional: true, about: 'first day; today when left out' }) from?: PlainDate;
  @Day({ optional: true, about: 'last day; open when left out' }) until?: PlainDate;
}

export class ReleaseBody {
  @Id() holdId: string;
  @Choice(releaseReasonCodes, { name: 'ReleaseReason' }) reason: ReleaseReasonCode;
}
