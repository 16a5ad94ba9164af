import { At, BilingualView, Choice, Day, Division, Flag, Free, Id, Part, Text, Whole } from '@yby/platform';

export class EditionView {
  @Whole() number: number;
  @Text({ about: 'SHA-256 of the canonical JSON of the data' }) sha256: string;
  @Choice(['shipped', 'imported']) origin: string;
  @Text() titleZh: string;
  @Text() titleEn: string;
  @Text() source: string;
  @Day({ nullable: true }) takesForceOn: string | null;
  @At() recordedAt: string;
}

export class EditionDetail extends EditionView {
  @Free({ about: 'the whole law of the edition' }) data: object;
}

export class Editions {
  @Part(() => EditionView, { many: true }) items: EditionView[];
  @Text({ nullable: true }) next: string | null;
}

export class CurrentLaw {
  @Whole() edition: number;
  @Flag({ about: 'the edition says exactly what this release ships: the page has it already' }) shipped: boolean;
  @Free({ nullable: true, about: 'the whole law where it is not the shipped one' }) data: object | null;
}

class TouchedSubstanceView {
  @Text() code: string;
  @Text() nameZh: string;
  @Text() nameEn: string;
  @Text({ many: true }) casNumbers: string[];
  @Whole({ from: 1, to: 3 }) category: number;
  @Whole({ nullable: true, from: 1, to: 3, about: 'null for a new entry' }) categoryBefore: number | null;
}

class TouchedActivity {
  @Text() activity: string;
  @Text({ many: true }) codes: string[];
}

class TouchView {
  @Day() from: string;
  @Part(() => TouchedSubstanceView, { many: true }) substances: TouchedSubstanceView[];
  @Text({ many: true }) rules: string[];
  @Part(() => TouchedActivity, { many: true }) activities: TouchedActivity[];
  @Text({ many: true }) areas: string[];
  @Whole({ many: true }) holidayYears: number[];
}

class TouchedView {
  @Text() id: string;
  @Id({ nullable: true }) enterpriseId: string | null;
  @Text({ nullable: true }) enterprise: string | null;
  @Division({ nullable: true }) division: string | null;
  @Part(() => BilingualView) detail: BilingualView;
}

class ImpactView {
  @Text() what: string;
  @Text() zh: string;
  @Text() en: string;
  @Whole() total: number;
  @Part(() => TouchedView, { many: true, about: 'the first hundred' }) items: TouchedView[];
}

export class PreviewView {
  @Part(() => TouchView, { nullable: true }) touch: TouchView | null;
  @Part(() => ImpactView, { many: true }) impacts: ImpactView[];
}
