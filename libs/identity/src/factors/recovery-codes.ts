import { randomInt } from 'node:crypto';
import { isoOf, type Instant, type Tx, type Vault } from '@yby/platform';

const COUNT = 10;
const LENGTH = 10;
// Crockford's letters: none is taken for another when it is read from paper. Ten of them are 50 bits.
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** New codes in place of all earlier ones. They are told once: what stays are keyed hashes. */
export async function newRecoveryCodes(tx: Tx, vault: Vault, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: COUNT }, () =>
    Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]!).join(''),
  );
  await tx.execute('DELETE FROM identity.recovery_code WHERE account_id = $1', [accountId]);
  await tx.execute('INSERT INTO identity.recovery_code (account_id, code_hash) SELECT $1, unnest($2::text[])', [
    accountId,
    codes.map((code) => hashOf(vault, accountId, code)),
  ]);
  return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`);
}

/** Takes a code; each serves once. */
export async function takeRecoveryCode(
  tx: Tx,
  vault: Vault,
  accountId: string,
  code: string,
  wall: Instant,
): Promise<boolean> {
  const plain = code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const taken = await tx.execute(
    `UPDATE identity.recovery_code SET used_at = $3
     WHERE account_id = $1 AND code_hash = $2 AND used_at IS NULL`,
    [accountId, hashOf(vault, accountId, plain), isoOf(wall)],
  );
  return taken === 1;
}

const hashOf = (vault: Vault, accountId: string, code: string) => vault.blind(`${accountId} ${code}`, 'recovery.code');
