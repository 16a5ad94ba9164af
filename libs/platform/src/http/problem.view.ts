import { Free, Part, Text, Whole } from './fields';

export class ProblemTextView {
  @Text() title: string;
  @Text({ about: 'what to do now' }) todo: string;
}

export class ProblemFieldView {
  @Text() field: string;
  @Text() code: string;
  @Text() zh: string;
  @Text() en: string;
}

/** RFC 9457. */
export class ProblemView {
  @Text() type: string;
  @Text() title: string;
  @Whole() status: number;
  @Text({ about: '<module>.<word>; docs/refusals.md lists all' }) code: string;
  @Text() detail: string;
  @Part(() => ProblemTextView) zh: ProblemTextView;
  @Part(() => ProblemTextView) en: ProblemTextView;
  @Text({ optional: true, about: 'article or standard' }) rule?: string;
  @Part(() => ProblemFieldView, { many: true, optional: true }) errors?: ProblemFieldView[];
  @Free({ optional: true }) facts?: object;
  @Text({ about: 'number to quote' }) instance: string;
}
