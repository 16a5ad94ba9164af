import { Inject, Injectable } from '@nestjs/common';
import { advance, isoOf, Vault, Work, type Caller, type PlainDate, type Tx } from '@yby/platform';
import type { Requirement } from '@yby/regulation/contract';
import { applicationLifecycle } from '../application/application.lifecycle';
import type { StoredApplication } from '../application/application-row';
import type { ApplicationView } from '../application/application-view';
import { record } from '../application/case-event';
import { again } from '../application/correct';
import { ownUpload, sealOpinion, type StoredForwarding } from '../application/forwarding';
import { getApplication } from '../application/read-application';
import { viewOf } from '../application/view-of';
import { noticeOnCase } from '../notice/issue-notice';
import { permitsRefusal } from '../permits.refusals';
import { holds } from './claim';
import { mustBePresent, signedBy } from './who-decides';

export interface Answer {
  readonly outcome: 'granted' | 'refused';
  readonly number: string;
  readonly on: PlainDate;
  readonly file: string;
  readonly name: string;
}

/**
 * 转报: what the province decides is checked here and handed on with a record; its reception and its answer are entered when
 * they come (条例 15; ADR 0018). No paper of ours is issued for it.
 */
@Injectable()
export class Forward {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /** @throws Refusal permits.decided-here, permits.claim-lost, permits.on-leave */
  forward(caller: Caller, id: string, fence: number, opinion: string): Promise<ApplicationView> {
    return this.work.run(caller, 'permits.forward', async (tx) => {
      mustBePresent(tx.actor);
      const row = await getApplication(tx, tx.actor, id, 'FOR UPDATE');
      holds(row, tx, fence);
      if (row.kind !== 'purchase_permit') throw permitsRefusal('decided-here');
      const law = row.precheck.requirement as Requirement;
      const { division, zh, en } = law.authority!;
      const forwarding: StoredForwarding = {
        to: { division, zh, en },
        at: isoOf(tx.now),
        by: signedBy(tx.actor, row.division),
        opinion: sealOpinion(this.vault, opinion),
      };
      const view = await this.write(tx, row, 'forward', 'permits.forwarded', forwarding, {
        decision: JSON.stringify({ outcome: 'forwarded', by: forwarding.by }),
        decided_by: tx.actor.id,
        claimed_by: null,
        claimed_name: null,
        lease_until: null,
      });
      tx.settle({ type: 'application', id }, ['permits.remind-50', 'permits.remind-80', 'permits.overdue']);
      const points = law.because.map(({ zh: saysZh, en: saysEn, rule, mark }) => ({
        zh: saysZh,
        en: saysEn,
        rule,
        mark,
      }));
      await noticeOnCase(tx, this.vault, row, 'forwarding', { points, authority: { zh, en } });
      return view;
    });
  }

  /** The number under which the deciding authority has taken it in. */
  receive(caller: Caller, id: string, number: string, on: PlainDate): Promise<ApplicationView> {
    return this.work.run(caller, 'permits.receive', async (tx) => {
      mustBePresent(tx.actor);
      const row = await getApplication(tx, tx.actor, id, 'FOR UPDATE');
      const reception = { number, on, by: tx.actor.name };
      return this.write(tx, row, 'receive', 'permits.received-above', { ...row.forwarding!, reception });
    });
  }

  /** @throws Refusal permits.attachment-unknown for a document that this officer has not uploaded */
  answer(caller: Caller, id: string, { outcome, number, on, file, name }: Answer): Promise<ApplicationView> {
    return this.work.run(caller, 'permits.answer', async (tx) => {
      mustBePresent(tx.actor);
      const row = await getApplication(tx, tx.actor, id, 'FOR UPDATE');
      await ownUpload(tx, tx.actor.id, file);
      const answer = { outcome, number, on, file, name, by: tx.actor.name };
      const result = outcome === 'granted' ? 'granted_above' : 'refused_above';
      const view = await this.write(
        tx,
        row,
        'answer',
        'permits.answered',
        { ...row.forwarding!, answer },
        { decided_at: isoOf(tx.now), decision: JSON.stringify({ outcome: result, by: row.forwarding?.to.zh ?? '' }) },
      );
      await noticeOnCase(tx, this.vault, row, 'higher_answer', {
        points: [
          outcome === 'granted'
            ? { zh: '准予购买', en: 'The purchase is permitted', rule: '条例 15' }
            : { zh: '不予许可', en: 'The purchase is not permitted', rule: '条例 15' },
        ],
        authority: null,
        document: { number, on },
      });
      return view;
    });
  }

  private async write(
    tx: Tx,
    row: StoredApplication,
    act: 'forward' | 'receive' | 'answer',
    event: string,
    forwarding: StoredForwarding,
    set: Record<string, string | null> = {},
  ): Promise<ApplicationView> {
    const version = await advance(tx, applicationLifecycle, {
      act,
      id: row.id,
      from: row.state,
      version: tx.caller.ifMatch,
      set: { ...set, forwarding: JSON.stringify(forwarding) },
    });
    const now = await again(tx, row.id);
    record(tx, row, version, now.state, event, forwarding.answer ? { outcome: forwarding.answer.outcome } : {});
    return viewOf(this.vault, now, tx.actor, tx.now, []);
  }
}
