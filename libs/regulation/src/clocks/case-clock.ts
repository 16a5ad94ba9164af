// The clock of one case, computed from its events alone: acceptance, both limits, pauses, silence. Nothing is stored that
// cannot be computed again. 行政许可法 32 (told once within five days, else accepted since receipt), 45 (what does not count), 82.
import { toPlainDate, type Instant, type WorkCalendar } from '@yby/platform/contract';
import type { Category } from '../catalogue/substance';
import { closeAfter, dueDates, noticeDeadline, type ApplicationKind, type ClockSettings } from './due-dates';

/** 行政许可法 45 and 条例 29: what does not count towards a licensing period. On-site verification of the same organ does. */
export const pauseReasons = {
  hearing: { zh: '听证', en: 'hearing', rule: '行政许可法 45' },
  testing: { zh: '检验、检测', en: 'test or examination', rule: '行政许可法 45' },
  quarantine: { zh: '检疫', en: 'quarantine', rule: '行政许可法 45' },
  appraisal: { zh: '鉴定', en: 'appraisal', rule: '行政许可法 45' },
  expert_review: { zh: '专家评审', en: 'expert review', rule: '行政许可法 45' },
  international_verification: { zh: '国际核查', en: 'international verification', rule: '条例 29' },
} as const;
export type PauseReason = keyof typeof pauseReasons;

export type CaseEvent =
  | { readonly event: 'submitted'; readonly at: Instant }
  /** Everything that is missing, told at once. */
  | { readonly event: 'correction_requested'; readonly at: Instant }
  | { readonly event: 'resubmitted'; readonly at: Instant }
  | { readonly event: 'accepted'; readonly at: Instant }
  | { readonly event: 'paused'; readonly at: Instant; readonly reason: PauseReason }
  | { readonly event: 'resumed'; readonly at: Instant }
  | { readonly event: 'decided'; readonly at: Instant };

export interface CaseClock {
  readonly state: 'waiting_for_acceptance' | 'waiting_for_applicant' | 'running' | 'paused' | 'decided';
  readonly acceptedAt: Instant | null;
  /** Accepted because nothing was said within five working days. */
  readonly acceptedBySilence: boolean;
  /** Until when the office may still tell what is missing. */
  readonly noticeDueAt: Instant | null;
  readonly statutoryDueAt: Instant | null;
  readonly promisedDueAt: Instant | null;
  /** Working minutes from acceptance until the decision, or until `now`; pauses do not count. */
  readonly usedMinutes: number;
  /** The honest companion: working minutes since the first submission, corrections and all. */
  readonly sinceSubmissionMinutes: number;
  /** A second correction request: a fault of the office, and the clock went on (行政许可法 32: told once). */
  readonly secondCorrection: boolean;
  readonly provisional: boolean;
}

export interface CaseKind {
  readonly kind: ApplicationKind;
  readonly category: Category;
}

/**
 * @param events in the order of their moments; the first is a submission
 * @param now for silence and for what is still open
 * @throws RangeError when the events cannot have happened in this order
 */
