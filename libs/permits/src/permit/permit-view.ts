import { At, Choice, Day, Flag, Id, Part, QuantityView, Text, Whole } from '@yby/platform';
import { applicationKinds, type ApplicationKind } from '../application/application-input';
import { measureActs, type MeasureAct } from '../measure/measure.lifecycle';
import { NationalView } from '../national/national-row';
import { permitLifecycle, type Effective, type PermitState } from './permit.lifecycle';

export const permitStates = Object.keys(permitLifecycle.states) as PermitState[];
export const effectives: readonly Effective[] = [
  'in_force',
  'not_yet_valid',
  'expired',
  'used_up',
  'suspended',
  'revoked',
  'annulled',
  'withdrawn',
  'cancelled',
  'deregistered',
];
export const payments = ['transfer', 'cheque', 'cash', 'barter'] as const;
export type Payment = (typeof payments)[number];

export const usages = ['unused', 'partly_used', 'used_up'] as const;

export class PermitParty {
  @Id() id: string;
  @Text() name: string;
  @Text() uscc: string;
}

export class PermitLine {
  @Text() substance: string;
  @Text() nameZh: string;
  @Text() nameEn: string;
  @Whole() category: number;
  @Part(() => QuantityView) granted: QuantityView;
  @Part(() => QuantityView) redeemed: QuantityView;
  @Part(() => QuantityView) remaining: QuantityView;
  @Text() use: string;
}

export class RedeemedLine {
  @Text() substance: string;
  @Part(() => QuantityView) quantity: QuantityView;
}

export class RedemptionRow {
  @Id() id: string;
  @Id() consignmentId: string;
  @Day() deliveredOn: string;
  @Text({ nullable: true }) vehicle: string | null;
  @Choice(payments, { name: 'Payment' }) payment: Payment;
  @At() at: string;
  @Part(() => RedeemedLine, { many: true }) lines: RedeemedLine[];
}

export class PermitRow {
  @Id() id: string;
  @Text() number: string;
  @Choice(applicationKinds, { name: 'ApplicationKind' }) kind: ApplicationKind;
  @Choice(permitStates, { name: 'PermitState' }) state: PermitState;
  @Choice(effectives, { name: 'Effective' }) effective: Effective;
  @Day({ nullable: true, about: 'last day of a suspension' }) suspendedUntil: string | null;
  @Choice(usages, { name: 'Usage' }) usage: (typeof usages)[number];
  @Part(() => PermitParty) holder: PermitParty;
  @Part(() => PermitParty, { nullable: true }) seller: PermitParty | null;
  @Part(() => PermitParty, { nullable: true }) consignee: PermitParty | null;
  @Part(() => PermitParty, { nullable: true }) carrier: PermitParty | null;
  @Part(() => PermitLine, { many: true }) lines: PermitLine[];
  @Flag() multiUse: boolean;
  @Choice(['one', 'several']) deliveries: 'one' | 'several';
  @Day() validFrom: string;
  @Day() validTo: string;
  @At() issuedAt: string;
  @Text() issuingOrgan: string;
}

export class PermitRows {
  @Part(() => PermitRow, { many: true }) items: PermitRow[];
  @Text({ nullable: true }) next: string | null;
}

export class OpenMeasureView {
  @Id() id: string;
  @Choice(measureActs, { name: 'MeasureAct' }) act: MeasureAct;
  @Text() ground: string;
  @Day({ nullable: true }) until: string | null;
  @Flag({ about: 'the caller has proposed it, so another officer must confirm' }) mine: boolean;
}

export class PermitView extends PermitRow {
  @Whole() version: number;
  @Whole({ about: '2 and more: a corrected paper has replaced an earlier one' }) edition: number;
  @Part(() => OpenMeasureView, { nullable: true, about: 'waits for a second officer; shown to the organ only' })
  measure: OpenMeasureView | null;
  @Id() applicationId: string;
  @Text({ about: 'text of the code: an address whose fragment is the credential' }) code: string;
  @Part(() => RedemptionRow, { many: true }) redemptions: RedemptionRow[];
  @Flag({ about: 'the worker has made the PDF' }) printed: boolean;
  @Part(() => NationalView, {
    nullable: true,
    about: 'standing in the national system, where this one only mirrors it',
  })
  national: NationalView | null;
  @Text({ many: true, about: 'what this caller may do next' }) acts: string[];
}
