import type { EvidenceMark, Instant, PlainDate, Sealed } from '@yby/platform';
import type { ApplicationKind } from '../application/application-input';
import type { NoticeKind } from './notice-kinds';

/** Where an officer's words on a paper are sealed: they write names into them. */
export const NOTICE_NOTE = 'notice.note';

/** One reason or one thing to correct, in the law's words as they were on the day. */
export interface NoticePoint {
  readonly zh: string;
  readonly en: string;
  readonly rule: string | null;
  readonly mark: EvidenceMark | null;
  readonly note: Sealed | null;
}

export interface NoticeFacts {
  readonly matter: ApplicationKind;
  readonly application: string;
  readonly permit: string | null;
  readonly points: readonly NoticePoint[];
  readonly note: Sealed | null;
  readonly until: PlainDate | null;
  /** Until when to correct, or until when it is decided. */
  readonly due: string | null;
  /** Who is right, where this organ is not. */
  readonly authority: { readonly zh: string; readonly en: string } | null;
  /** The decision of another level. */
  readonly document?: { readonly number: string; readonly on: PlainDate };
  readonly phone: string;
}

export interface StoredNotice {
  readonly id: string;
  readonly number: string;
  readonly code: string;
  readonly kind: NoticeKind;
  readonly application_id: string;
  readonly permit_id: string | null;
  readonly enterprise_id: string;
  readonly addressee: string;
  readonly uscc: string;
  readonly organ_name: string;
  readonly facts: NoticeFacts;
  readonly issued_at: Instant;
  readonly division: string;
}
