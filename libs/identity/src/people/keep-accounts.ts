import { Inject, Injectable } from '@nestjs/common';
import { advance, platformRefusal, toPlainDate, Work, type Caller, type Role, type Tx } from '@yby/platform';
import { accountLifecycle } from '../accounts/account.lifecycle';
import { addAccount } from '../accounts/add-account';
import { identityRefusal } from '../identity.refusals';
import { addMandate, type MandateInput } from '../offices/mandate';
import { companyOffices } from '../offices/office-names';
import { checkOffices, keepAdministrator } from '../offices/office-rules';
import { Propose } from '../offices/propose';
import { ownOrgan } from '../organs/keep-organs';
import { endSessionsOf } from '../sessions/end-sessions';
import type { OfficesInput, OpenAccount } from './account-views';
import { firstPassword } from './first-password';
import { getAccount, type StoredAccount } from './read-accounts';

/**
 * 人员: officers' accounts are opened without any office, which a second administrator then confirms; an enterprise's
 * administrator gives offices to the enterprise's own people, and all of it stands in the journal.
 */
@Injectable()
export class KeepAccounts {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Propose) private readonly proposals: Propose,
  ) {}

  /** @returns id and the password that is shown once. @throws Refusal identity.office-misplaced, identity.username-taken … */
  open(caller: Caller, input: OpenAccount): Promise<{ id: string; firstPassword: string }> {
    return this.work.run(caller, 'identity.open-account', async (tx) => {
      const password = firstPassword();
      const { username, name, roles, mandate } = input;
      const { enterpriseId, roles: holds } = tx.actor;
      if (enterpriseId !== null) {
        if (input.organId) throw identityRefusal('office-misplaced', { roles });
        mandateFits(roles, mandate, false);
        const division = await divisionOfCompany(tx, enterpriseId);
        const account = { username, name, password, roles, enterpriseId, division, passwordInitial: true };
        const id = await addAccount(tx, account);
        if (mandate) await addMandate(tx, { id, division }, mandate);
        return { id, firstPassword: password };
      }
      if (!holds.includes('sysadmin')) throw platformRefusal('not-permitted', { roles: ['sysadmin'] });
      if (!input.organId) throw identityRefusal('office-misplaced', { roles });
      const organ = await ownOrgan(tx, input.organId);
      if (organ.state !== 'open') throw identityRefusal('organ-misplaced');
      checkOffices(roles, { enterpriseId: null, organId: organ.id });
      const { division } = organ;
      const account = { username, name, password, roles: [], organId: organ.id, division, passwordInitial: true };
      const id = await addAccount(tx, account);
      await this.proposals.propose(tx, 'offices', { accountId: id, content: { roles, before: [] }, division });
      return { id, firstPassword: password };
    });
  }

  /** An enterprise's administrator changes the offices of the enterprise's people; their sessions end. */
  assign(caller: Caller, id: string, { roles, mandate }: OfficesInput): Promise<void> {
    return this.work.run(caller, 'identity.assign-offices', async (tx) => {
      const account = await lockAccount(tx, id);
      const wanted = [...new Set(roles)];
      checkOffices(wanted, account);
      mandateFits(wanted, mandate, account.roles.includes('agent'));
      await setOffices(tx, account, wanted, tx.caller.ifMatch);
      if (mandate) await addMandate(tx, account, mandate);
    });
  }

  /** 提出岗位调整: of an officer; nothing holds until another administrator confirms it. */
  proposeOffices(caller: Caller, id: string, roles: readonly Role[]): Promise<void> {
    return this.work.run(caller, 'identity.propose-offices', async (tx) => {
      const account = await lockAccount(tx, id);
      if (account.id === tx.actor.id) throw identityRefusal('own-offices');
      const wanted = [...new Set(roles)].sort();
      if (account.organId === null) throw identityRefusal('office-misplaced', { roles: wanted });
      checkOffices(wanted, account);
      if (wanted.join() === account.roles.join()) throw identityRefusal('nothing-changes');
      if (account.state !== 'active')
        throw platformRefusal('state-changed', { state: accountLifecycle.states[account.state].zh, open: '—' });
      await this.proposals.propose(tx, 'offices', {
        accountId: id,
        content: { roles: wanted, before: account.roles },
        division: account.division,
      });
    });
  }

  entrust(caller: Caller, id: string, mandate: MandateInput): Promise<void> {
    return this.work.run(caller, 'identity.entrust', async (tx) => {
      const account = await lockAccount(tx, id);
      if (!account.roles.includes('agent')) throw identityRefusal('office-misplaced', { roles: ['agent'] });
      await addMandate(tx, account, mandate);
      const version = await this.move(tx, account, 'entrust');
      say(tx, account, version, 'identity.mandate-entered', { from: mandate.from, until: mandate.until });
    });
  }

  suspend(caller: Caller, id: string): Promise<void> {
    return this.work.run(caller, 'identity.suspend-account', async (tx) => {
      const account = await lockAccount(tx, id);
      await this.leaves(tx, account, 'lock', 'identity.account-suspended');
    });
  }

  restore(caller: Caller, id: string): Promise<void> {
    return this.work.run(caller, 'identity.restore-account', async (tx) => {
      const account = await lockAccount(tx, id);
      say(tx, account, await this.move(tx, account, 'unlock'), 'identity.account-restored');
    });
  }

  close(caller: Caller, id: string): Promise<void> {
    return this.work.run(caller, 'identity.close-account', async (tx) => {
      const account = await lockAccount(tx, id);
      await this.leaves(tx, account, 'close', 'identity.account-closed');
    });
  }

  private async leaves(tx: Tx, account: StoredAccount, act: 'lock' | 'close', event: string): Promise<void> {
    if (account.id === tx.actor.id) throw identityRefusal('own-offices');
    const version = await this.move(tx, account, act);
    await keepAdministrator(tx, account, account.roles);
    await endSessionsOf(tx, account.id);
    say(tx, account, version, event);
  }

  private move(tx: Tx, { id, state: from }: StoredAccount, act: 'lock' | 'unlock' | 'close' | 'entrust') {
    return advance(tx, accountLifecycle, { act, id, from, version: tx.caller.ifMatch });
  }
}

