import { platformRefusal, type Tx } from '@yby/platform';
import { permitColumns, type StoredPermit } from './permit-row';
import { sideOf, type Side } from './side-of';

/**
 * The permit as the last holder of its lock left it. Every act on a permit takes this lock first, so that a redemption and a
 * measure at the same moment have exactly one order. @throws Refusal platform.not-found also for a stranger
 */
export async function lockPermit(tx: Tx, id: string): Promise<{ permit: StoredPermit; side: Side }> {
  // Two statements: the lock first, so that the lines are read after it.
  await tx.execute('SELECT FROM permits.permit WHERE id = $1 FOR UPDATE', [id]);
  const permit = await tx.maybe<StoredPermit>(`SELECT ${permitColumns} FROM permits.permit p WHERE p.id = $1`, [id]);
  const side = permit && sideOf(permit, tx.actor);
  if (!permit || side === null) throw platformRefusal('not-found');
  return { permit, side };
}
