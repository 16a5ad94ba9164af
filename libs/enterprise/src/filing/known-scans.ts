import type { Tx } from '@yby/platform';
import { enterpriseRefusal } from '../enterprise.refusals';
import { scansOf, type FilingDocument, type StoredScan } from './filing-document';

/**
 * A scan may be named by who has uploaded it, or because it is on this file already: else anybody could read a foreign file by
 * naming its hash. @throws Refusal enterprise.scan-unknown
 */
export async function checkScans(
  tx: Tx,
  named: readonly StoredScan[],
  onFile: readonly (FilingDocument | null)[] = [],
): Promise<void> {
  const known = new Set(onFile.flatMap((document) => (document ? scansOf(document).map(({ file }) => file) : [])));
  const fresh = [...new Set(named.map(({ file }) => file))].filter((file) => !known.has(file));
  if (fresh.length === 0) return;
  const row = await tx.maybe<{ count: bigint | string }>('SELECT platform.uploaded($1, $2) AS count', [
    tx.actor.id,
    fresh,
  ]);
  if (Number(row?.count ?? 0) !== fresh.length) throw enterpriseRefusal('scan-unknown');
}
