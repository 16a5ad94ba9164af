import { At, Choice, Id, Part, Text } from '@yby/platform';
import { verdicts, type Verdict } from '../scan/scan-view';
import { suspicionLifecycle, type SuspicionState } from './suspicion.lifecycle';

export const suspicionKinds = [
  'altered_paper',
  'goods_differ',
  'quantity_differs',
  'vehicle_differs',
  'person_differs',
  'used_twice',
  'other',
] as const;
export type SuspicionKind = (typeof suspicionKinds)[number];

export const suspicionOutcomes = ['founded', 'unfounded', 'handed_over'] as const;
export type SuspicionOutcome = (typeof suspicionOutcomes)[number];

export class SuspicionInput {
  @Text({ min: 1, max: 4000, about: 'what was scanned or typed' }) text: string;
  @Choice(suspicionKinds, { name: 'SuspicionKind' }) kind: SuspicionKind;
  @Text({ min: 2, max: 1000, about: 'what was seen, in words' }) note: string;
}

export class CloseSuspicionInput {
  @Choice(suspicionOutcomes, { name: 'SuspicionOutcome' }) outcome: SuspicionOutcome;
  @Text({ min: 2, max: 1000, about: 'what was found, in words' }) note: string;
}

export class SuspicionView {
  @Id() id: string;
  @Choice(Object.keys(suspicionLifecycle.states) as SuspicionState[], { name: 'SuspicionState' }) state: SuspicionState;
  @Choice(suspicionKinds, { name: 'SuspicionKind' }) kind: SuspicionKind;
  @Choice(verdicts, { name: 'ScanVerdictCode', about: 'on the paper, when it was reported' }) verdict: Verdict;
  @Id({ nullable: true }) permitId: string | null;
  @Text({ nullable: true }) permitNumber: string | null;
  @Text() note: string;
  @Text({ about: 'authority or enterprise of whoever reported it' }) reporter: string;
  @At() reportedAt: string;
  @Choice(suspicionOutcomes, { name: 'SuspicionOutcome', nullable: true }) outcome: SuspicionOutcome | null;
  @Text({ nullable: true, about: 'for the authority alone' }) closingNote: string | null;
  @At({ nullable: true }) closedAt: string | null;
  @Text({ many: true }) acts: string[];
}

export class Suspicions {
  @Part(() => SuspicionView, { many: true }) items: SuspicionView[];
  @Text({ nullable: true }) next: string | null;
}
