import type { Tx } from '@yby/platform';
import type { FilingDocument } from '../filing/filing-document';

/** The page makes the ids of new rows: one that another enterprise's row has already is replaced before it is written. */
export async function freshIds(tx: Tx, enterpriseId: string, document: FilingDocument): Promise<FilingDocument> {
  const { licences, sites, staff, documents } = document;
  const named = [licences, sites, staff, documents].map((rows) => rows.map(({ id }) => id));
  const foreign = await tx.rows<{ id: string }>(
    `SELECT id FROM enterprise.licence WHERE id = ANY($2::uuid[]) AND enterprise_id <> $1
     UNION ALL SELECT id FROM enterprise.site WHERE id = ANY($3::uuid[]) AND enterprise_id <> $1
     UNION ALL SELECT id FROM enterprise.staff WHERE id = ANY($4::uuid[]) AND enterprise_id <> $1
     UNION ALL SELECT id FROM enterprise.document WHERE id = ANY($5::uuid[]) AND enterprise_id <> $1`,
    [enterpriseId, ...named],
  );
  const taken = new Set(foreign.map(({ id }) => id));
  const own = <T extends { id: string }>(rows: T[]): T[] => {
    const seen = new Set<string>();
    return rows.map((row) => {
      const keep = !taken.has(row.id) && !seen.has(row.id);
      seen.add(row.id);
      return keep ? row : { ...row, id: tx.newId() };
    });
  };
  return { ...document, licences: own(licences), sites: own(sites), staff: own(staff), documents: own(documents) };
}
