import type { Sql } from '@yby/platform';
import type { FilingDocument } from './filing-document';
import type { sideOf, StoredFiling } from './filing-row';

/**
 * The document that this side reads. Officers have what was last submitted: while it is being corrected, the half-typed one is
 * the applicant's own business.
 */
export async function documentFor(
  sql: Sql,
  row: StoredFiling,
  side: ReturnType<typeof sideOf>,
): Promise<Pick<StoredFiling, 'document' | 'revision' | 'name'>> {
  if (side !== 'authority' || row.state === 'submitted' || row.state === 'approved') return row;
  const last = await sql.maybe<{ document: FilingDocument; revision: number }>(
    'SELECT document, revision FROM enterprise.filing_version WHERE filing_id = $1 ORDER BY revision DESC LIMIT 1',
    [row.id],
  );
  return last ? { ...last, name: last.document.unit.name.trim() } : row;
}
