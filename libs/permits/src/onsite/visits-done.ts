import type { Tx } from '@yby/platform';
import type { Requirement } from '@yby/regulation/contract';
import type { StoredApplication } from '../application/application-row';
import { permitsRefusal } from '../permits.refusals';

/**
 * 办法 7, 20: nothing is approved while somebody is on the way there, or where the law wants a visit that was not made.
 * @throws Refusal permits.onsite-open, permits.onsite-needed
 */
export async function visitsDone(tx: Tx, row: StoredApplication): Promise<void> {
  const visits = await tx.rows<{ state: string }>(
    'SELECT state FROM permits.onsite_verification WHERE application_id = $1 ORDER BY id DESC LIMIT 100',
    [row.id],
  );
  if (visits.some(({ state }) => state === 'asked')) throw permitsRefusal('onsite-open', { number: row.number });
  const { onsite } = row.precheck.requirement as Requirement;
  if (onsite === 'mandatory' && !visits.some(({ state }) => state === 'done'))
    throw permitsRefusal('onsite-needed', { number: row.number });
}
