import { platformRefusal, type Tx } from '@yby/platform';
import { makeCodes } from '../code/make-code';
import { checkRecord } from './check-record';
import type { NewEnterprise } from './new-enterprise';
import { columnsOf, taken, writeAll } from './register-enterprise';

/**
 * Puts the verified facts of a change in place of the old ones, and emits `enterprise.amended`. Where the enterprise lies, and
 * its history, stay as they are.
 * @throws Refusal platform.not-found unless it is registered or suspended, and those of registerEnterprise
 */
export async function amendEnterprise(
  tx: Tx,
  id: string,
  record: NewEnterprise,
  facts: readonly string[] = [],
): Promise<void> {
  checkRecord(record);
  const columns = columnsOf(record);
  const names = Object.keys(columns);
  const row = await tx
    .maybe<{ version: number; division: string; organ_id: string | null }>(
      `UPDATE enterprise.enterprise SET version = version + 1, ${names.map((name, i) => `${name} = $${i + 2}`).join(', ')}
       WHERE id = $1 AND state IN ('registered', 'suspended') RETURNING version, division, organ_id`,
      [id, ...Object.values(columns)],
    )
    .catch(taken);
  if (!row) throw platformRefusal('not-found');
  const { version, division, organ_id: organId } = row;
  await writeAll(tx, { id, division, organId }, record);
  // A storehouse that has come with the change gets its own code.
  await makeCodes(tx, [id]);
  tx.emit('enterprise.amended', { type: 'enterprise', id, version, division }, { facts, organId });
}