/** @throws Refusal platform.not-found also for somebody whom the caller does not look after */
export async function lockAccount(tx: Tx, id: string): Promise<StoredAccount> {
  await tx.execute('SELECT 1 FROM identity.account WHERE id = $1 FOR UPDATE', [id]);
  return getAccount(tx, tx.actor, id, toPlainDate(tx.now));
}

/** Writes the offices that somebody holds from now on, ends their sessions and tells which they were. */
export async function setOffices(
  tx: Tx,
  account: StoredAccount,
  roles: readonly Role[],
  seen?: number | undefined,
): Promise<void> {
  if (account.id === tx.actor.id) throw identityRefusal('own-offices');
  const version = await advance(tx, accountLifecycle, {
    act: 'assign',
    id: account.id,
    from: account.state,
    version: seen,
  });
  const lost = account.roles.filter((role) => !roles.includes(role));
  await tx.execute('DELETE FROM identity.office WHERE account_id = $1 AND role <> ALL($2::text[])', [
    account.id,
    roles,
  ]);
  await tx.execute(
    'INSERT INTO identity.office (account_id, role) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING',
    [account.id, roles],
  );
  await keepAdministrator(tx, account, lost);
  await endSessionsOf(tx, account.id);
  say(tx, account, version, 'identity.offices-changed', { before: account.roles, roles: [...roles] });
}

function mandateFits(roles: readonly Role[], mandate: MandateInput | undefined, holdsOne: boolean): void {
  const misplaced = roles.filter((role) => !(companyOffices as readonly Role[]).includes(role));
  if (misplaced.length) throw identityRefusal('office-misplaced', { roles: misplaced });
  if (roles.includes('agent') ? !mandate && !holdsOne : mandate) throw identityRefusal('mandate-required');
}

async function divisionOfCompany(tx: Tx, enterpriseId: string): Promise<string> {
  const row = await tx.maybe<{ division: string }>(
    'SELECT division FROM identity.account WHERE id = $1 AND enterprise_id = $2',
    [tx.actor.id, enterpriseId],
  );
  if (!row) throw platformRefusal('not-found');
  return row.division;
}

function say(tx: Tx, account: StoredAccount, version: number, event: string, facts: Record<string, unknown> = {}) {
  tx.emit(event, { type: 'account', id: account.id, version, division: account.division }, {
    accountId: account.id,
    enterpriseId: account.enterpriseId,
    organId: account.organId,
    ...facts,
  } as never);
}