export function caseClock(
  events: readonly CaseEvent[],
  { kind, category }: CaseKind,
  now: Instant,
  calendar: WorkCalendar,
  settings: ClockSettings,
): CaseClock {
  const first = events[0];
  if (first?.event !== 'submitted') throw new RangeError('a case begins with its submission');
  let receivedAt = first.at;
  let acceptedAt: Instant | null = null;
  let bySilence = false;
  let requests = 0;
  let waiting = false;
  let pausedAt: Instant | null = null;
  let decidedAt: Instant | null = null;
  let provisional = false;
  const pauses: { from: Instant; to: Instant }[] = [];

  const accept = (submittedAt: Instant, at: Instant | null, silence = false) => {
    const due = dueDates({ kind, category, submittedAt, acceptedAt: at }, calendar, settings);
    acceptedAt = due.acceptedAt;
    bySilence = silence;
    provisional ||= due.provisional;
  };
  const silenceUntil = (at: Instant) => {
    if (acceptedAt !== null || waiting) return;
    const notice = noticeDeadline(receivedAt, calendar);
    // Accepted since the day of receipt, not since the day the silence was noticed.
    if (at > notice.dueAt) accept(receivedAt, null, true);
  };

  let last = first.at;
  for (const one of events.slice(1)) {
    if (one.at < last) throw new RangeError(`${one.event} lies before the event that precedes it`);
    last = one.at;
    silenceUntil(one.at);
    switch (one.event) {
      case 'submitted':
        throw new RangeError('a case is submitted once; afterwards it is resubmitted');
      case 'correction_requested':
        requests += 1;
        // A first request before acceptance stops the matter; any other one does not stop the clock.
        if (acceptedAt === null && requests === 1) waiting = true;
        else if (acceptedAt === null) accept(receivedAt, null);
        break;
      case 'resubmitted':
        if (waiting) {
          waiting = false;
          receivedAt = one.at;
        }
        break;
      case 'accepted':
        if (acceptedAt === null) accept(receivedAt, one.at);
        waiting = false;
        break;
      case 'paused':
        if (acceptedAt === null || pausedAt !== null) throw new RangeError('only a running clock can be paused');
        pausedAt = one.at;
        break;
      case 'resumed':
        if (pausedAt === null) throw new RangeError('only a paused clock can be resumed');
        pauses.push({ from: pausedAt, to: one.at });
        pausedAt = null;
        break;
      case 'decided':
        decidedAt = one.at;
    }
  }
  const end = decidedAt ?? now;
  silenceUntil(end);
  if (pausedAt !== null) pauses.push({ from: pausedAt, to: end });
  const limits = acceptedAt === null ? null : limitsOf(acceptedAt, receivedAt, pauses);

  function limitsOf(from: Instant, submittedAt: Instant, breaks: readonly { from: Instant; to: Instant }[]) {
    const due = dueDates({ kind, category, submittedAt, acceptedAt: from }, calendar, settings);
    const days = breaks.reduce((sum, pause) => sum + workingDaysOf(pause, calendar), 0);
    const later = (at: Instant) => (days === 0 ? { at, provisional: false } : closeAfter(at, days, calendar));
    const statutory = later(due.statutoryDueAt);
    const promised = later(due.promisedDueAt);
    provisional ||= due.provisional || statutory.provisional || promised.provisional;
    return { statutory: statutory.at, promised: promised.at };
  }

  const started = acceptedAt as Instant | null;
  const paused = pauses.reduce((sum, { from, to }) => sum + calendar.workingMinutesBetween(from, to), 0);
  const notice = started === null && !waiting ? noticeDeadline(receivedAt, calendar) : null;
  return {
    state:
      decidedAt !== null
        ? 'decided'
        : started === null
          ? waiting
            ? 'waiting_for_applicant'
            : 'waiting_for_acceptance'
          : pausedAt !== null
            ? 'paused'
            : 'running',
    acceptedAt: started,
    acceptedBySilence: bySilence,
    noticeDueAt: notice?.dueAt ?? null,
    statutoryDueAt: limits?.statutory ?? null,
    promisedDueAt: limits?.promised ?? null,
    usedMinutes: started === null ? 0 : Math.max(0, calendar.workingMinutesBetween(started, end) - paused),
    sinceSubmissionMinutes: calendar.workingMinutesBetween(first.at, end),
    secondCorrection: requests > 1,
    provisional: provisional || (notice?.provisional ?? false),
  };
}

/** Working days that a pause takes away: those after its first day up to and with its last, as periods are counted. */
function workingDaysOf({ from, to }: { from: Instant; to: Instant }, calendar: WorkCalendar): number {
  const end = toPlainDate(to);
  let days = 0;
  for (
    let day = calendar.addWorkingDays(toPlainDate(from), 1).date;
    day <= end;
    day = calendar.addWorkingDays(day, 1).date
  )
    days += 1;
  return days;
}
