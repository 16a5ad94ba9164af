import { Inject, Injectable } from '@nestjs/common';
import {
  advance,
  isoOf,
  toPlainDate,
  Vault,
  Work,
  type Caller,
  type DeadlineHandler,
  type Instant,
  type Tx,
} from '@yby/platform';
import { lawInUse } from '@yby/regulation/contract';
import { applicationLifecycle } from '../application/application.lifecycle';
import type { StoredApplication } from '../application/application-row';
import type { ApplicationView } from '../application/application-view';
import { record } from '../application/case-event';
import { again } from '../application/correct';
import { getApplication } from '../application/read-application';
import { viewOf } from '../application/view-of';
import { noticeOnCase } from '../notice/issue-notice';
import { permitsRefusal } from '../permits.refusals';
import { wordsOfGround } from './grounds';
import { openPause } from './pause-row';

/** 恢复计时: both clocks move by exactly the working minutes that the pause took, and what is due with them. */
@Injectable()
export class Resume implements DeadlineHandler {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /** @throws Refusal permits.not-paused */
  async resume(caller: Caller, id: string): Promise<ApplicationView> {
    return this.work.run(caller, 'permits.resume', async (tx) => {
      const row = await getApplication(tx, tx.actor, id, 'FOR UPDATE');
      if (row.state !== 'paused') throw permitsRefusal('not-paused', { number: row.number });
      await this.end(tx, row, caller.ifMatch);
      return viewOf(this.vault, await again(tx, id), tx.actor, tx.now, []);
    });
  }

  /** The last moment of a pause has come. However late that is noticed, the pause took no longer. */
  async due(tx: Tx, { subjectId }: { subjectId: string }): Promise<void> {
    await tx.execute('SELECT FROM permits.application WHERE id = $1 FOR UPDATE', [subjectId]);
    const row = await again(tx, subjectId);
    if (row?.state === 'paused') await this.end(tx, row);
  }

  private async end(tx: Tx, row: StoredApplication, ifMatch?: number): Promise<void> {
    const pause = (await openPause(tx, row.id))!;
    const endedAt = Math.min(tx.now, pause.until_at) as Instant;
    const calendar = lawInUse().calendar(row.division, toPlainDate(row.accepted_at!));
    const minutes = calendar.workingMinutesBetween(pause.paused_at, endedAt);
    await tx.execute('UPDATE permits.pause SET ended_at = $2, ended_by = $3, minutes = $4 WHERE id = $1', [
      pause.id,
      isoOf(endedAt),
      tx.actor.id,
      minutes,
    ]);
    const later = (at: Instant) => calendar.addWorkingMinutes(at, minutes).at;
    const [statutory, promised] = [later(row.statutory_due_at!), later(row.promised_due_at!)];
    const paused = row.paused_minutes + minutes;
    const version = await advance(tx, applicationLifecycle, {
      act: 'resume',
      id: row.id,
      from: row.state,
      version: ifMatch,
      set: {
        paused_minutes: paused,
        statutory_due_at: isoOf(statutory),
        promised_due_at: isoOf(promised),
        due_at: isoOf(promised),
      },
    });
    tx.settle({ type: 'application', id: row.id }, ['permits.pause-ends']);
    this.remindAnew(tx, row, { paused, endedAt, due: promised });
    record(tx, row, version, 'accepted', 'permits.resumed', { ground: pause.ground });
    const { zh, en, rule } = wordsOfGround(pause.ground);
    await noticeOnCase(tx, this.vault, row, 'resumption', { points: [{ zh, en, rule }], due: isoOf(promised) });
  }

  /** What had fallen before the pause does not fall again; the rest falls when the same share of the time is used. */
  private remindAnew(
    tx: Tx,
    row: StoredApplication,
    { paused, endedAt, due }: { paused: number; endedAt: Instant; due: Instant },
  ): void {
    const subject = { type: 'application', id: row.id };
    const calendar = lawInUse().calendar(row.division, toPlainDate(row.accepted_at!));
    const whole = calendar.workingMinutesBetween(row.accepted_at!, due) - paused;
    const used = calendar.workingMinutesBetween(row.accepted_at!, endedAt) - paused;
    for (const share of [50, 80] as const) {
      const left = Math.floor((whole * share) / 100) - used;
      if (left > 0) tx.deadline(subject, `permits.remind-${share}`, calendar.addWorkingMinutes(endedAt, left).at);
    }
    tx.deadline(subject, 'permits.overdue', due);
  }
}
