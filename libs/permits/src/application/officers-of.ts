import type { Tx } from '@yby/platform';
import type { Requirement } from '@yby/regulation/contract';
import type { StoredApplication } from './application-row';
import { goesOn } from './forwarding';

/**
 * Keeps with the case how many officers the law, or the standing of its applicant, asks for as it is filed now. What is only
 * handed on needs one here: the two of the law sit where it is decided.
 */
export async function officersOf(tx: Tx, row: StoredApplication): Promise<StoredApplication> {
  const law = row.precheck.requirement as Requirement;
  const officers = goesOn(law) ? 1 : law.officers;
  if (row.state !== 'accepted' || officers === row.officers) return row;
  await tx.execute('UPDATE permits.application SET officers = $2 WHERE id = $1', [row.id, officers]);
  return { ...row, officers };
}
