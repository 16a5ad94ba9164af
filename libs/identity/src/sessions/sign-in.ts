import { randomBytes } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, isoOf, Vault, Work, type Actor, type Caller, type Instant, type Role, type Tx } from '@yby/platform';
import type { AccountState } from '../accounts/account.lifecycle';
import { passwordFits, prepareNobody } from '../accounts/password-hash';
import { identityRefusal } from '../identity.refusals';
import { endSession, sessionHash } from './account-sessions';
import { countFailure, forgetFailures, LOCK_MS, lockedFor } from './attempts';
import { SESSION_LIFE_MS } from './session-times';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly password_hash: string;
  readonly state: AccountState;
  readonly version: number;
  readonly enterprise_id: string | null;
  readonly organ_id: string | null;
  readonly organ_name: string | null;
  readonly organ_division: string | null;
  readonly division: string;
  readonly roles: Role[];
}

type Answer =
  | { readonly outcome: 'signed-in'; readonly csrf: string }
  | { readonly outcome: 'wrong'; readonly left: number }
  | { readonly outcome: 'locked'; readonly ms: number }
  | { readonly outcome: 'suspended' };

/** Signs a person in: the password is checked outside the transaction (it is slow on purpose), everything else in one. */
@Injectable()
export class SignIn implements OnModuleInit {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  onModuleInit(): Promise<void> {
    return prepareNobody();
  }

  /**
   * @param session id of the session that a success opens, and of the caller's old one, which it ends
   * @returns who signed in, and the token that their pages send back
   * @throws Refusal identity.wrong-credentials (also for unknown names), identity.locked, identity.account-suspended
   */
  async signIn(
    caller: Caller,
    credentials: Credentials,
    userAgent: string,
    session: { readonly opens: string; readonly ends: string | null },
  ): Promise<{ actor: Actor; csrf: string }> {
    const username = credentials.username.trim().toLowerCase();
    const account = await this.work.read((sql) => sql.maybe<AccountRow>(find, [username]));
    const fits = await passwordFits(account?.password_hash ?? null, credentials.password);
    const person = account && actorOf(account);
    const answer = await this.work.run<Answer>(
      { requestId: caller.requestId, actor: fits && person ? person : caller.actor },
      'identity.sign-in',
      async (tx) => {
        const ms = await lockedFor(tx, this.vault, username);
        if (ms > 0) return failed(tx, account, { outcome: 'locked', ms });
        if (!fits || !account || account.state === 'closed') {
          const left = await countFailure(tx, this.vault, username);
          return failed(tx, account, left > 0 ? { outcome: 'wrong', left } : { outcome: 'locked', ms: LOCK_MS });
        }
        if (account.state !== 'active') return failed(tx, account, { outcome: 'suspended' });
        await forgetFailures(tx, this.vault, username);
        if (session.ends) await endSession(tx, session.ends);
        const csrf = await this.openSession(tx, account, session.opens, userAgent);
        tx.emit('identity.signed-in', subjectOf(account));
        return { outcome: 'signed-in', csrf };
      },
    );
    if (answer.outcome === 'wrong') throw identityRefusal('wrong-credentials', { left: answer.left });
    if (answer.outcome === 'suspended') throw identityRefusal('account-suspended');
    if (answer.outcome === 'locked')
      throw identityRefusal('locked', { minutes: Math.ceil(answer.ms / 60_000), seconds: Math.ceil(answer.ms / 1000) });
    return { actor: person!, csrf: answer.csrf };
  }

  private async openSession(tx: Tx, account: AccountRow, sessionId: string, userAgent: string): Promise<string> {
    const csrf = randomBytes(24).toString('base64url');
    const now = this.clock.wall();
    await tx.insert('identity.session', {
      id_hash: sessionHash(sessionId),
      account_id: account.id,
      csrf,
      created_at: isoOf(now),
      last_seen: isoOf(now),
      expires_at: isoOf((now + SESSION_LIFE_MS) as Instant),
      user_agent: userAgent.slice(0, 120),
    });
    return csrf;
  }
}

const find = `
SELECT a.id, a.name, a.password_hash, a.state, a.version, a.enterprise_id, a.organ_id, a.division,
       o.name_zh AS organ_name, o.division AS organ_division,
       ARRAY(SELECT f.role FROM identity.office f WHERE f.account_id = a.id ORDER BY f.role) AS roles
FROM identity.account a LEFT JOIN identity.organ o ON o.id = a.organ_id WHERE a.username = $1`;

// The name tried is never written down: it may be a password typed into the wrong field.
function failed(tx: Tx, account: AccountRow | null, answer: Answer): Answer {
  const subject = account ? subjectOf(account) : { type: 'account', id: 'unknown', version: 0, division: null };
  tx.emit('identity.sign-in-failed', subject, { outcome: answer.outcome });
  return answer;
}

function subjectOf(account: AccountRow) {
  return { type: 'account', id: account.id, version: account.version, division: account.division };
}

function actorOf(row: AccountRow): Actor {
  return {
    kind: 'person',
    id: row.id,
    name: row.name,
    roles: row.roles,
    enterpriseId: row.enterprise_id,
    organId: row.organ_id,
    organName: row.organ_name,
    division: row.organ_division,
  };
}
