import { Inject, Injectable } from '@nestjs/common';
import {
  advance,
  isoOf,
  platformRefusal,
  toPlainDate,
  TwoPerson,
  Work,
  type Caller,
  type DeadlineHandler,
  type Instant,
  type Tx,
  type TwoPersonHandler,
} from '@yby/platform';
import { identityRefusal } from '../identity.refusals';
import { areaOf } from '../people/city-of';
import { endSessionsOf } from '../sessions/end-sessions';
import { factorResetLifecycle, type FactorResetState } from './factor-reset.lifecycle';

export const RESET_FACTORS = 'identity.reset-factors';
const OPEN_MS = 7 * 86_400_000;
export const resetReasons = ['lost', 'stolen', 'broken', 'replaced'] as const;
export type ResetReason = (typeof resetReasons)[number];

export interface ResetRow {
  readonly id: string;
  readonly account_id: string;
  readonly proposal_id: string;
  readonly reason: ResetReason;
  readonly state: FactorResetState;
  readonly proposed_by: string;
  readonly proposed_at: Instant;
  readonly division: string;
  readonly version: number;
}

/** One administrator proposes, another confirms; then every factor and session is gone, and the next sign-in enrols anew. */
@Injectable()
export class ResetFactors {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(TwoPerson) private readonly twoPerson: TwoPerson,
  ) {}

  /** @throws Refusal platform.not-found (also for another city's person), identity.nothing-to-reset */
  propose(caller: Caller, accountId: string, reason: ResetReason): Promise<{ id: string }> {
    return this.work.run(caller, 'identity.propose-factor-reset', async (tx) => {
      const account = await tx.maybe<{ division: string; factors: bigint; waiting: boolean }>(
        `SELECT a.division, (SELECT count(*) FROM identity.factor f WHERE f.account_id = a.id) AS factors,
                EXISTS (SELECT FROM identity.factor_reset r WHERE r.account_id = a.id AND r.state = 'proposed') AS waiting
         FROM identity.account a WHERE a.id = $1 AND a.division BETWEEN $2 AND $3 FOR UPDATE`,
        [accountId, ...areaOf(caller.actor)],
      );
      if (!account) throw platformRefusal('not-found');
      if (account.factors === 0n || account.waiting) throw identityRefusal('nothing-to-reset');
      const id = tx.newId();
      const proposalId = await this.twoPerson.propose(tx, RESET_FACTORS, { resetId: id, accountId, reason });
      await tx.insert('identity.factor_reset', {
        id,
        account_id: accountId,
        proposal_id: proposalId,
        reason,
        state: 'proposed' satisfies FactorResetState,
        proposed_by: caller.actor.id,
        proposed_at: isoOf(tx.now),
        division: account.division,
        month: Number(toPlainDate(tx.now).slice(0, 7).replace('-', '')),
      });
      tx.deadline({ type: 'factor_reset', id }, 'identity.factor-reset-expires', (tx.now + OPEN_MS) as Instant);
      tx.emit(
        'identity.factor-reset-proposed',
        { type: 'factor_reset', id, version: 1, division: account.division },
        { accountId, reason },
      );
      return { id };
    });
  }

  /** @throws Refusal platform.not-found, platform.same-person, platform.proposal-closed */
  async close(caller: Caller, id: string, act: 'confirm' | 'reject'): Promise<void> {
    await this.work.run(caller, `identity.${act}-factor-reset`, async (tx) => {
      const row = await tx.maybe<ResetRow>(
        'SELECT * FROM identity.factor_reset WHERE id = $1 AND division BETWEEN $2 AND $3 FOR UPDATE',
        [id, ...areaOf(caller.actor)],
      );
      if (!row) throw platformRefusal('not-found');
      if (act === 'confirm') await this.twoPerson.confirm(tx, row.proposal_id);
      else await this.twoPerson.reject(tx, row.proposal_id);
      const version = await advance(tx, factorResetLifecycle, {
        act,
        id,
        from: row.state,
        set: { closed_by: caller.actor.id, closed_at: isoOf(tx.now) },
      });
      tx.settle({ type: 'factor_reset', id });
      tx.emit(
        act === 'confirm' ? 'identity.factors-reset' : 'identity.factor-reset-rejected',
        { type: 'factor_reset', id, version, division: row.division },
        { accountId: row.account_id, reason: row.reason },
      );
    });
  }
}

/** What two have agreed. */
@Injectable()
export class CarryOutReset implements TwoPersonHandler {
  async confirmed(tx: Tx, payload: unknown): Promise<void> {
    const { accountId } = payload as { accountId: string };
    await tx.execute('DELETE FROM identity.factor WHERE account_id = $1', [accountId]);
    await tx.execute('DELETE FROM identity.recovery_code WHERE account_id = $1', [accountId]);
    await endSessionsOf(tx, accountId);
  }
}

@Injectable()
export class ResetExpires implements DeadlineHandler {
  async due(tx: Tx, { subjectId }: { subjectId: string }): Promise<void> {
    const row = await tx.maybe<ResetRow>('SELECT * FROM identity.factor_reset WHERE id = $1 FOR UPDATE', [subjectId]);
    if (row?.state !== 'proposed') return;
    await advance(tx, factorResetLifecycle, {
      act: 'expire',
      id: subjectId,
      from: row.state,
      set: { closed_at: isoOf(tx.now) },
    });
  }
}
