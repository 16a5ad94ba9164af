import { At, Choice, Day, Flag, Id, Part, QuantityView, Text, Whole } from '@yby/platform';
import { applicationKinds, type ApplicationKind } from '../application/application-input';
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
  'deregistered',
  'withdrawn',
];
export const payments = ['transfer', 'cheque', 'cash', 'barter'] as const;
export type Payment = (typeof payments)[number];

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

export class PermitView extends PermitRow {
  @Whole() version: number;
  @Id() applicationId: string;
  @Text({ about: 'text of the code: an address whose fragment is the credential' }) code: string;
  @Part(() => RedemptionRow, { many: true }) redemptions: RedemptionRow[];
  @Flag({ about: 'the worker has made the PDF' }) printed: boolean;
  @Text({ many: true, about: 'what this caller may do next' }) acts: string[];
}
