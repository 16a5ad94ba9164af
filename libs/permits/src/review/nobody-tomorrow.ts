import { Inject, Injectable } from '@nestjs/common';
import { attendanceOn } from '@yby/identity';
import { isoOf, systemCaller, toPlainDate, Work, type PlainDate, type ScheduledHandler, type Tx } from '@yby/platform';
import { addDays } from '@yby/platform/contract';
import { lawInUse } from '@yby/regulation/contract';

/**
 * 次日无人可办: on every working day it is looked who can decide on the next one. A county that has officers or open cases, and
 * nobody who can decide, is told to the supervisors above, once a county and day, so that a deputy or a delegation can be found
 * in time.
 */
@Injectable()
export class NobodyTomorrow implements ScheduledHandler {
  constructor(@Inject(Work) private readonly work: Work) {}

  async tick(): Promise<void> {
    await this.work.run(systemCaller('attendance'), 'permits.look-at-tomorrow', async (tx) => {
      const today = toPlainDate(tx.now);
      if (!lawInUse().calendar(undefined, today).dayKind(today).working) return;
      const next = nextWorkingDay(today);
      for (const { organId, division, approvers, open } of await attendanceOn(tx, next))
        if (!open && (approvers > 0 || (await waits(tx, division)))) await this.tell(tx, organId, division, next);
    });
  }

  private async tell(tx: Tx, organId: string, division: string, day: PlainDate): Promise<void> {
    const first = await tx.maybe(
      `INSERT INTO permits.vacancy (division, day, told_at, month) VALUES ($1, $2, $3, $4)
       ON CONFLICT (division, day) DO NOTHING RETURNING division`,
      [division, day, isoOf(tx.now), Number(day.slice(0, 7).replace('-', ''))],
    );
    if (first)
      tx.emit(
        'permits.nobody-tomorrow',
        { type: 'organ', id: organId, version: 0, division },
        { organId, day, division },
      );
  }
}

function nextWorkingDay(today: PlainDate): PlainDate {
  const calendar = lawInUse().calendar(undefined, today);
  let day = addDays(today, 1);
  while (!calendar.dayKind(day).working) day = addDays(day, 1);
  return day;
}

const waits = async (tx: Tx, division: string): Promise<boolean> =>
  (await tx.maybe(`SELECT 1 FROM permits.application WHERE state = 'accepted' AND division = $1 LIMIT 1`, [
    division,
  ])) !== null;
