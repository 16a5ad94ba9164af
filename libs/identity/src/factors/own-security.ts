import { Inject, Injectable } from '@nestjs/common';
import { Clock, isoOf, platformRefusal, Vault, Work, type Caller, type Instant, type Tx } from '@yby/platform';
import { passwordFits } from '../accounts/password-hash';
import { setPassword } from '../accounts/set-password';
import { identityRefusal } from '../identity.refusals';
import { countFailure, forgetFailures, LOCK_MS, lockedFor } from '../sessions/attempts';
import { endSessionsOf, sessionHash } from '../sessions/end-sessions';
import { signingById, subjectOf, type SigningAccount } from '../sessions/signing-account';
import { answered, ask } from './challenge';
import { beginTotp, confirmTotp, type TotpOffer } from './enrol-totp';
import { addPasskey, passkeyOffer, type RelyingParty } from './passkeys';
import { newRecoveryCodes } from './recovery-codes';
import { isFresh } from './security';

export interface Own {
  readonly caller: Caller;
  /** Id of the cookie. */
  readonly sessionId: string;
}

/**
 * What people do with their own account: password, factors, recovery codes, sessions. Factors are changed only by somebody who has
 * proven who they are a moment ago: an open screen is no proof.
 */
@Injectable()
export class OwnSecurity {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /** @throws Refusal identity.wrong-password, identity.locked */
  async confirm({ caller, sessionId }: Own, password: string): Promise<void> {
    await this.withPassword(caller, 'identity.confirm', password, async (tx) => {
      await tx.execute('UPDATE identity.session SET confirmed_at = $2 WHERE id_hash = $1', [
        sessionHash(sessionId),
        isoOf(this.clock.wall()),
      ]);
    });
  }

  /** Every other session of the account ends. @throws Refusal identity.wrong-password, .locked, .weak-password, .password-used */
  async changePassword({ caller, sessionId }: Own, old: string, password: string): Promise<void> {
    await this.withPassword(caller, 'identity.change-password', old, async (tx, account) => {
      await setPassword(tx, account, password);
      await endSessionsOf(tx, account.id, sessionId);
    });
  }

  beginTotp(own: Own): Promise<TotpOffer> {
    return this.proven(own, 'identity.begin-factor', (tx, account) =>
      beginTotp(tx, this.vault, this.clock.wall(), { owner: own.sessionId, username: account.username }),
    );
  }

  /** @throws Refusal identity.factor-refused, identity.factor-taken, identity.step-over */
  async confirmTotp(own: Own, code: string, name: string): Promise<void> {
    await this.proven(own, 'identity.add-factor', async (tx, account) => {
      const wall = this.clock.wall();
      const fits = await confirmTotp(tx, this.vault, wall, { owner: own.sessionId, account, code, name });
      if (!fits) throw identityRefusal('factor-refused');
    });
  }

  beginPasskey(own: Own, party: RelyingParty): Promise<object> {
    return this.proven(own, 'identity.begin-factor', async (tx, account) => {
      const options = await passkeyOffer(tx, party, account);
      await ask(tx, this.clock.wall(), own.sessionId, 'passkey-enrol', options.challenge);
      return options;
    });
  }

  /** @throws Refusal identity.factor-refused, identity.factor-taken, identity.step-over */
  async addPasskey(own: Own, party: RelyingParty, response: object, name: string): Promise<void> {
    await this.proven(own, 'identity.add-factor', async (tx, account) => {
      const wall = this.clock.wall();
      const challenge = await answered(tx, wall, own.sessionId, 'passkey-enrol');
      await addPasskey(tx, party, account, { challenge, response, name, wall });
    });
  }

