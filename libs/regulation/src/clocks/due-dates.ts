// The two clocks of an application: the statutory one (条例 15, 20, 21; 办法 8, 19; working days, 行政许可法 82) and the promised
// one (一日办结). The day of the event is not counted; a limit ends when the office closes on its last working day.
import { atMinute, minuteOf, startOfDay, toPlainDate, type Instant, type WorkCalendar } from '@yby/platform/contract';
import type { Category } from '../catalogue/substance';

export type ApplicationKind =
  'purchase_filing' | 'purchase_permit' | 'transport_filing' | 'transport_permit' | 'transfer_filing';

export interface ClockSettings {
  /** Submissions after this local time 'HH:MM' are accepted at the next working day's opening. */
  readonly cutOff: string;
  /** Working days an applicant has to answer a correction request; set by the office, not by law. */
  readonly correctionWorkingDays?: number;
}

export interface DueDatesAsk {
  readonly kind: ApplicationKind;
  readonly category: Category;
  readonly submittedAt: Instant;
  /** When acceptance is already a fact (an officer accepted, or a corrected file was completed); else computed. */
  readonly acceptedAt?: Instant | null;
}

export interface DueDates {
  readonly acceptedAt: Instant;
  readonly statutoryDueAt: Instant;
  readonly promisedDueAt: Instant;
  /** A year without an official holiday list was touched. */
  readonly provisional: boolean;
}

export const defaultClockSettings = { cutOff: '16:30', correctionWorkingDays: 10 } as const;

/** 行政许可法 32: what is missing is told once within five (working, 82) days, else the file counts as accepted. */
const NOTICE_WORKING_DAYS = 5;

export function dueDates(
  ask: DueDatesAsk,
  calendar: WorkCalendar,
  settings: ClockSettings = defaultClockSettings,
): DueDates {
  const accepted = ask.acceptedAt
    ? { at: ask.acceptedAt, provisional: false }
    : acceptance(ask.submittedAt, calendar, settings.cutOff);
  const dayEnd = calendar.endOfWorkingDay(accepted.at);
  const days = statutoryWorkingDays(ask.kind, ask.category);
  const statutory = days === 0 ? dayEnd : closeAfter(accepted.at, days, calendar);
  const promised = isInOneDayPromise(ask.kind, ask.category) ? dayEnd : statutory;
  return {
    acceptedAt: accepted.at,
    statutoryDueAt: statutory.at,
    promisedDueAt: promised.at,
    provisional: accepted.provisional || statutory.provisional || promised.provisional,
  };
}

/** 0 = the same day. Purchase permit and category 1 transport 10, category 2 transport 3, category 1 transfer 5 (浙江省禁毒条例 20). */
export function statutoryWorkingDays(kind: ApplicationKind, category: Category): number {
  if (kind === 'purchase_permit') return 10;
  if (kind === 'transfer_filing') return category === 1 ? 5 : 0;
  if (kind === 'transport_permit') return category === 1 ? 10 : 3;
  return 0;
}

/** Category 1 is not decided here and therefore not promised. */
export function isInOneDayPromise(kind: ApplicationKind, category: Category): boolean {
  return category !== 1 && kind !== 'purchase_permit';
}

/** When the applicant's answer to a correction request is due; afterwards the application lapses. */
export function correctionDeadline(
  returnedAt: Instant,
  calendar: WorkCalendar,
  settings: ClockSettings = defaultClockSettings,
): { readonly dueAt: Instant; readonly provisional: boolean } {
  const days = settings.correctionWorkingDays ?? defaultClockSettings.correctionWorkingDays;
  const { at, provisional } = closeAfter(returnedAt, days, calendar);
  return { dueAt: at, provisional };
}

/** Until when the office may tell what is missing; told later, the application counts as accepted since receipt. */
export function noticeDeadline(
  receivedAt: Instant,
  calendar: WorkCalendar,
): { readonly dueAt: Instant; readonly provisional: boolean } {
  const { at, provisional } = closeAfter(receivedAt, NOTICE_WORKING_DAYS, calendar);
  return { dueAt: at, provisional };
}

function acceptance(submittedAt: Instant, calendar: WorkCalendar, cutOff: string) {
  const day = toPlainDate(submittedAt);
  const kind = calendar.dayKind(day);
  const spans = calendar.hours.spans;
  const opening = atMinute(day, minuteOf(spans[0]!.from));
  // A cut-off after closing would promise a decision in an office that is shut.
  const last = atMinute(day, Math.min(minuteOf(cutOff), minuteOf(spans[spans.length - 1]!.to)));
  if (kind.working && submittedAt <= last)
    return { at: submittedAt < opening ? opening : submittedAt, provisional: kind.provisional };
  const next = calendar.addWorkingDays(day, 1);
  const open = calendar.nextOpening(startOfDay(next.date));
  return { at: open.at, provisional: kind.provisional || next.provisional };
}

/** The close of the n-th working day after the day of `at`. */
export function closeAfter(at: Instant, workingDays: number, calendar: WorkCalendar) {
  const { date, provisional } = calendar.addWorkingDays(toPlainDate(at), workingDays);
  return { at: calendar.endOfWorkingDay(startOfDay(date)).at, provisional };
}
