import { At, Choice, Flag, Id, PageQuery, Part, roles, Text, Whole, type Role } from '@yby/platform';
import type { AccountState } from '../accounts/account.lifecycle';
import { MandateInput, MandateView } from '../offices/mandate';
import { ProposalView } from '../offices/proposal-views';

export const roleNames = Object.keys(roles) as Role[];
const accountStates = ['active', 'locked', 'closed'] as const satisfies readonly AccountState[];

export class AccountRow {
  @Id() id: string;
  @Text() username: string;
  @Text() name: string;
  @Choice(accountStates, { name: 'AccountState' }) state: AccountState;
  @Whole() version: number;
  @Choice(roleNames, { many: true, name: 'Role' }) roles: Role[];
  @Choice(roleNames, { many: true, name: 'Role', about: 'without those whose mandate is not in force' })
  inForce: Role[];
  @Id({ nullable: true }) enterpriseId: string | null;
  @Id({ nullable: true }) organId: string | null;
  @Text({ nullable: true, about: 'name of the authority or enterprise' }) place: string | null;
  @Text({ max: 6 }) division: string;
  @Text({ nullable: true, about: 'last day of the mandate that lasts longest' }) mandateUntil: string | null;
  @Flag({ about: 'has not chosen a password of their own yet' }) mustChangePassword: boolean;
  @Flag({ about: 'a change of offices waits for its second person' }) changePending: boolean;
  @Text({ many: true, about: 'what this caller may do next' }) acts: string[];
}

export class AccountPage {
  @Part(() => AccountRow, { many: true }) items: AccountRow[];
  @Text({ nullable: true }) next: string | null;
}

export class AccountDetail extends AccountRow {
  @At() passwordSetAt: string;
  @Part(() => MandateView, { many: true }) mandates: MandateView[];
  @Part(() => ProposalView, { nullable: true }) pending: ProposalView | null;
}

export class OpenedAccount {
  @Part(() => AccountDetail) account: AccountDetail;
  @Text({ about: 'shown once; must be changed at the first sign-in' }) firstPassword: string;
}

const searchable = /^[^\u0000]*$/;

export class AccountQuery extends PageQuery {
  @Text({ optional: true, max: 60, pattern: searchable, about: 'part of the name or of the username' }) q?: string;
  @Id({ optional: true }) organ?: string;
  @Choice(accountStates, { optional: true, name: 'AccountState' }) state?: AccountState;
  @Choice(['organ', 'enterprise'], { optional: true, about: 'of authorities, or of enterprises' }) side?:
    'organ' | 'enterprise';
}

export class OpenAccount {
  @Text({ min: 2, max: 64, pattern: /^[A-Za-z0-9\u4e00-\u9fff]\S{1,63}$/ }) username: string;
  @Text({ min: 1, max: 60 }) name: string;
  @Choice(roleNames, { many: true, most: 11, least: 1, name: 'Role' }) roles: Role[];
  @Id({ optional: true, about: 'the authority of an officer; none for people of the own enterprise' }) organId?: string;
  @Part(() => MandateInput, { optional: true, about: 'of an agent' }) mandate?: MandateInput;
}

export class OfficesInput {
  @Choice(roleNames, { many: true, most: 11, name: 'Role' }) roles: Role[];
  @Part(() => MandateInput, { optional: true, about: 'of an agent' }) mandate?: MandateInput;
}
