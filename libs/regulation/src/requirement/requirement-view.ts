import { Choice, Day, Flag, Free, Part, Text, Whole } from '@yby/platform';
import { instruments } from './answer';

const marks = ['verified', 'secondary', 'from memory'] as const;

class BecauseView {
  @Text({ about: 'id of the rule' }) id: string;
  @Text({ about: 'regulation and article' }) rule: string;
  @Text() zh: string;
  @Text() en: string;
  @Choice(marks, { name: 'EvidenceMark' }) mark: string;
}

class PointView {
  @Text() code: string;
  @Text() zh: string;
  @Text() en: string;
  @Text() rule: string;
  @Choice(marks, { name: 'EvidenceMark' }) mark: string;
}

class UnitView {
  @Text() code: string;
  @Text() zh: string;
  @Text() en: string;
}

class AuthorityView {
  @Choice(['nation', 'province', 'city', 'county'], { name: 'AuthorityLevel' }) level: string;
  @Choice(['police', 'drug_regulator', 'emergency_management', 'commerce'], { name: 'Organ' }) organ: string;
  @Text({ nullable: true, about: 'GB/T 2260; null while the place is unknown' }) division: string | null;
  @Part(() => UnitView, { nullable: true }) unit: UnitView | null;
  @Text() zh: string;
  @Text() en: string;
}

class DocumentView {
  @Text() kind: string;
  @Text() zh: string;
  @Text() en: string;
  @Text() rule: string;
  @Choice(marks, { name: 'EvidenceMark' }) mark: string;
  @Flag() required: boolean;
  @Choice(['attachment', 'register', 'field']) source: string;
}

class DutyView {
  @Text() duty: string;
  @Text() who: string;
  @Text() zh: string;
  @Text() en: string;
  @Text() rule: string;
  @Choice(marks, { name: 'EvidenceMark' }) mark: string;
  @Whole({ optional: true, about: 'calendar days after the event' }) dueDays?: number;
  @Day({ optional: true }) due?: string;
}

class LimitView {
  @Whole() workingDays: number;
  @Flag() sameDay: boolean;
}

class PromiseView {
  @Whole() workingDays: number;
  @Text({ about: 'HH:MM' }) cutOff: string;
}

class FileView {
  @Choice(['before', 'after-start']) when: string;
  @Whole({ optional: true }) days?: number;
}

class ValidityView {
  @Whole() months: number;
  @Choice(['one', 'multi']) uses: string;
  @Choice(['delivery', 'contract'], { about: 'what one use is here' }) oneUse: string;
}

export class RequirementView {
  @Choice(['required', 'not_required', 'forbidden', 'other_authority'], { name: 'Outcome' }) outcome: string;
  @Choice(instruments, { name: 'Instrument' }) instrument: string;
  @Text({ many: true }) substances: string[];
  @Part(() => AuthorityView, { nullable: true }) authority: AuthorityView | null;
  @Part(() => DocumentView, { many: true }) documents: DocumentView[];
  @Part(() => LimitView, { nullable: true }) statutory: LimitView | null;
  @Part(() => PromiseView, { nullable: true }) promised: PromiseView | null;
  @Part(() => FileView, { nullable: true }) file: FileView | null;
  @Part(() => ValidityView, { nullable: true }) validity: ValidityView | null;
  @Flag() multiUseEligible: boolean;
  @Choice(['mandatory', 'optional'], { nullable: true, about: '实地核查' }) onsite: string | null;
  @Whole({ from: 1, to: 2 }) officers: number;
  @Part(() => PointView, { many: true }) conditions: PointView[];
  @Part(() => PointView, { many: true }) stops: PointView[];
  @Part(() => PointView, { many: true }) flags: PointView[];
  @Part(() => DutyView, { many: true }) later: DutyView[];
  @Part(() => BecauseView, { many: true }) because: BecauseView[];
  @Flag({ about: 'the lines fall under different papers: see parts' }) mixed: boolean;
  @Free({ many: true, about: 'answers of the same form, one a paper' }) parts: object[];
  @Flag({ about: 'rests on something known from memory only' }) provisional: boolean;
}

export class AskAnswer extends RequirementView {
  @Whole({ about: 'edition of the law that answered' }) edition: number;
}
