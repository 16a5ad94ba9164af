import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import {
  Clock,
  platformRefusal,
  SETTINGS,
  Vault,
  Work,
  type Actor,
  type Caller,
  type Settings,
  type Tx,
} from '@yby/platform';
import { passwordFits, prepareNobody } from '../accounts/password-hash';
import { identityRefusal } from '../identity.refusals';
import { countFailure, lockedFor, LOCK_MS } from './attempts';
import type { Device } from './device';
import { openSession } from './open-session';
import { endPending, openPending, pendingAccount, takePending, type Pending, type Stage } from './pending-sign-in';
import {
  actorOf,
  passwordDue,
  signingById,
  signingByName,
  subjectOf,
  type FactorKind,
  type SigningAccount,
} from './signing-account';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** Who asks, from where, and what their browser has shown so far. */
export interface Arrival {
  readonly caller: Caller;
  readonly device: Device;
  /** Id of the session that the browser still had. */
  readonly ends: string | null;
}

/** Where a sign-in stands: inside, or before its next stage. */
export type Step =
  | { readonly stage: 'inside'; readonly actor: Actor; readonly id: string; readonly csrf: string }
  | { readonly stage: Stage; readonly pending: Pending; readonly methods: readonly FactorKind[] };

type Answer =
  | Step
  | { readonly stage: 'wrong'; readonly left: number }
  | { readonly stage: 'locked'; readonly ms: number }
  | { readonly stage: 'suspended' };

/** What the browser brings of the stage before. */
export interface Shown {
  readonly id: string | null;
  readonly csrf: unknown;
  /** Those that the request serves. */
  readonly stages: readonly Stage[];
  /** Who it is, where no password has told. */
  readonly find?: (tx: Tx) => Promise<SigningAccount | null>;
}

/** What one stage is shown: a factor that fits, or null for one that does not. */
export type Proof = (tx: Tx, account: SigningAccount, pending: Pending) => Promise<FactorKind | 'password' | null>;

/**
 * Signs a person in, stage by stage: password, second factor (or its enrolment), a change of a password that is due, session.
 * Each stage is one act; what was passed stands in a row, never in the browser.
 */
