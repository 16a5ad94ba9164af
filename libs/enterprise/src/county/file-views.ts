import { At, Choice, Day, Id, Part, Text, Whole, type PlainDate } from '@yby/platform';
import { CompetentOrgan } from '../directory/enterprise-views';
import { CodeCount } from '../code/code-views';
import { FactChangeView, filingKinds, filingStates, type FilingKind } from '../filing/filing-view';
import { FilingDocumentInput, StoredScanInput } from '../filing/filing-input';
import type { FilingState } from '../filing/filing.lifecycle';
import { enterpriseLifecycle, type EnterpriseState } from '../register/enterprise.lifecycle';
import { visitResults } from '../verification/record-visit';
import { restActs, restReasonCodes, type RestAct, type RestReason } from './rest-reasons';

const states = Object.keys(enterpriseLifecycle.states) as EnterpriseState[];

export class VersionLine {
  @Whole() revision: number;
  @At() submittedAt: string;
}

/** One filing in the history, with each document that was submitted. */
export class HistoryFiling {
  @Id() id: string;
  @Text() number: string;
  @Choice(filingKinds, { name: 'FilingKind' }) kind: FilingKind;
  @Choice(filingStates, { name: 'FilingState' }) state: FilingState;
  @At({ nullable: true }) decidedAt: string | null;
  @Text({ nullable: true }) decidedBy: string | null;
  @Text({ nullable: true, about: 'officer who filed it at the counter' }) helper: string | null;
  @Text({ nullable: true, about: 'hash of the written consent' }) consent: string | null;
  @Part(() => VersionLine, { many: true }) versions: VersionLine[];
}

export class VisitView {
  @Id() id: string;
  @Day() visitedOn: PlainDate;
  @Text({ many: true }) officers: string[];
  @Text({ many: true, about: 'facts that were looked at' }) facts: string[];
  @Part(() => StoredScanInput, { many: true }) photos: StoredScanInput[];
  @Choice(visitResults, { name: 'VisitResult' }) result: (typeof visitResults)[number];
  @Text() note: string;
}

export class RestView {
  @Id() id: string;
  @Choice(restActs, { name: 'RestAct' }) act: RestAct;
  @Choice(restReasonCodes, { name: 'RestReason' }) reason: RestReason;
  @Text() note: string;
  @Text({ nullable: true, about: 'authority; null: the enterprise itself' }) organName: string | null;
  @At() at: string;
}

export class SourceView {
  @Text() fact: string;
  @Text({ nullable: true, about: 'number of the filing that it was verified with' }) filing: string | null;
  @Day({ nullable: true, about: 'day of the visit on which it was seen' }) visitedOn: PlainDate | null;
}

/** What the county keeps of an enterprise beside its facts. */
export class CountyFile {
  @Id() id: string;
  @Text() name: string;
  @Whole() version: number;
  @Choice(states, { name: 'EnterpriseState' }) state: EnterpriseState;
  @Text({ max: 6 }) division: string;
  @Part(() => CompetentOrgan, { nullable: true }) organ: CompetentOrgan | null;
  @Text({ nullable: true, about: '易智码 of the gate' }) code: string | null;
  @Day({ nullable: true }) firstFilingOn: PlainDate | null;
  @Day({ nullable: true }) firstTransportOn: PlainDate | null;
  @Part(() => CodeCount, { many: true, about: 'what other books hold of it' }) counts: CodeCount[];
  @Part(() => HistoryFiling, { many: true, about: 'newest first' }) filings: HistoryFiling[];
  @Part(() => SourceView, { many: true, about: 'by what each fact is known' }) sources: SourceView[];
  @Part(() => VisitView, { many: true, about: 'newest first' }) visits: VisitView[];
  @Part(() => RestView, { many: true, about: 'newest first' }) rests: RestView[];
  @Text({ many: true, about: 'what this caller may do with it' }) acts: string[];
}

/** A document as it was submitted, with what it made different from the one before. */
export class VersionView {
  @Whole() revision: number;
  @At() submittedAt: string;
  @Part(() => FilingDocumentInput) document: FilingDocumentInput;
  @Part(() => FactChangeView, { many: true, about: 'against the version before; empty for the first' })
  changes: FactChangeView[];
}
