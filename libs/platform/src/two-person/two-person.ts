import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { DeadlineHandler, ModuleDeclaration, TwoPersonHandler } from '../declaration';
import { advance } from '../lifecycle/advance';
import { platformRefusal } from '../platform.refusals';
import { MODULES } from '../tokens';
import type { Fact } from '../journal/facts';
import type { Tx } from '../work/tx';
import type { Instant } from '../contract';
import { twoPersonLifecycle } from './two-person.lifecycle';

type State = 'proposed' | 'confirmed' | 'rejected' | 'expired';

interface ProposalRow {
  readonly id: string;
  readonly kind: string;
  readonly payload: Fact;
  readonly state: State;
  readonly proposed_by: string;
}

const OPEN_MS = 7 * 86_400_000;
const subject = 'two_person_act';

/** The primitive behind every act of rule, key, role and catalogue change. */
@Injectable()
export class TwoPerson {
  constructor(
    @Inject(ModuleRef) private readonly modules: ModuleRef,
    @Inject(MODULES) private readonly declarations: readonly ModuleDeclaration[],
  ) {}

  /** @returns id of the proposal; it closes by itself after seven days */
  async propose(tx: Tx, kind: string, payload: Fact): Promise<string> {
    this.handler(kind);
    const id = tx.newId();
    const closesAt = (tx.now + OPEN_MS) as Instant;
    await tx.insert('platform.two_person_act', {
      id,
      kind,
      payload: JSON.stringify(payload),
      state: 'proposed',
      proposed_by: tx.actor.id,
      proposed_at: new Date(tx.now).toISOString(),
      closes_at: new Date(closesAt).toISOString(),
    });
    tx.deadline({ type: subject, id }, 'platform.proposal-expires', closesAt);
    tx.emit('platform.proposed', { type: subject, id, version: 1, division: tx.actor.division }, { kind, payload });
    return id;
  }

  /** Carries the act out in the same transaction. @throws Refusal platform.same-person for the proposer */
  async confirm(tx: Tx, id: string): Promise<void> {
    const row = await this.close(tx, id, 'confirm');
    await this.modules.get<TwoPersonHandler>(this.handler(row.kind), { strict: false }).confirmed(tx, row.payload);
  }

  async reject(tx: Tx, id: string): Promise<void> {
    await this.close(tx, id, 'reject');
  }

  private async close(tx: Tx, id: string, act: 'confirm' | 'reject'): Promise<ProposalRow> {
    const row = await tx.maybe<ProposalRow>(
      'SELECT id, kind, payload, state, proposed_by FROM platform.two_person_act WHERE id = $1 FOR UPDATE',
      [id],
    );
    if (!row) throw platformRefusal('not-found');
    if (row.state !== 'proposed')
      throw platformRefusal('proposal-closed', { state: twoPersonLifecycle.states[row.state].zh });
    if (act === 'confirm' && row.proposed_by === tx.actor.id) throw platformRefusal('same-person');
    const version = await advance(tx, twoPersonLifecycle, {
      act,
      id,
      from: row.state,
      set: { closed_by: tx.actor.id, closed_at: new Date(tx.now).toISOString() },
    });
    tx.settle({ type: subject, id });
    tx.emit(
      `platform.${act === 'confirm' ? 'confirmed' : 'rejected'}`,
      { type: subject, id, version, division: tx.actor.division },
      { kind: row.kind },
    );
    return row;
  }

  private handler(kind: string) {
    const declared = this.declarations.flatMap((module) => module.twoPersonActs ?? []).find((act) => act.kind === kind);
    if (!declared) throw new RangeError(`nobody answers to the two-person act ${kind}`);
    return declared.handler;
  }
}

/** An unanswered proposal lapses. */
@Injectable()
export class ProposalExpires implements DeadlineHandler {
  async due(tx: Tx, { subjectId }: { subjectId: string }): Promise<void> {
    const version = await advance(tx, twoPersonLifecycle, {
      act: 'expire',
      id: subjectId,
      from: 'proposed',
      set: { closed_at: new Date(tx.now).toISOString() },
    });
    tx.emit('platform.proposal-expired', { type: subject, id: subjectId, version, division: null });
  }
}