@Injectable()
export class SignIn implements OnModuleInit {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): Promise<void> {
    return prepareNobody();
  }

  /**
   * The first stage. The password is checked outside the transaction: it is slow on purpose.
   * @throws Refusal identity.wrong-credentials (also for unknown names), identity.locked, identity.account-suspended
   */
  async signIn(arrival: Arrival, credentials: Credentials): Promise<Step> {
    const username = credentials.username.trim().toLowerCase();
    const account = await this.work.read((sql) => signingByName(sql, username));
    const fits = await passwordFits(account?.password_hash ?? null, credentials.password);
    const answer = await this.work.run<Answer>(by(arrival, fits ? account : null), 'identity.sign-in', async (tx) => {
      const ms = await lockedFor(tx, this.vault, username);
      if (ms > 0) return failed(tx, account, { stage: 'locked', ms });
      if (!fits || !account || account.state === 'closed') return this.miss(tx, account, username);
      if (account.state !== 'active') return failed(tx, account, { stage: 'suspended' });
      return this.onwards(tx, account, arrival, null);
    });
    return settled(answer, 'wrong-credentials');
  }

  /**
   * The stages between. A failure counts like a wrong password, so that both together lead to the lock.
   * @throws Refusal identity.step-over, platform.csrf, identity.wrong-factor, identity.passkey-unknown, identity.locked,
   *   identity.account-suspended
   */
  async prove(arrival: Arrival, shown: Shown, proof: Proof): Promise<Step> {
    const known = await this.work.read(async (sql) => {
      const id = shown.id === null ? null : await pendingAccount(sql, shown.id);
      return id && signingById(sql, id);
    });
    const answer = await this.work.run<Answer>(by(arrival, known || null), 'identity.sign-in', async (tx) => {
      const { pending, account } = await this.held(tx, shown);
      if (!account) throw identityRefusal('passkey-unknown');
      const ms = await lockedFor(tx, this.vault, account.username);
      if (ms > 0) {
        await endPending(tx, pending.id);
        return failed(tx, account, { stage: 'locked', ms });
      }
      if (account.state !== 'active') return failed(tx, account, { stage: 'suspended' });
      const factor = await proof(tx, account, pending);
      // Without a name there is nobody whose tries could be counted; the question itself is asked only once.
      if (factor === null && pending.accountId === null) throw identityRefusal('passkey-unknown');
      if (factor === null) {
        const missed = await this.miss(tx, account, account.username);
        if (missed.stage === 'locked') await endPending(tx, pending.id);
        return missed;
      }
      await endPending(tx, pending.id);
      const anew = (await signingById(tx, account.id))!;
      return this.onwards(tx, anew, arrival, factor === 'password' ? null : factor, {
        typed: pending.accountId !== null,
      });
    });
    return settled(answer, 'wrong-factor');
  }

  /** Something that a stage needs before its proof. @throws Refusal identity.step-over, platform.csrf */
  during<T>(
    { caller }: Arrival,
    shown: Shown,
    prepare: (tx: Tx, pending: Pending, account: SigningAccount | null) => Promise<T>,
  ): Promise<T> {
    return this.work.run(caller, 'identity.sign-in', async (tx) => {
      const { pending, account } = await this.held(tx, shown);
      return prepare(tx, pending, account);
    });
  }

  private async held(tx: Tx, { id, csrf, stages, find }: Shown) {
    const pending = await takePending(tx, this.clock.wall(), id, stages);
    if (pending.csrf !== csrf) throw platformRefusal('csrf');
    const { accountId } = pending;
    const account = accountId !== null ? await signingById(tx, accountId) : find ? await find(tx) : null;
    return { pending, account };
  }

  /** Whether this account's open secret may be used: of a demo that is not in production. */
  isDemo({ demo }: Pick<SigningAccount, 'demo'>): boolean {
    return demo && this.settings.demo && !this.settings.production;
  }

  /** What comes next for somebody who has passed the stage before. */
  async onwards(
    tx: Tx,
    account: SigningAccount,
    { device, ends }: Arrival,
    factor: FactorKind | null,
    { typed = true }: { typed?: boolean } = {},
  ): Promise<Step> {
    const wall = this.clock.wall();
    const stage = stageAfter(account, factor, typed && passwordDue(account, tx.now));
    if (stage !== null) {
      const pending = await openPending(tx, wall, { accountId: account.id, stage, factor });
      return { stage, pending, methods: account.factors };
    }
    const opened = await openSession(tx, this.vault, account, { wall, device, factor, ends });
    return { stage: 'inside', actor: actorOf(account), ...opened };
  }

  private async miss(tx: Tx, account: SigningAccount | null, username: string): Promise<Answer> {
    const left = await countFailure(tx, this.vault, username);
    return failed(tx, account, left > 0 ? { stage: 'wrong', left } : { stage: 'locked', ms: LOCK_MS });
  }
}

function stageAfter(account: SigningAccount, factor: FactorKind | null, due: boolean): Stage | null {
  if (account.factors.length > 0 && factor === null) return 'factor';
  // Every account of an authority has two factors (GB/T 22239-2019 8.1.4.1 d).
  if (account.organ_id !== null && account.factors.length === 0) return 'enrolment';
  return due ? 'password' : null;
}

const by = ({ caller }: Arrival, account: SigningAccount | null): Caller => ({
  requestId: caller.requestId,
  actor: account ? actorOf(account) : caller.actor,
});

function settled(answer: Answer, wrong: 'wrong-credentials' | 'wrong-factor'): Step {
  if (answer.stage === 'wrong') throw identityRefusal(wrong, { left: answer.left });
  if (answer.stage === 'suspended') throw identityRefusal('account-suspended');
  if (answer.stage === 'locked')
    throw identityRefusal('locked', { minutes: Math.ceil(answer.ms / 60_000), seconds: Math.ceil(answer.ms / 1000) });
  return answer;
}

// The name tried is never written down: it may be a password typed into the wrong field.
function failed(tx: Tx, account: SigningAccount | null, answer: Answer): Answer {
  const subject = account ? subjectOf(account) : { type: 'account', id: 'unknown', version: 0, division: null };
  tx.emit('identity.sign-in-failed', subject, { outcome: answer.stage });
  return answer;
}
