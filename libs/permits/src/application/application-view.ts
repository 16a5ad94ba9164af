import { At, BilingualView, Choice, Flag, Free, Id, Part, QuantityView, Text, Whole } from '@yby/platform';
import { applicationKinds, attachmentKinds, type ApplicationKind, type AttachmentKind } from './application-input';
import { ForwardingView } from './forwarding';
import { transferReasons } from '@yby/regulation/contract';
import { applicationLifecycle, type ApplicationState } from './application.lifecycle';
import { stages, type Stage } from './stage';

export const applicationStates = Object.keys(applicationLifecycle.states) as ApplicationState[];
export const outcomes = ['pass', 'warning', 'stop'] as const;

export class PrecheckLine {
  @Text({ about: 'stable name of the check' }) check: string;
  @Choice(outcomes, { name: 'CheckOutcome' }) outcome: (typeof outcomes)[number];
  @Text() zh: string;
  @Text() en: string;
  @Text({ about: 'article' }) rule: string;
  @Text({ optional: true }) todoZh?: string;
  @Text({ optional: true }) todoEn?: string;
  @Free({ optional: true }) evidence?: object;
}

export class Precheck {
  @Choice(['clear', 'warning', 'stop']) outcome: 'clear' | 'warning' | 'stop';
  @Free({ about: 'what the law was asked: RequirementAsk of @yby/regulation/contract' }) asked: object;
  @Whole({ about: 'edition of the law that answered' }) edition: number;
  @Free({ about: 'answer of the law: Requirement of @yby/regulation/contract' }) requirement: object;
  @Part(() => PrecheckLine, { many: true }) lines: PrecheckLine[];
}

export class PartyView {
  @Id() id: string;
  @Text() name: string;
  @Text({ optional: true }) uscc?: string;
}

export class SiteView {
  @Id() id: string;
  @Text() name: string;
}

export class LineView {
  @Text() substance: string;
  @Text() nameZh: string;
  @Text() nameEn: string;
  @Whole() category: number;
  @Part(() => QuantityView) quantity: QuantityView;
  @Text() use: string;
}

export class HandlerView {
  @Text() name: string;
  @Text() idNumber: string;
  @Text() phone: string;
}

export class AttachmentView {
  @Choice(attachmentKinds, { name: 'AttachmentKind' }) kind: AttachmentKind;
  @Text() file: string;
  @Text() name: string;
}

export class DefectView {
  @Text() code: string;
  @Text() zh: string;
  @Text() en: string;
  @Text({ optional: true }) note?: string;
}

export class DecisionView {
  @Choice([
    'approved',
    'returned',
    'refused',
    'not_required',
    'not_accepted',
    'forwarded',
    'granted_above',
    'refused_above',
  ])
  outcome: string;
  @Text({ about: 'who decided' }) by: string;
  @Text({ optional: true }) note?: string;
  @Part(() => DefectView, { many: true, optional: true }) defects?: DefectView[];
  @Part(() => DefectView, { optional: true }) reason?: DefectView;
}

export class ClaimView {
  @Text() by: string;
  @At() leaseUntil: string;
  @Flag() mine: boolean;
}

export class CaseEvent {
  @At() at: string;
  @Text() act: string;
  @Text() by: string;
  @Text() zh: string;
  @Text() en: string;
}

export class ApplicationRow {
  @Id() id: string;
  @Text() number: string;
  @Choice(applicationKinds, { name: 'ApplicationKind' }) kind: ApplicationKind;
  @Choice(applicationStates, { name: 'ApplicationState' }) state: ApplicationState;
  @Text() summary: string;
  @Text({ about: 'seller or consignee' }) counterparty: string;
  @At() submittedAt: string;
  @At({ nullable: true }) dueAt: string | null;
  @At({ nullable: true }) decidedAt: string | null;
  @Id({ nullable: true }) permitId: string | null;
  @Text({ nullable: true }) permitNumber: string | null;
}

export class ApplicationRows {
  @Part(() => ApplicationRow, { many: true }) items: ApplicationRow[];
  @Text({ nullable: true }) next: string | null;
}

export class ApplicationView {
  @Id() id: string;
  @Text() number: string;
  @Choice(applicationKinds, { name: 'ApplicationKind' }) kind: ApplicationKind;
  @Choice(applicationStates, { name: 'ApplicationState' }) state: ApplicationState;
  @Part(() => BilingualView) stateName: BilingualView;
  @Whole() version: number;
  @Part(() => PartyView) enterprise: PartyView;
  @Part(() => PartyView, { nullable: true }) seller: PartyView | null;
  @Part(() => PartyView, { nullable: true }) consignee: PartyView | null;
  @Part(() => PartyView, { nullable: true }) carrier: PartyView | null;
  @Id({ nullable: true }) siteId: string | null;
  @Text({ nullable: true }) originDivision: string | null;
  @Text({ nullable: true }) destinationDivision: string | null;
  @Text({ many: true }) route: string[];
  @Flag() multiUse: boolean;
  @Choice(transferReasons, { nullable: true, name: 'TransferReason' }) transferReason: string | null;
  @Id({ nullable: true }) purchasePermitId: string | null;
  @Text({ nullable: true, about: 'why the applicant asks for haste' }) urgent: string | null;
  @Part(() => ForwardingView, { nullable: true }) forwarding: ForwardingView | null;
  @Part(() => LineView, { many: true }) lines: LineView[];
  @Part(() => HandlerView) handler: HandlerView;
  @Part(() => AttachmentView, { many: true }) attachments: AttachmentView[];
  @At() submittedAt: string;
  @At({ nullable: true }) acceptedAt: string | null;
  @At({ nullable: true }) statutoryDueAt: string | null;
  @At({ nullable: true }) promisedDueAt: string | null;
  @At({ nullable: true }) dueAt: string | null;
  @Flag({ about: 'a year without an official holiday list was touched' }) provisionalCalendar: boolean;
  @At({ nullable: true }) decidedAt: string | null;
  @Part(() => DecisionView, { nullable: true }) decision: DecisionView | null;
  @Part(() => ClaimView, { nullable: true }) claim: ClaimView | null;
  @Whole({ from: 1, to: 2, about: 'how many officers must agree' }) officers: number;
  @Choice(stages, { nullable: true, name: 'Stage', about: 'whose turn it is where two decide; for the authority only' })
  stage: Stage | null;
  @Part(() => Precheck) precheck: Precheck;
  @Part(() => CaseEvent, { many: true }) events: CaseEvent[];
  @Id({ nullable: true }) permitId: string | null;
  @Text({ nullable: true }) permitNumber: string | null;
  @Text({ many: true, about: 'what this caller may do next' }) acts: string[];
}
