import { Inject, Injectable, Logger } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Clock } from '../clock/clock';
import type { DeadlineHandler, ModuleDeclaration } from '../declaration';
import { MODULES } from '../tokens';
import { systemCaller } from '../work/actor';
import { Work } from '../work/work';
import { Queues } from '../queue/queues';

/** A delivery that the queue has held this long without an answer is handed on again. */
const LOST_MS = 10_000;
const DEADLINES_A_PASS = 200;
const MOST_FAILURES = 10;

interface DueRow {
  readonly subject_type: string;
  readonly subject_id: string;
  readonly kind: string;
  readonly at: number;
}

/** Looks for what nothing else would bring back: lost deliveries, schedulers after a wipe, deadlines that are due. */
@Injectable()
export class Sweeper {
  private readonly log = new Logger('sweeper');

  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Queues) private readonly queues: Queues,
    @Inject(ModuleRef) private readonly modules: ModuleRef,
    @Inject(MODULES) private readonly declarations: readonly ModuleDeclaration[],
  ) {}

  /** @returns how many deliveries were put back */
  async lostDeliveries(): Promise<number> {
    return this.work.run(systemCaller('sweeper'), 'platform.sweep', (tx) =>
      tx.execute(`UPDATE platform.delivery SET state = 'pending' WHERE state = 'queued' AND queued_at < $1`, [
        new Date(this.clock.wall() - LOST_MS).toISOString(),
      ]),
    );
  }

  async declareSchedules(): Promise<void> {
    for (const { name, everyMs } of this.declarations.flatMap((module) => module.schedules ?? []))
      await this.queues.schedule(name, everyMs);
  }

  /** Fires what is due by the one clock, each row once and in a transaction of its own. @returns how many fired */
  async fireDeadlines(): Promise<number> {
    let fired = 0;
    for (let i = 0; i < DEADLINES_A_PASS; i++) {
      if (!(await this.fireOne())) break;
      fired += 1;
    }
    return fired;
  }

  private async fireOne(): Promise<boolean> {
    let row: DueRow | null = null;
    try {
      return await this.work.run(systemCaller('deadlines'), 'platform.fire', async (tx) => {
        row = await tx.maybe<DueRow>(
          `SELECT subject_type, subject_id, kind, at FROM platform.deadline
           WHERE fired_at IS NULL AND settled_at IS NULL AND at <= $1 AND failures < ${MOST_FAILURES}
           ORDER BY at LIMIT 1 FOR UPDATE SKIP LOCKED`,
          [new Date(tx.now).toISOString()],
        );
        if (!row) return false;
        const { subject_type: subjectType, subject_id: subjectId, kind, at } = row;
        await tx.execute(
          'UPDATE platform.deadline SET fired_at = $4 WHERE subject_type = $1 AND subject_id = $2 AND kind = $3',
          [subjectType, subjectId, kind, new Date(tx.now).toISOString()],
        );
        await this.handler(kind).due(tx, { subjectType, subjectId, kind, at });
        return true;
      });
    } catch (error) {
      const due = row as DueRow | null;
      if (!due) throw error;
      this.log.error(
        `deadline ${due.kind} of ${due.subject_type} ${due.subject_id} failed: ${(error as Error).message}`,
      );
      await this.work.run(systemCaller('deadlines'), 'platform.fire', (tx) =>
        tx.execute(
          `UPDATE platform.deadline SET failures = failures + 1 WHERE subject_type = $1 AND subject_id = $2 AND kind = $3`,
          [due.subject_type, due.subject_id, due.kind],
        ),
      );
      return true;
    }
  }

  private handler(kind: string): DeadlineHandler {
    const declared = this.declarations
      .flatMap((module) => module.deadlines ?? [])
      .find((deadline) => deadline.kind === kind);
    if (!declared) throw new RangeError(`nobody answers to the deadline ${kind}`);
    return this.modules.get(declared.handler, { strict: false });
  }
}
