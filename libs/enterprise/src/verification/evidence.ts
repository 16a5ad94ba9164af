import { isoOf, type Instant, type Sql, type Tx, type Vault } from '@yby/platform';
import { factsOf, rankOf, textOf, type DeclaredFact, type EvidenceLevel } from '../filing/facts-of';
import type { FilingDocument } from '../filing/filing-document';

export interface Evidence {
  readonly fact: string;
  readonly level: EvidenceLevel;
  readonly at: Instant;
}

interface Row {
  readonly fact: string;
  readonly value_blind: string;
  readonly level: EvidenceLevel;
  readonly set_at: Instant;
}

const blindOf = (vault: Vault, { fact, value }: DeclaredFact): string =>
  vault.blind(`${fact}\n${textOf(value)}`, 'enterprise.fact');

/** How well each fact of an open document is known: by its value, so that a changed one is merely declared. */
export async function evidenceOf(
  sql: Sql,
  vault: Vault,
  enterpriseId: string,
  document: FilingDocument,
): Promise<Evidence[]> {
  const rows = await sql.rows<Row>(
    'SELECT fact, value_blind, level, set_at FROM enterprise.evidence WHERE enterprise_id = $1',
    [enterpriseId],
  );
  const known = new Map(rows.map((row) => [row.fact, row]));
  return factsOf(document).flatMap((fact) => {
    const row = known.get(fact.fact);
    return row?.value_blind === blindOf(vault, fact) ? [{ fact: fact.fact, level: row.level, at: row.set_at }] : [];
  });
}

export interface SetEvidence {
  readonly enterpriseId: string;
  readonly document: FilingDocument;
  readonly levels: ReadonlyMap<string, EvidenceLevel>;
  readonly filingId: string | null;
  readonly visitId: string | null;
}

/** Writes levels for values as they are now. What is known better of the same value stays. */
export async function setEvidence(tx: Tx, vault: Vault, set: SetEvidence): Promise<void> {
  const { enterpriseId, document, levels, filingId, visitId } = set;
  const standing = new Map((await evidenceOf(tx, vault, enterpriseId, document)).map((one) => [one.fact, one.level]));
  for (const fact of factsOf(document)) {
    const level = levels.get(fact.fact);
    const before = standing.get(fact.fact);
    if (!level || (before && rankOf(before) >= rankOf(level))) continue;
    await tx.execute(
      `INSERT INTO enterprise.evidence (enterprise_id, fact, value_blind, level, filing_id, visit_id, set_by, set_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (enterprise_id, fact) DO UPDATE SET value_blind = excluded.value_blind, level = excluded.level,
         filing_id = excluded.filing_id, visit_id = excluded.visit_id, set_by = excluded.set_by, set_at = excluded.set_at`,
      [enterpriseId, fact.fact, blindOf(vault, fact), level, filingId, visitId, tx.actor.id, isoOf(tx.now)],
    );
  }
}
