import { At, BilingualView, Choice, Id, Part, Text, Whole } from '@yby/platform';
import { evidenceLevels, type EvidenceLevel } from './facts-of';
import { FilingDocumentInput, StoredScanInput } from './filing-input';
import { filingLifecycle, type FilingState } from './filing.lifecycle';

export const filingStates = Object.keys(filingLifecycle.states) as FilingState[];
export const filingKinds = ['registration', 'change'] as const;
export type FilingKind = (typeof filingKinds)[number];
export const changeKinds = ['added', 'changed', 'removed'] as const;

export class EvidenceView {
  @Text({ about: 'stable name of the fact, e.g. unit.name' }) fact: string;
  @Choice(evidenceLevels, { name: 'EvidenceLevel' }) level: EvidenceLevel;
  @At() at: string;
}

export class FactChangeView {
  @Text() fact: string;
  @Choice(changeKinds, { name: 'FactChangeKind' }) change: (typeof changeKinds)[number];
}

export class ReturnedView {
  @Text() code: string;
  @Text() zh: string;
  @Text() en: string;
  @Text({ optional: true, about: 'path in the document' }) field?: string;
  @Text({ optional: true }) note?: string;
}

export class FilingEventView {
  @At() at: string;
  @Text() act: string;
  @Text() by: string;
  @Text() zh: string;
  @Text() en: string;
}

export class SameNameView {
  @Text() number: string;
  @Text() name: string;
  @Text({ about: 'registered, or the state of the filing' }) state: string;
}

export class FilingEnterprise {
  @Id() id: string;
  @Text() name: string;
}

/** A filing for one of its sides. Identity numbers and phones are whole for who fills it in, masked for officers. */
export class FilingView {
  @Id() id: string;
  @Text() number: string;
  @Choice(filingKinds, { name: 'FilingKind' }) kind: FilingKind;
  @Choice(filingStates, { name: 'FilingState' }) state: FilingState;
  @Part(() => BilingualView) stateName: BilingualView;
  @Whole({ about: 'for If-Match' }) version: number;
  @Whole({ about: 'number of the document' }) revision: number;
  @Part(() => FilingEnterprise) enterprise: FilingEnterprise;
  @Text({ max: 6 }) division: string;
  @Part(() => FilingDocumentInput) document: FilingDocumentInput;
  @Part(() => FilingDocumentInput, { nullable: true, about: 'what is registered, of a change' })
  registered: FilingDocumentInput | null;
  @Part(() => FactChangeView, { many: true, about: 'what a change asks to be different' }) changes: FactChangeView[];
  @Part(() => EvidenceView, { many: true, about: 'how well each fact is known already' }) evidence: EvidenceView[];
  @Part(() => ReturnedView, { many: true, about: 'why it was returned, all at once' }) returned: ReturnedView[];
  @Whole({ about: 'how often it was returned' }) corrections: number;
  @Part(() => SameNameView, { many: true, about: 'units of the same name in the county, for the officer' })
  sameName: SameNameView[];
  @Text({ nullable: true, about: 'officer who filed it at the counter' }) helper: string | null;
  @Part(() => StoredScanInput, { nullable: true }) consent: StoredScanInput | null;
  @At() openedAt: string;
  @At({ nullable: true }) submittedAt: string | null;
  @At({ nullable: true, about: 'promised: the close of the next working day' }) dueAt: string | null;
  @At({ nullable: true }) decidedAt: string | null;
  @Text({ nullable: true }) decidedBy: string | null;
  @Text({ nullable: true }) note: string | null;
  @Part(() => FilingEventView, { many: true }) events: FilingEventView[];
  @Text({ many: true, about: 'what this caller may do next' }) acts: string[];
}

export class FilingRow {
  @Id() id: string;
  @Text() number: string;
  @Choice(filingKinds, { name: 'FilingKind' }) kind: FilingKind;
  @Choice(filingStates, { name: 'FilingState' }) state: FilingState;
  @Text() name: string;
  @At() openedAt: string;
  @At({ nullable: true }) submittedAt: string | null;
  @At({ nullable: true }) dueAt: string | null;
  @At({ nullable: true }) decidedAt: string | null;
}

export class FilingRows {
  @Part(() => FilingRow, { many: true }) items: FilingRow[];
  @Text({ nullable: true }) next: string | null;
}

export class JoinedView {
  @Id() enterpriseId: string;
  @Id() filingId: string;
  @Text() number: string;
}

export class SavedView {
  @Whole() version: number;
  @Whole() revision: number;
}
