import type { StoredApplication } from './application-row';

/** Whose turn it is on an open case that two officers decide. */
export const stages = ['first', 'second', 'differing'] as const;
export type Stage = (typeof stages)[number];

/** @returns null for a case of one officer, and for one that is not open */
export function stageOf(
  row: Pick<StoredApplication, 'officers' | 'state' | 'first_officer' | 'second_officer'>,
): Stage | null {
  if (row.officers === 1 || row.state !== 'accepted') return null;
  if (row.first_officer === null) return 'first';
  return row.second_officer === null ? 'second' : 'differing';
}