  /** @throws Refusal identity.last-factor (of an officer), platform.not-found */
  async removeFactor(own: Own, id: string): Promise<void> {
    await this.proven(own, 'identity.remove-factor', async (tx, account) => {
      // The account is held, or two removals at once would leave an officer with none.
      await tx.execute('SELECT 1 FROM identity.account WHERE id = $1 FOR UPDATE', [account.id]);
      const factors = await tx.rows<{ id: string; kind: string }>(
        'SELECT id, kind FROM identity.factor WHERE account_id = $1',
        [account.id],
      );
      const gone = factors.find((one) => one.id === id);
      if (!gone) throw platformRefusal('not-found');
      if (account.organ_id !== null && factors.length === 1) throw identityRefusal('last-factor');
      await tx.execute('DELETE FROM identity.factor WHERE id = $1', [id]);
      tx.emit('identity.factor-removed', subjectOf(account), { kind: gone.kind });
    });
  }

  /** Ten new ones in place of all earlier; the only time that they are told. */
  renewRecoveryCodes(own: Own): Promise<string[]> {
    return this.proven(own, 'identity.renew-recovery-codes', async (tx, account) => {
      const codes = await newRecoveryCodes(tx, this.vault, account.id);
      tx.emit('identity.recovery-codes-renewed', subjectOf(account), { count: codes.length });
      return codes;
    });
  }

  /** @throws Refusal platform.not-found also for a session of somebody else */
  async endSession({ caller }: Own, id: string): Promise<void> {
    await this.work.run(caller, 'identity.end-session', async (tx) => {
      const gone = await tx.execute('DELETE FROM identity.session WHERE id = $1 AND account_id = $2', [
        id,
        caller.actor.id,
      ]);
      if (gone === 0) throw platformRefusal('not-found');
      const { id: account, division } = caller.actor;
      tx.emit('identity.sessions-ended', { type: 'account', id: account, version: 0, division }, { count: 1 });
    });
  }

  async endOthers({ caller, sessionId }: Own): Promise<number> {
    return this.work.run(caller, 'identity.end-sessions', (tx) => endSessionsOf(tx, caller.actor.id, sessionId));
  }

  /** Runs an act for somebody who has proven who they are a moment ago. @throws Refusal identity.confirm-again */
  proven<T>(
    { caller, sessionId }: Own,
    act: string,
    perform: (tx: Tx, account: SigningAccount) => Promise<T>,
  ): Promise<T> {
    return this.work.run(caller, act, async (tx) => {
      const session = await tx.maybe<{ confirmed_at: Instant | null }>(
        'SELECT confirmed_at FROM identity.session WHERE id_hash = $1',
        [sessionHash(sessionId)],
      );
      if (!isFresh(session?.confirmed_at ?? null, this.clock.wall())) throw identityRefusal('confirm-again');
      return perform(tx, (await signingById(tx, caller.actor.id))!);
    });
  }

  /** A wrong password here counts like one at the door, or an open screen would be the place to guess it. */
  private async withPassword(
    caller: Caller,
    act: string,
    password: string,
    perform: (tx: Tx, account: SigningAccount) => Promise<void>,
  ): Promise<void> {
    const account = await this.work.read((sql) => signingById(sql, caller.actor.id));
    if (!account) throw platformRefusal('not-found');
    const fits = await passwordFits(account.password_hash, password);
    const answer = await this.work.run(caller, act, async (tx) => {
      const ms = await lockedFor(tx, this.vault, account.username);
      if (ms > 0) return { left: 0, ms };
      if (!fits) {
        const left = await countFailure(tx, this.vault, account.username);
        tx.emit('identity.sign-in-failed', subjectOf(account), { outcome: 'wrong' });
        return { left, ms: left > 0 ? 0 : LOCK_MS };
      }
      await forgetFailures(tx, this.vault, account.username);
      await perform(tx, account);
      return null;
    });
    if (answer === null) return;
    if (answer.ms === 0) throw identityRefusal('wrong-password', { left: answer.left });
    throw identityRefusal('locked', { minutes: Math.ceil(answer.ms / 60_000), seconds: Math.ceil(answer.ms / 1000) });
  }
}
