import { toPlainDate, type Instant } from '@yby/platform';
import { lawInUse, noticeDeadline } from '@yby/regulation/contract';
import type { StoredApplication } from '../application/application-row';
import { permitsRefusal } from '../permits.refusals';

/**
 * 行政许可法 32: what is missing is told within five days of receipt, all at once; untold, the application of a licence stands
 * accepted since it was received, and is decided as it is. Nothing is granted by silence.
 * @throws Refusal permits.notice-too-late
 */
export function toldInTime(row: StoredApplication, now: Instant): void {
  if (!row.kind.endsWith('_permit')) return;
  const receivedAt = row.corrections === 0 ? row.submitted_at : row.accepted_at!;
  const calendar = lawInUse().calendar(row.division, toPlainDate(receivedAt));
  const { dueAt } = noticeDeadline(receivedAt, calendar);
  const last = calendar.addWorkingMinutes(dueAt, row.paused_minutes).at;
  if (now > last) throw permitsRefusal('notice-too-late', { number: row.number, on: toPlainDate(last) });
}

/** A second notice is the office's fault: its clock went on, and the corrected file finds both limits where they were. */
export function clocksOfRound<T extends { acceptedAt: Instant; statutoryDueAt: Instant; promisedDueAt: Instant }>(
  row: StoredApplication,
  anew: T | null,
): T | null {
  if (anew === null || row.corrections < 2) return anew;
  return {
    ...anew,
    acceptedAt: row.accepted_at!,
    statutoryDueAt: row.statutory_due_at!,
    promisedDueAt: row.promised_due_at!,
  };
}
