import type { Tx } from '@yby/platform';
import type { Requirement } from '@yby/regulation/contract';
import type { StoredApplication } from './application-row';

/** Keeps with the case how many officers the law, or the standing of its applicant, asks for as it is filed now. */
export async function officersOf(tx: Tx, row: StoredApplication): Promise<StoredApplication> {
  const { officers } = row.precheck.requirement as Requirement;
  if (row.state !== 'accepted' || officers === row.officers) return row;
  await tx.execute('UPDATE permits.application SET officers = $2 WHERE id = $1', [row.id, officers]);
  return { ...row, officers };
}
