import { isoOf, platformRefusal, type Actor, type Instant, type Sql, type Vault } from '@yby/platform';
import { changesOf } from '../filing/facts-of';
import type { FilingDocument } from '../filing/filing-document';
import { getFiling, sideOf } from '../filing/filing-row';
import { maskDocument, openDocument } from '../filing/seal-document';
import type { VersionView } from './file-views';

interface Row {
  readonly revision: number;
  readonly document: FilingDocument;
  readonly submitted_at: Instant;
}

/** One document of a filing as it was submitted. @throws Refusal platform.not-found */
export async function readVersion(
  sql: Sql,
  vault: Vault,
  actor: Actor,
  filingId: string,
  revision: number,
): Promise<VersionView> {
  const filing = await getFiling(sql, actor, filingId);
  const [asked, before] = await sql.rows<Row>(
    `SELECT revision, document, submitted_at FROM enterprise.filing_version
     WHERE filing_id = $1 AND revision <= $2 ORDER BY revision DESC LIMIT 2`,
    [filingId, revision],
  );
  if (asked?.revision !== revision) throw platformRefusal('not-found');
  const document = openDocument(vault, asked.document);
  return {
    revision,
    submittedAt: isoOf(asked.submitted_at),
    document: sideOf(filing, actor) === 'authority' ? maskDocument(document) : document,
    changes: before ? changesOf(openDocument(vault, before.document), document) : [],
  };
}
