import type { Ports, Tx } from '@yby/platform';
import type { FilingDocument } from '../filing/filing-document';
import { businessOpen, openBusinessOf } from './rest-and-close';

/** A storehouse is given up empty. @throws Refusal enterprise.business-open */
export async function refuseBusySites(
  ports: Ports,
  tx: Tx,
  enterpriseId: string,
  before: FilingDocument,
  after: FilingDocument,
): Promise<void> {
  const kept = new Set(after.sites.map(({ id }) => id));
  const given = before.sites.map(({ id }) => id).filter((id) => !kept.has(id));
  if (given.length === 0) return;
  const open = await openBusinessOf(ports, tx, enterpriseId, given);
  if (open.length > 0) throw businessOpen(open);
}
