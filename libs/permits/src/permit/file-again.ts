import { platformRefusal, quantityToWire, type Actor, type Sql, type Vault } from '@yby/platform';
import type { ApplicationInput } from '../application/application-input';
import type { StoredApplication } from '../application/application-row';
import { openHandler } from '../application/handler';
import { inputOf } from '../application/input-of';
import { permitColumns, type StoredPermit } from './permit-row';
import { sideOf } from './side-of';

/**
 * 再办一次: what was filed for this permit, as the body of a new application; for a copy, a renewal, or to file a mistyped
 * paper again. Uses and quantities are those of the paper, so a correction by the officer is not lost.
 * @throws Refusal platform.not-found for anybody but the holder
 */
export async function fileAgain(sql: Sql, vault: Vault, actor: Actor, permitId: string): Promise<ApplicationInput> {
  const permit = await sql.maybe<StoredPermit>(`SELECT ${permitColumns} FROM permits.permit p WHERE p.id = $1`, [
    permitId,
  ]);
  if (!permit || sideOf(permit, actor) !== 'holder') throw platformRefusal('not-found');
  const row = await sql.maybe<StoredApplication>('SELECT * FROM permits.application WHERE id = $1', [
    permit.application_id,
  ]);
  const { name, idNumber, phone } = openHandler(vault, permit.handler);
  return {
    ...inputOf(row!),
    handler: { name, idNumber, phone },
    lines: permit.lines.map(({ substance, unit, granted, use }) => ({
      substance,
      quantity: quantityToWire({ unit, amount: BigInt(granted) }),
      use,
    })),
    copiedFrom: permit.application_id,
  };
}
