import { At, Choice, Free, Id, PageQuery, Part, Text, Whole } from '@yby/platform';
import { proposalStates, type ProposalState } from './proposal.lifecycle';

export const proposalKinds = ['offices', 'city', 'city_settings'] as const;
export type ProposalKind = (typeof proposalKinds)[number];

/** What one administrator proposes and another must confirm. */
export class ProposalView {
  @Id() id: string;
  @Choice(proposalKinds, { name: 'ProposalKind' }) kind: ProposalKind;
  @Choice(proposalStates, { name: 'ProposalState' }) state: ProposalState;
  @Whole() version: number;
  @Id({ nullable: true }) accountId: string | null;
  @Text({ nullable: true, about: 'whose offices' }) accountName: string | null;
  @Free({ about: 'offices: { roles, before }; city: the whole request; city_settings: { from, settings, before }' })
  payload: object;
  @Text() proposedBy: string;
  @At() proposedAt: string;
  @Text({ nullable: true }) closedBy: string | null;
  @At({ nullable: true }) closedAt: string | null;
  @Text({ many: true, about: 'what this caller may do next' }) acts: string[];
}

export class ProposalPage {
  @Part(() => ProposalView, { many: true }) items: ProposalView[];
  @Text({ nullable: true }) next: string | null;
}

export class ProposalQuery extends PageQuery {
  @Choice(proposalStates, { optional: true, name: 'ProposalState' }) state?: ProposalState;
}

export class FirstPassword {
  @Text() username: string;
  @Text({ about: 'shown once; must be changed at the first sign-in' }) password: string;
}

export class ConfirmedProposal {
  @Part(() => ProposalView) proposal: ProposalView;
  @Part(() => FirstPassword, { many: true, about: 'of accounts that the confirmation opened' })
  firstPasswords: FirstPassword[];
}
