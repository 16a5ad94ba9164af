import { Inject, Injectable } from '@nestjs/common';
import {
  advance,
  isoOf,
  platformRefusal,
  Vault,
  Work,
  type Caller,
  type DeadlineHandler,
  type Tx,
} from '@yby/platform';
import type { ApplicationInput } from './application-input';
import { applicationLifecycle } from './application.lifecycle';
import type { StoredApplication } from './application-row';
import type { ApplicationView } from './application-view';
import { record } from './case-event';
import { sealHandler } from './handler';
import { dropDraft } from '../draft/drafts';
import { clocksOfRound } from '../review/told-once';
import { getApplication } from './read-application';
import { announce, file } from './submit';
import { sealUrgent } from './urgent';
import { viewOf } from './view-of';

/** What an applicant may still do with a case: answer a correction notice, or take it back. */
@Injectable()
export class Correct {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /** 补正后提交: checked anew as of now, and a complete file starts the clocks again (行政许可法 32). */
  async resubmit(caller: Caller, id: string, input: ApplicationInput): Promise<ApplicationView> {
    return this.work.run(caller, 'permits.resubmit', async (tx) => {
      const row = await getApplication(tx, tx.actor, id, 'FOR UPDATE');
      own(row, tx);
      const { filed } = await file(tx, { ...input, kind: row.kind }, id);
      const clocks = clocksOfRound(row, filed.clocks);
      if (input.draftId) await dropDraft(tx, input.draftId);
      await advance(tx, applicationLifecycle, {
        act: 'resubmit',
        id,
        from: row.state,
        to: filed.state,
        version: caller.ifMatch,
        set: {
          seller_id: input.sellerId ?? null,
          seller_name: filed.parties.seller,
          consignee_id: input.consigneeId ?? null,
          consignee_name: filed.parties.consignee,
          carrier_id: input.carrierId ?? null,
          carrier_name: filed.parties.carrier,
          site_id: input.siteId ?? null,
          origin_division: input.originDivision ?? null,
          destination_division: input.destinationDivision ?? null,
          route: input.route ?? [],
          multi_use: input.multiUse ?? false,
          transfer_reason: input.transferReason ?? null,
          purchase_permit_id: input.purchasePermitId ?? null,
          urgent: sealUrgent(this.vault, input.urgent),
          handler: JSON.stringify(sealHandler(this.vault, filed.handler)),
          attachments: JSON.stringify(input.attachments ?? []),
          lines: JSON.stringify(filed.lines),
          summary: filed.summary,
          precheck: JSON.stringify(filed.precheck),
          priority: filed.priority,
          accepted_at: clocks ? isoOf(clocks.acceptedAt) : null,
          statutory_due_at: clocks ? isoOf(clocks.statutoryDueAt) : null,
          promised_due_at: clocks ? isoOf(clocks.promisedDueAt) : null,
          due_at: clocks ? isoOf(clocks.promisedDueAt) : null,
          provisional_calendar: clocks?.provisional ?? false,
          decided_at: filed.decision ? isoOf(tx.now) : null,
          decision: filed.decision ? JSON.stringify(filed.decision) : null,
          organ_id: filed.organId,
          claimed_by: null,
          claimed_name: null,
          lease_until: null,
        },
      });
      tx.settle({ type: 'application', id });
      return announce(tx, this.vault, await again(tx, id), 'permits.resubmitted');
    });
  }

  async withdraw(caller: Caller, id: string): Promise<ApplicationView> {
    return this.work.run(caller, 'permits.withdraw', async (tx) => {
      const row = await getApplication(tx, tx.actor, id, 'FOR UPDATE');
      own(row, tx);
      const version = await advance(tx, applicationLifecycle, {
        act: 'withdraw',
        id,
        from: row.state,
        version: caller.ifMatch,
        set: { decided_at: isoOf(tx.now) },
      });
      tx.settle({ type: 'application', id });
      record(tx, row, version, 'withdrawn', 'permits.withdrawn');
      return viewOf(this.vault, await again(tx, id), tx.actor, tx.now, []);
    });
  }
}

function own(row: StoredApplication, tx: Tx): void {
  if (row.enterprise_id !== tx.actor.enterpriseId) throw platformRefusal('not-found');
}

export async function again(tx: Tx, id: string): Promise<StoredApplication> {
  return (await tx.maybe<StoredApplication>('SELECT * FROM permits.application WHERE id = $1', [id]))!;
}

/** A correction notice that is not answered in time: the application lapses, and a new one may be filed at any moment. */
@Injectable()
export class LapseUncorrected implements DeadlineHandler {
  async due(tx: Tx, { subjectId }: { subjectId: string }): Promise<void> {
    const row = await again(tx, subjectId);
    if (row?.state !== 'correction_required') return;
    const version = await advance(tx, applicationLifecycle, {
      act: 'lapse',
      id: subjectId,
      from: row.state,
      set: { decided_at: isoOf(tx.now) },
    });
    record(tx, row, version, 'lapsed', 'permits.lapsed');
  }
}
