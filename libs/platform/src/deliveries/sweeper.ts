import { Inject, Injectable, Logger } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Clock } from '../clock/clock';
import type { DeadlineHandler, ModuleDeclaration } from '../declaration';
import { MODULES } from '../tokens';
import { systemCaller } from '../work/actor';
import { within } from '../work/within';
import { Work } from '../work/work';
import { Queues } from '../queue/queues';
import { MOST_FAILURES, pauseAfter, PATIENCE_MS } from './pauses';

/** A delivery that the queue has held this long without an answer is handed on again. */
const LOST_MS = 10_000;
const DEADLINES_A_PASS = 200;

interface DueRow {
  readonly subject_type: string;
  readonly subject_id: string;
  readonly kind: string;
  readonly at: number;
  readonly failures: number;
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
      tx.execute(
        // One that is being worked is locked: it is not lost, and must not be waited for.
        `UPDATE platform.delivery d SET state = 'pending'
         FROM (SELECT id FROM platform.delivery WHERE state = 'queued' AND queued_at < $1 FOR UPDATE SKIP LOCKED) AS lost
         WHERE d.id = lost.id`,
        [new Date(this.clock.wall() - LOST_MS).toISOString()],
      ),
    );
  }

  async declareSchedules(): Promise<void> {
    for (const { name, everyMs } of this.declarations.flatMap((module) => module.schedules ?? []))
      await this.queues.schedule(name, everyMs);
  }

  /**
   * Fires what is due by the one clock, in order, each row once and in a transaction of its own. One whose handler fails is
   * tried again after a pause, and holds up none of the others. @returns how many fired
   */
  async fireDeadlines(): Promise<number> {
    let fired = 0;
    for (let i = 0; i < DEADLINES_A_PASS; i++) {
      const outcome = await this.fireOne();
      if (outcome === 'none') break;
      if (outcome === 'fired') fired += 1;
    }
    return fired;
  }

  private async fireOne(): Promise<'fired' | 'failed' | 'none'> {
    let row: DueRow | null = null;
    try {
      return await this.work.run(systemCaller('deadlines'), 'platform.fire', async (tx) => {
        row = await tx.maybe<DueRow>(
          `SELECT subject_type, subject_id, kind, at, failures FROM platform.deadline
           WHERE fired_at IS NULL AND settled_at IS NULL AND at <= $1 AND next_at <= $2 AND failures < ${MOST_FAILURES}
           ORDER BY at, kind, subject_id LIMIT 1 FOR UPDATE SKIP LOCKED`,
          [new Date(tx.now).toISOString(), new Date(this.clock.wall()).toISOString()],
        );
        if (!row) return 'none';
        const { subject_type: subjectType, subject_id: subjectId, kind, at } = row;
        await tx.execute(
          'UPDATE platform.deadline SET fired_at = $4 WHERE subject_type = $1 AND subject_id = $2 AND kind = $3',
          [subjectType, subjectId, kind, new Date(tx.now).toISOString()],
        );
        const { handler, patienceMs } = this.handler(kind);
        await within(handler.due(tx, { subjectType, subjectId, kind, at }), patienceMs);
        return 'fired';
      });
    } catch (error) {
      const due = row as DueRow | null;
      if (!due) throw error;
      await this.postpone(due, error as Error);
      return 'failed';
    }
  }

  private async postpone(due: DueRow, error: Error): Promise<void> {
    const failures = due.failures + 1;
    const name = `deadline ${due.kind} of ${due.subject_type} ${due.subject_id}`;
    if (failures < MOST_FAILURES) this.log.warn(`${name} failed: ${error.message}`);
    else
      this.log.error(`${name} is given up after ${failures} failures (${error.message}); see: cli deadlines redrive`);
    await this.work.run(systemCaller('deadlines'), 'platform.postpone', (tx) =>
      tx.execute(
        `UPDATE platform.deadline SET failures = $4, next_at = $5, last_error = $6
         WHERE subject_type = $1 AND subject_id = $2 AND kind = $3 AND fired_at IS NULL AND settled_at IS NULL`,
        [
          due.subject_type,
          due.subject_id,
          due.kind,
          failures,
          new Date(this.clock.wall() + pauseAfter(failures)).toISOString(),
          error.message.slice(0, 1000),
        ],
      ),
    );
  }

  private handler(kind: string): { handler: DeadlineHandler; patienceMs: number } {
    const declared = this.declarations
      .flatMap((module) => module.deadlines ?? [])
      .find((deadline) => deadline.kind === kind);
    if (!declared) throw new RangeError(`nobody answers to the deadline ${kind}`);
    return {
      handler: this.modules.get<DeadlineHandler>(declared.handler, { strict: false }),
      patienceMs: declared.patienceMs ?? PATIENCE_MS,
    };
  }
}
