import { Inject, Injectable } from '@nestjs/common';
import {
  advance,
  isoOf,
  platformRefusal,
  toPlainDate,
  Vault,
  Work,
  type Caller,
  type PlainDate,
  type Tx,
} from '@yby/platform';
import type { StoredApplication } from '../application/application-row';
import { record } from '../application/case-event';
import { again } from '../application/correct';
import { getApplication } from '../application/read-application';
import { covers } from '../application/view-of';
import { permitsRefusal } from '../permits.refusals';
import { holds } from '../review/claim';
import { onsiteLifecycle, type OnsiteGround, type OnsiteOutcome } from './onsite.lifecycle';
import { ONSITE_NOTE, type StoredOnsite } from './onsite-row';
import { onsiteView, type OnsiteView } from './read-onsite';

export interface OnsiteReport {
  readonly outcome: OnsiteOutcome;
  readonly finding: string;
  readonly visitedOn: string;
}

/** 实地核查 of a case: the officer asks, an inspector who is somebody else goes and reports, the officer decides. */
@Injectable()
export class VerifyOnsite {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /** The case stays accepted and its clocks run on. @throws Refusal permits.onsite-open */
  async ask(
    caller: Caller,
    applicationId: string,
    { fence, ground, question }: { fence: number; ground: OnsiteGround; question: string },
  ): Promise<OnsiteView> {
    return this.work.run(caller, 'permits.ask-onsite', async (tx) => {
      const row = await getApplication(tx, tx.actor, applicationId, 'FOR UPDATE');
      holds(row, tx, fence);
      if (await openVisit(tx, applicationId)) throw permitsRefusal('onsite-open', { number: row.number });
      const id = tx.newId();
      await tx.insert('permits.onsite_verification', {
        id,
        application_id: applicationId,
        state: 'asked',
        ground,
        question: this.vault.seal(question, ONSITE_NOTE),
        asked_by: tx.actor.id,
        asked_at: isoOf(tx.now),
        division: row.division,
        month: Number(toPlainDate(tx.now).slice(0, 7).replace('-', '')),
      });
      record(tx, row, row.version, row.state, 'permits.onsite-asked', { ground });
      return this.view(tx, id);
    });
  }

  /** @throws Refusal platform.same-person, permits.onsite-closed, permits.onsite-day */
  async report(caller: Caller, id: string, { outcome, finding, visitedOn }: OnsiteReport): Promise<OnsiteView> {
    return this.work.run(caller, 'permits.report-onsite', async (tx) => {
      const { visit, row } = await this.asked(tx, id);
      if (visit.asked_by === tx.actor.id) throw platformRefusal('same-person');
      if (visitedOn < toPlainDate(visit.asked_at) || visitedOn > toPlainDate(tx.now))
        throw permitsRefusal('onsite-day', { from: toPlainDate(visit.asked_at) });
      await this.close(tx, visit, 'report', {
        outcome,
        finding: this.vault.seal(finding, ONSITE_NOTE),
        visited_on: visitedOn as PlainDate,
      });
      record(tx, row, row.version, row.state, 'permits.onsite-done', { outcome });
      return this.view(tx, id);
    });
  }

  async cancel(caller: Caller, id: string): Promise<OnsiteView> {
    return this.work.run(caller, 'permits.cancel-onsite', async (tx) => {
      const { visit, row } = await this.asked(tx, id);
      await this.close(tx, visit, 'cancel', {});
      record(tx, row, row.version, row.state, 'permits.onsite-cancelled');
      return this.view(tx, id);
    });
  }

  private async asked(tx: Tx, id: string): Promise<{ visit: StoredOnsite; row: StoredApplication }> {
    const visit = await tx.maybe<StoredOnsite>('SELECT * FROM permits.onsite_verification WHERE id = $1 FOR UPDATE', [
      id,
    ]);
    if (!visit || !tx.actor.division || !covers(tx.actor.division, visit.division)) throw platformRefusal('not-found');
    if (visit.state !== 'asked')
      throw permitsRefusal('onsite-closed', {
        state: onsiteLifecycle.states[visit.state].zh,
        stateEn: onsiteLifecycle.states[visit.state].en,
      });
    return { visit, row: await again(tx, visit.application_id) };
  }

  private async close(
    tx: Tx,
    visit: StoredOnsite,
    act: 'report' | 'cancel',
    set: Record<string, string>,
  ): Promise<void> {
    await advance(tx, onsiteLifecycle, {
      act,
      id: visit.id,
      from: visit.state,
      version: tx.caller.ifMatch,
      set: { ...set, closed_by: tx.actor.id, closed_at: isoOf(tx.now) },
    });
  }

  private async view(tx: Tx, id: string): Promise<OnsiteView> {
    const visit = await tx.maybe<StoredOnsite>('SELECT * FROM permits.onsite_verification WHERE id = $1', [id]);
    return onsiteView(tx, this.vault, tx.actor, visit!);
  }
}

function openVisit(tx: Tx, applicationId: string) {
  return tx.maybe(`SELECT FROM permits.onsite_verification WHERE application_id = $1 AND state = 'asked'`, [
    applicationId,
  ]);
}
