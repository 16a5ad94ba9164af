import { Choice, Day, Flag, Free, Id, Json, Part, At, Text, Whole } from '@yby/platform';
import type { Instant, PlainDate } from '@yby/platform/contract';
import type { LawChanges } from './law-changes';

export const amendmentStates = ['proposed', 'confirmed', 'rejected', 'expired'] as const;
export type AmendmentState = (typeof amendmentStates)[number];

export class AmendmentInput {
  @Text({ min: 2, max: 200 }) titleZh: string;
  @Text({ min: 2, max: 200 }) titleEn: string;
  @Text({ min: 2, max: 500, about: 'the official text: number, organ, date' }) source: string;
  @Flag({ optional: true, about: 'mends a mistake of earlier data: earlier days are allowed' }) correction?: boolean;
  @Json({ about: 'whole rows: substances, rules, routes, keyAreas, holidays, settings; end…: last days' })
  changes: object;
}

export class AmendmentView {
  @Id() id: string;
  @Text() titleZh: string;
  @Text() titleEn: string;
  @Text() source: string;
  @Flag() correction: boolean;
  @Choice(amendmentStates, { name: 'AmendmentState' }) state: AmendmentState;
  @Whole() version: number;
  @Whole({ about: 'edition that it was checked against' }) baseEdition: number;
  @Whole({ nullable: true, about: 'edition that it became' }) edition: number | null;
  @Day({ nullable: true }) takesForceOn: string | null;
  @Text() proposedBy: string;
  @At() proposedAt: string;
  @Text({ nullable: true }) closedBy: string | null;
  @At({ nullable: true }) closedAt: string | null;
  @Text({ many: true, about: 'what this caller may do next' }) acts: string[];
}

export class AmendmentDetail extends AmendmentView {
  @Free() changes: object;
}

export class AmendmentRows {
  @Part(() => AmendmentView, { many: true }) items: AmendmentView[];
  @Text({ nullable: true }) next: string | null;
}

/** A row of regulation.amendment as it is read. */
export interface StoredAmendment {
  readonly id: string;
  readonly title_zh: string;
  readonly title_en: string;
  readonly source: string;
  readonly correction: boolean;
  readonly changes: LawChanges;
  readonly state: AmendmentState;
  readonly version: number;
  readonly base_edition: number;
  readonly edition: number | null;
  readonly takes_force_on: PlainDate | null;
  readonly proposal_id: string;
  readonly proposed_by: string;
  readonly proposed_name: string;
  readonly proposed_at: Instant;
  readonly closed_name: string | null;
  readonly closed_at: Instant | null;
  readonly closed_by: string | null;
  readonly division: string | null;
}
