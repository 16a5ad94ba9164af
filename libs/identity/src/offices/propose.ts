import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  advance,
  canonicalJson,
  isoOf,
  toPlainDate,
  TwoPerson,
  Work,
  type Caller,
  type DeadlineHandler,
  type Instant,
  type Tx,
} from '@yby/platform';
import { identityRefusal } from '../identity.refusals';
import { proposalLifecycle } from './proposal.lifecycle';
import { getProposal, proposalView, type StoredProposal } from './read-proposals';
import type { ConfirmedProposal, FirstPassword, ProposalKind, ProposalView } from './proposal-views';

const OPEN_MS = 7 * 86_400_000;
export const kindOf = (kind: ProposalKind) => `identity.${kind}`;

/** Passwords made by a confirmation that is being carried out; they are in its answer and nowhere else. */
const made = new WeakMap<Tx, FirstPassword[]>();

/** Tells the confirming person a password that was made for a new account. */
export function tellOnce(tx: Tx, password: FirstPassword): void {
  made.get(tx)?.push(password);
}

/** 双人办理: what waits for its second person, with its content beside the platform's two-person act. */
@Injectable()
export class Propose {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(TwoPerson) private readonly twoPerson: TwoPerson,
  ) {}

  /** @param content what is to be carried out; it may name persons, so that the journal gets its hash only */
  async propose(
    tx: Tx,
    kind: ProposalKind,
    { accountId, content, division }: { accountId: string | null; content: object; division: string },
  ): Promise<string> {
    const id = tx.newId();
    const sha256 = createHash('sha256')
      .update(canonicalJson(content as never))
      .digest('hex');
    const proposalId = await this.twoPerson.propose(tx, kindOf(kind), { proposalId: id, sha256 });
    await tx
      .insert('identity.proposal', {
        id,
        kind,
        account_id: accountId,
        payload: JSON.stringify(content),
        proposal_id: proposalId,
        state: 'proposed',
        proposed_by: tx.actor.id,
        proposed_at: isoOf(tx.now),
        division,
        month: Number(toPlainDate(tx.now).slice(0, 7).replace('-', '')),
      })
      .catch((error: { constraint?: string }) => {
        if (error.constraint === 'proposal_city_once') throw identityRefusal('city-pending');
        throw error.constraint === 'proposal_open_once' ? identityRefusal('change-pending') : error;
      });
    tx.deadline({ type: 'proposal', id }, 'identity.proposal-expires', (tx.now + OPEN_MS) as Instant);
    tx.emit('identity.proposed', { type: 'proposal', id, version: 1, division }, { kind, accountId, sha256 });
    return id;
  }

  /** Carried out in the same transaction. @throws Refusal platform.same-person, identity.own-offices */
  async confirm(caller: Caller, id: string): Promise<ConfirmedProposal> {
    return this.work.run(caller, 'identity.confirm-proposal', async (tx) => {
      const firstPasswords: FirstPassword[] = [];
      made.set(tx, firstPasswords);
      const row = await getProposal(tx, tx.actor, id);
      if (row.account_id === tx.actor.id) throw identityRefusal('own-offices');
      await this.twoPerson.confirm(tx, row.proposal_id);
      const version = await close(tx, row, 'confirm');
      say(tx, row, version, 'identity.confirmed');
      return { proposal: proposalView(await getProposal(tx, tx.actor, id), tx.actor), firstPasswords };
    });
  }

  async reject(caller: Caller, id: string): Promise<ProposalView> {
    return this.work.run(caller, 'identity.reject-proposal', async (tx) => {
      const row = await getProposal(tx, tx.actor, id);
      await this.twoPerson.reject(tx, row.proposal_id);
      const version = await close(tx, row, 'reject');
      say(tx, row, version, 'identity.rejected');
      return proposalView(await getProposal(tx, tx.actor, id), tx.actor);
    });
  }
}

@Injectable()
export class ExpireProposal implements DeadlineHandler {
  async due(tx: Tx, { subjectId }: { subjectId: string }): Promise<void> {
    const row = await tx.maybe<StoredProposal>('SELECT * FROM identity.proposal WHERE id = $1 FOR UPDATE', [subjectId]);
    if (!row || row.state !== 'proposed') return;
    say(tx, row, await close(tx, row, 'expire'), 'identity.proposal-expired');
  }
}

async function close(tx: Tx, row: StoredProposal, act: 'confirm' | 'reject' | 'expire'): Promise<number> {
  const version = await advance(tx, proposalLifecycle, {
    act,
    id: row.id,
    from: row.state,
    version: tx.caller.ifMatch,
    set: { closed_by: tx.actor.id, closed_at: isoOf(tx.now) },
  });
  tx.settle({ type: 'proposal', id: row.id });
  return version;
}

function say(tx: Tx, { id, kind, account_id: accountId, division }: StoredProposal, version: number, event: string) {
  tx.emit(event, { type: 'proposal', id, version, division }, { kind, accountId });
}

/** The content of a proposal that is being confirmed. @throws Refusal identity.proposal-altered */
export async function contentOf<T>(tx: Tx, payload: unknown): Promise<{ row: StoredProposal; content: T }> {
  const { proposalId, sha256 } = payload as { proposalId: string; sha256: string };
  const row = await tx.maybe<StoredProposal>('SELECT * FROM identity.proposal WHERE id = $1', [proposalId]);
  const found =
    row &&
    createHash('sha256')
      .update(canonicalJson(row.payload as never))
      .digest('hex');
  if (!row || found !== sha256) throw identityRefusal('proposal-altered');
  return { row, content: row.payload as T };
}
