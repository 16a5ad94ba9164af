import { isoOf, type Tx, type Vault } from '@yby/platform';
import type { Requirement } from '@yby/regulation/contract';
import type { StoredApplication } from '../application/application-row';
import { noticeOnCase } from './issue-notice';

/** The paper that a filed application is answered with at once: accepted, not needed, or another authority's (行政许可法 32). */
export async function noticeOfFiling(tx: Tx, vault: Vault, row: StoredApplication): Promise<void> {
  const law = row.precheck.requirement as Requirement;
  if (row.state === 'accepted')
    return noticeOnCase(tx, vault, row, 'acceptance', { due: row.due_at === null ? null : isoOf(row.due_at) });
  const points = law.because.map(({ zh, en, rule, mark }) => ({ zh, en, rule, mark }));
  if (row.state === 'not_required') return noticeOnCase(tx, vault, row, 'not_required', { points });
  return noticeOnCase(tx, vault, row, 'non_acceptance', {
    points,
    authority: law.authority ? { zh: law.authority.zh, en: law.authority.en } : null,
  });
}
