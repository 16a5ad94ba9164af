import { At, BilingualView, Choice, Day, Flag, Free, Part, Text, type Fate, type PlainDate } from '@yby/platform';

const fates = ['deleted', 'anonymised', 'kept'] as const satisfies readonly Fate[];
const marks = ['verified', 'secondary', 'from memory'] as const;

export class OwnSectionView {
  @Part(() => BilingualView) what: BilingualView;
  @Free({ many: true, most: 500, about: 'newest first' }) rows: object[];
}

/** Everything that is kept of the caller as a person (PIPL 45). */
export class OwnDataView {
  @At() madeAt: string;
  @Part(() => OwnSectionView, { many: true }) sections: OwnSectionView[];
}

export class FateView {
  @Part(() => BilingualView) what: BilingualView;
  @Choice(fates, { name: 'DataFate' }) fate: Fate;
  @Text({ nullable: true, about: 'article under which it is kept' }) rule: string | null;
  @Choice(marks, { nullable: true, name: 'LawMark', about: 'how sure the article is' })
  mark: (typeof marks)[number] | null;
  @Day({ nullable: true, about: 'last day; none where no day is set' }) until: PlainDate | null;
}

/** What would become of each kind of data (PIPL 47). */
export class DeletionView {
  @Flag({ about: 'the caller may close the account here' }) may: boolean;
  @Part(() => BilingualView, { nullable: true, about: 'why not' }) why: BilingualView | null;
  @Part(() => FateView, { many: true }) fates: FateView[];
  @Day({ nullable: true, about: 'the last day on which the name stays with the records; none: it goes at once' })
  nameUntil: PlainDate | null;
}
