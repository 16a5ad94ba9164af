import { platformRefusal, type Actor, type Instant, type Sql } from '@yby/platform';
import type { FilingDocument, StoredScan } from './filing-document';
import type { FilingState } from './filing.lifecycle';

/** A reason for which an officer has returned a filing, with its place in the document and a word of one's own. */
export interface ReturnedDefect {
  readonly code: string;
  readonly field?: string;
  readonly note?: string;
}

export interface StoredFiling {
  readonly id: string;
  readonly number: string;
  readonly enterprise_id: string;
  readonly kind: 'registration' | 'change';
  readonly state: FilingState;
  /** Sealed. */
  readonly document: FilingDocument;
  readonly revision: number;
  readonly subject_key: string;
  readonly name: string;
  readonly returned: ReturnedDefect[];
  readonly corrections: number;
  readonly note: string | null;
  readonly helper_id: string | null;
  readonly consent: StoredScan | null;
  readonly opened_by: string;
  readonly opened_at: Instant;
  readonly submitted_at: Instant | null;
  readonly due_at: Instant | null;
  readonly decided_at: Instant | null;
  readonly decided_by: string | null;
  readonly organ_id: string | null;
  readonly division: string;
  readonly version: number;
}

/** A county covers itself, a city (…00) its counties, a province (…0000) its cities. */
export const covers = (organ: string, division: string): boolean => division.startsWith(organ.replace(/(00)+$/, ''));

/** On whose side somebody stands. Drafts are the applicant's own business, and that of who helps. */
export function sideOf(
  row: Pick<StoredFiling, 'enterprise_id' | 'division' | 'state' | 'helper_id' | 'submitted_at'>,
  actor: Actor,
): 'applicant' | 'helper' | 'authority' | null {
  if (actor.enterpriseId !== null) return actor.enterpriseId === row.enterprise_id ? 'applicant' : null;
  if (actor.division === null || !covers(actor.division, row.division)) return null;
  if (row.helper_id === actor.id) return 'helper';
  return row.submitted_at === null ? null : 'authority';
}

/** @throws Refusal platform.not-found also for a foreign filing: that it exists is nobody else's business */
export async function getFiling(
  sql: Sql,
  actor: Actor,
  id: string,
  lock: '' | 'FOR UPDATE' = '',
): Promise<StoredFiling> {
  const row = await sql.maybe<StoredFiling>(
    lock ? 'SELECT * FROM enterprise.filing WHERE id = $1 FOR UPDATE' : 'SELECT * FROM enterprise.filing WHERE id = $1',
    [id],
  );
  if (!row || sideOf(row, actor) === null) throw platformRefusal('not-found');
  return row;
}

/** For those who fill it in: the enterprise, or the officer who helps it. @throws Refusal platform.not-found for all others */
export async function getOwnFiling(sql: Sql, actor: Actor, id: string): Promise<StoredFiling> {
  const row = await getFiling(sql, actor, id, 'FOR UPDATE');
  if (!['applicant', 'helper'].includes(sideOf(row, actor)!)) throw platformRefusal('not-found');
  return row;
}
