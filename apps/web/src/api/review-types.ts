// What the review desk says and hears.
import type { ApplicationKind, ApplicationView } from './types';

export interface QueueRow {
  id: string;
  number: string;
  kind: ApplicationKind;
  enterpriseName: string;
  summary: string;
  division: string;
  dueAt: string;
  acceptedAt: string;
  /** Warnings of the pre-check. */
  warnings: number;
  /** Share of the promised working minutes used, in percent; above 100 when late. */
  used: number;
  overdue: boolean;
  claimedBy: string | null;
  mine: boolean;
  /** Whose turn it is where two officers decide. */
  stage: 'first' | 'second' | 'differing' | null;
}

export interface QueueCounts {
  waiting: number;
  dueToday: number;
  over80: number;
  /** Seconds for which a decision waits here before it is sent. */
  takeBackSeconds: number;
}

export interface ReviewReasons {
  defects: {
    code: string;
    zh: string;
    en: string;
    rule: string;
    exampleZh: string;
    exampleEn: string;
    applies: string[];
  }[];
  refusals: { code: string; zh: string; en: string; rule: string }[];
}

/** `application` is null when no case is left. */
export interface ClaimAnswer {
  application: ApplicationView | null;
  fence: number | null;
  leaseUntil: string | null;
}
