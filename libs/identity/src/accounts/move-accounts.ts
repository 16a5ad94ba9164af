import type { Tx } from '@yby/platform';

/** The accounts and keys of an enterprise lie where it lies: for the transfer that moves it. @returns how many accounts */
export async function moveAccounts(tx: Tx, enterpriseId: string, division: string): Promise<number> {
  const moved = await tx.rows<{ id: string; version: number }>(
    'UPDATE identity.account SET division = $2, version = version + 1 WHERE enterprise_id = $1 RETURNING id, version',
    [enterpriseId, division],
  );
  await tx.execute('UPDATE identity.api_key SET division = $2 WHERE enterprise_id = $1', [enterpriseId, division]);
  for (const { id, version } of moved)
    tx.emit('identity.account-moved', { type: 'account', id, version, division }, { enterpriseId });
  return moved.length;
}
