import { Inject, Injectable } from '@nestjs/common';
import { accountsOfOrgan } from '@yby/identity';
import { Id, isoOf, Text, Vault, Work, type Caller, type Instant, type Sql, type Actor } from '@yby/platform';
import { again } from '../application/correct';
import type { ApplicationView } from '../application/application-view';
import { record } from '../application/case-event';
import { getApplication } from '../application/read-application';
import { viewOf } from '../application/view-of';
import { permitsRefusal } from '../permits.refusals';
import { holds, LEASE_MS } from './claim';

export class Colleague {
  @Id() id: string;
  @Text() name: string;
}

/** The other approvers of the officer's own authority. */
export async function colleagues(sql: Sql, actor: Actor): Promise<Colleague[]> {
  if (!actor.organId) return [];
  const approvers = await accountsOfOrgan(sql, actor.organId, 'approver');
  return approvers.filter(({ id }) => id !== actor.id).map(({ id, name }) => ({ id, name }));
}

/** 移交: the claim passes to a colleague under a new fence; what the giver still sends is refused. */
@Injectable()
export class HandOver {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /** @throws Refusal permits.not-an-approver, permits.claim-lost, permits.claimed-by-other */
  handOver(caller: Caller, id: string, fence: number, to: string): Promise<ApplicationView> {
    return this.work.run(caller, 'permits.hand-over', async (tx) => {
      const row = await getApplication(tx, tx.actor, id, 'FOR UPDATE');
      holds(row, tx, fence);
      const colleague = (await colleagues(tx, tx.actor)).find((one) => one.id === to && one.id !== row.first_officer);
      if (!colleague) throw permitsRefusal('not-an-approver');
      await tx.execute(
        `UPDATE permits.application SET claimed_by = $2, claimed_name = $3, lease_until = $4, fence = fence + 1 WHERE id = $1`,
        [id, colleague.id, colleague.name, isoOf((tx.now + LEASE_MS) as Instant)],
      );
      record(tx, row, row.version, row.state, 'permits.handed-over', { toAccountId: colleague.id });
      return viewOf(this.vault, await again(tx, id), tx.actor, tx.now, []);
    });
  }
}
