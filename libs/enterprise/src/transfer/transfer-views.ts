import { At, BilingualView, Choice, Flag, Id, Part, Text, Whole } from '@yby/platform';
import { CodeCount } from '../code/code-views';
import { StoredScanInput } from '../filing/filing-input';
import { transferKinds, type TransferKind, type TransferSide } from './transfer-row';
import { transferLifecycle, type TransferState } from './transfer.lifecycle';

export const transferStates = Object.keys(transferLifecycle.states) as TransferState[];
export const proposedKinds = ['move', 'merge', 'split'] as const;

export class TransferSite {
  @Id() id: string;
  @Text({ max: 200, about: 'where it will lie; empty where its goods pass to a successor' }) address: string;
}

export class ProposeBody {
  @Choice(proposedKinds, { name: 'ProposedTransferKind' }) kind: (typeof proposedKinds)[number];
  @Text({ optional: true, max: 6, pattern: /^[1-9]\d{5}$/, about: 'of a move: the county' }) toDivision?: string;
  @Text({ optional: true, max: 200, about: 'of a move: the new address' }) newAddress?: string;
  @Id({ optional: true, about: 'of a merger or division: who takes' }) successorId?: string;
  @Id({ optional: true, about: 'its storehouse that takes the goods' }) toSiteId?: string;
  @Part(() => TransferSite, { many: true, most: 20, about: 'storehouses that move, or whose goods pass on' })
  sites: TransferSite[];
  @Text({ min: 2, max: 500 }) reason: string;
  @Part(() => StoredScanInput, { about: 'request of the enterprise, or the decision that it rests on' })
  paper: StoredScanInput;
}

export class DeclineBody {
  @Text({ min: 2, max: 500, about: 'why it is not taken' }) note: string;
}

export class NamedTransferSite {
  @Id() id: string;
  @Text() name: string;
  @Text() address: string;
  @Text() newAddress: string;
}

export class TransferParty {
  @Id() id: string;
  @Text() name: string;
  @Text() uscc: string;
}

export class SuccessorSite {
  @Id() id: string;
  @Text() name: string;
  @Text() address: string;
}

export class SuccessorQuery {
  @Text({ min: 18, max: 18, about: 'whole credit code' }) uscc: string;
}

/** Who may take over goods: a registered enterprise of the officer's city, with its storehouses. */
export class SuccessorView {
  @Id() id: string;
  @Text() name: string;
  @Text({ max: 6 }) division: string;
  @Part(() => SuccessorSite, { many: true }) sites: SuccessorSite[];
}

export class ObstacleView {
  @Text() code: string;
  @Text() zh: string;
  @Text() en: string;
}

export class TransferView {
  @Id() id: string;
  @Choice(transferKinds, { name: 'TransferKind' }) kind: TransferKind;
  @Choice(transferStates, { name: 'TransferState' }) state: TransferState;
  @Part(() => BilingualView) stateName: BilingualView;
  @Whole({ about: 'for If-Match' }) version: number;
  @Part(() => TransferParty) enterprise: TransferParty;
  @Part(() => TransferParty, { nullable: true }) successor: TransferParty | null;
  @Text({ nullable: true, about: 'storehouse of the successor' }) toSite: string | null;
  @Text({ max: 6 }) fromDivision: string;
  @Text({ max: 6 }) toDivision: string;
  @Text({ nullable: true }) newAddress: string | null;
  @Text({ nullable: true, about: 'of a change of name' }) formerName: string | null;
  @Part(() => NamedTransferSite, { many: true }) sites: NamedTransferSite[];
  @Text() reason: string;
  @Text() note: string;
  @Flag({ about: 'whether there is a paper to open' }) paper: boolean;
  @Text() proposedBy: string;
  @At() proposedAt: string;
  @Text({ nullable: true }) decidedBy: string | null;
  @At({ nullable: true }) decidedAt: string | null;
  @Part(() => CodeCount, { many: true, about: 'what moves, or has moved' }) moves: CodeCount[];
  @Part(() => ObstacleView, { many: true, about: 'what has to be finished first' }) obstacles: ObstacleView[];
  @Choice(['gives', 'takes', 'enterprise'], { name: 'TransferSide' }) side: TransferSide;
  @Text({ many: true }) acts: string[];
}

export class TransferRow {
  @Id() id: string;
  @Choice(transferKinds, { name: 'TransferKind' }) kind: TransferKind;
  @Choice(transferStates, { name: 'TransferState' }) state: TransferState;
  @Text() name: string;
  @Text({ nullable: true }) successor: string | null;
  @Text({ nullable: true }) formerName: string | null;
  @Text({ max: 6 }) fromDivision: string;
  @Text({ max: 6 }) toDivision: string;
  @At() proposedAt: string;
  @Flag({ about: 'waits for the caller’s side' }) mine: boolean;
}

export class TransferRows {
  @Part(() => TransferRow, { many: true }) items: TransferRow[];
  @Text({ nullable: true }) next: string | null;
}
