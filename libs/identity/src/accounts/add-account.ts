import { toPlainDate, isoOf, type Role, type Sealed, type Tx } from '@yby/platform';
import { identityRefusal } from '../identity.refusals';
import { checkOffices } from '../offices/office-rules';
import type { AccountState } from './account.lifecycle';
import { hashPassword } from './password-hash';
import { passwordFlaws } from './password-rule';

export interface NewAccount {
  /** 2–64 characters without spaces; stored and compared in small letters. */
  readonly username: string;
  readonly name: string;
  readonly password: string;
  readonly roles: readonly Role[];
  /** Of a company account. */
  readonly enterpriseId?: string | null;
  /** Of an authority's account. */
  readonly organId?: string | null;
  /** GB/T 2260 code of the authority that the account falls to. */
  readonly division: string;
  /** Somebody else knows the password: its person must change it at the first sign-in. */
  readonly passwordInitial?: boolean;
  /** A second factor from the first day, for seeds and tests: sealed secret of an authenticator app. */
  readonly totp?: Sealed;
}

/**
 * Opens an account and emits `identity.account-opened`.
 * @returns its id
 * @throws Refusal identity.username-malformed, identity.weak-password, identity.offices-apart, identity.office-misplaced,
 *   identity.username-taken
 */
export async function addAccount(tx: Tx, account: NewAccount): Promise<string> {
  const username = account.username.trim().toLowerCase();
  const { name, password, division, enterpriseId = null, organId = null } = account;
  const roles = [...new Set(account.roles)];
  if (!/^\S{2,64}$/.test(username)) throw identityRefusal('username-malformed');
  const flaws = passwordFlaws(password, username);
  if (flaws.length) throw identityRefusal('weak-password', { flaws });
  checkOffices(roles, { enterpriseId, organId });
  const id = tx.newId();
  await tx
    .insert('identity.account', {
      id,
      username,
      name,
      password_hash: await hashPassword(password),
      password_set_at: isoOf(tx.now),
      password_initial: account.passwordInitial ?? false,
      state: 'active' satisfies AccountState,
      enterprise_id: enterpriseId,
      organ_id: organId,
      division,
      month: Number(toPlainDate(tx.now).slice(0, 7).replace('-', '')),
    })
    .catch((error: { constraint?: string }) => {
      throw error.constraint === 'account_username_once' ? identityRefusal('username-taken') : error;
    });
  await tx.execute('INSERT INTO identity.office (account_id, role) SELECT $1, unnest($2::text[])', [id, roles]);
  if (account.totp)
    await tx.insert('identity.factor', {
      id: tx.newId(),
      account_id: id,
      kind: 'totp',
      name: '身份验证器',
      secret: account.totp,
      last_step: 0,
      added_at: isoOf(tx.now),
    });
  tx.emit('identity.account-opened', { type: 'account', id, version: 1, division }, { roles, enterpriseId, organId });
  return id;
}
