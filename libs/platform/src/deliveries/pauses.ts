/** Failures before a delivery or a deadline is given up; with the pauses below the last comes after 34 minutes. */
export const MOST_FAILURES = 12;

/** Pause before the next try, in milliseconds: 1 s doubled each time, at most 30 minutes. */
export function pauseAfter(failures: number): number {
  return Math.min(1_000 * 2 ** (failures - 1), 1_800_000);
}

/** A listener or deadline handler that takes longer has failed. Shorter than the database's own limits (60 s). */
export const PATIENCE_MS = 50_000;
