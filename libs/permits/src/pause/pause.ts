import { Inject, Injectable } from '@nestjs/common';
import {
  addDays,
  advance,
  isoOf,
  startOfDay,
  toPlainDate,
  Vault,
  Work,
  type Caller,
  type Instant,
  type PlainDate,
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
import { holds } from '../review/claim';
import { MOST_PAUSED_DAYS, mayPause, wordsOfGround, type PauseGround } from './grounds';
import { PAUSE_NOTE } from './pause-row';

export interface PauseAsk {
  readonly fence: number;
  readonly ground: PauseGround;
  readonly until: string;
  readonly note: string;
}

export const CLOCKS = ['permits.remind-50', 'permits.remind-80', 'permits.overdue'];

/** 中止计时: for a ground of the law, told to the applicant in writing, with a last day. Nobody decides meanwhile. */
@Injectable()
export class Pause {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /** @throws Refusal permits.pause-not-lawful, permits.pause-days, permits.claim-lost, permits.claimed-by-other */
  async pause(caller: Caller, id: string, { fence, ground, until, note }: PauseAsk): Promise<ApplicationView> {
    return this.work.run(caller, 'permits.pause', async (tx) => {
      const row = await getApplication(tx, tx.actor, id, 'FOR UPDATE');
      holds(row, tx, fence);
      if (!mayPause(row.kind)) throw permitsRefusal('pause-not-lawful');
      const untilAt = lastMoment(tx, row, until as PlainDate);
      await tx.insert('permits.pause', {
        id: tx.newId(),
        application_id: id,
        ground,
        note: this.vault.seal(note, PAUSE_NOTE),
        paused_by: tx.actor.id,
        paused_at: isoOf(tx.now),
        until_at: isoOf(untilAt),
        division: row.division,
        month: Number(toPlainDate(tx.now).slice(0, 7).replace('-', '')),
      });
      const version = await advance(tx, applicationLifecycle, {
        act: 'pause',
        id,
        from: row.state,
        version: caller.ifMatch,
        set: { claimed_by: null, claimed_name: null, lease_until: null },
      });
      tx.settle({ type: 'application', id }, CLOCKS);
      tx.deadline({ type: 'application', id }, 'permits.pause-ends', untilAt);
      record(tx, row, version, 'paused', 'permits.paused', { ground });
      const { zh, en, rule } = wordsOfGround(ground);
      await noticeOnCase(tx, this.vault, row, 'pause', {
        points: [{ zh, en, rule }],
        note,
        until: until as PlainDate,
      });
      return viewOf(this.vault, await again(tx, id), tx.actor, tx.now, []);
    });
  }
}

/** Close of the last day, which must lie ahead and within what is left of the most. */
function lastMoment(tx: Tx, row: StoredApplication, until: PlainDate): Instant {
  const today = toPlainDate(tx.now);
  const calendar = lawInUse().calendar(row.division, today);
  const day = calendar.workingMinutesBetween(
    startOfDay(calendar.addWorkingDays(today, 1).date),
    startOfDay(addDays(calendar.addWorkingDays(today, 1).date, 1)),
  );
  const left = MOST_PAUSED_DAYS - Math.ceil(row.paused_minutes / day);
  const latest = left > 0 ? calendar.addWorkingDays(today, left).date : today;
  if (until <= today || until > latest) throw permitsRefusal('pause-days', { latest });
  return calendar.endOfWorkingDay(startOfDay(until)).at;
}
