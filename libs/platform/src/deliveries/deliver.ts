import { Inject, Injectable, Logger } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Clock } from '../clock/clock';
import type { Listener, ModuleDeclaration } from '../declaration';
import { MODULES } from '../tokens';
import { systemCaller } from '../work/actor';
import { within } from '../work/within';
import { Work } from '../work/work';
import { eventOf, type EventRow } from './event';
import { MOST_FAILURES, pauseAfter, PATIENCE_MS } from './pauses';

interface DeliveryRow extends EventRow {
  listener: string;
  state: string;
  failures: number;
}

/** Works one delivery: its row is locked, the listener heard, and the row marked, all in one transaction. */
@Injectable()
export class Deliver {
  private readonly log = new Logger('deliveries');

  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ModuleRef) private readonly modules: ModuleRef,
    @Inject(MODULES) private readonly declarations: readonly ModuleDeclaration[],
  ) {}

  /**
   * Done already, dead, unknown, or being worked by somebody else: nothing happens. A listener that fails or takes too long
   * is tried again later.
   */
  async deliver(id: string): Promise<void> {
    let heard: DeliveryRow | null = null;
    try {
      await this.work.run(systemCaller(`delivery-${id}`), 'platform.deliver', async (tx) => {
        heard = await tx.maybe<DeliveryRow>(
          `SELECT d.listener, d.state, d.failures, j.seq, j.id, j.event, j.act, j.actor_id, j.subject_type, j.subject_id,
                  j.subject_version, j.division, j.facts, j.occurred_at
           FROM platform.delivery d JOIN platform.journal j ON j.seq = d.journal_seq WHERE d.id = $1 FOR UPDATE OF d SKIP LOCKED`,
          [BigInt(id)],
        );
        if (!heard || heard.state === 'done' || heard.state === 'dead') return;
        const { listener, patienceMs } = this.listener(heard.listener);
        await within(listener.hear(tx, eventOf(heard)), patienceMs);
        await tx.execute(`UPDATE platform.delivery SET state = 'done', done_at = $2, last_error = NULL WHERE id = $1`, [
          BigInt(id),
          new Date(this.clock.wall()).toISOString(),
        ]);
      });
    } catch (error) {
      const row = heard as DeliveryRow | null;
      this.log.warn(`${row?.listener ?? 'delivery'} ${id} failed: ${(error as Error).message}`);
      // Not even read: the database was away, and no listener is to blame. The sweeper hands it on again.
      if (row) await this.postpone(id, row.failures + 1, error as Error);
    }
  }

  private async postpone(id: string, failures: number, error: Error): Promise<void> {
    const dead = failures >= MOST_FAILURES;
    if (dead) this.log.error(`delivery ${id} is dead after ${failures} failures; see: cli deliveries redrive`);
    await this.work.run(systemCaller(`delivery-${id}`), 'platform.postpone', (tx) =>
      tx.execute(
        `UPDATE platform.delivery SET state = $2, next_at = $3, last_error = $4, failures = $5
         WHERE id = $1 AND state IN ('queued', 'pending')`,
        [
          BigInt(id),
          dead ? 'dead' : 'pending',
          new Date(this.clock.wall() + pauseAfter(failures)).toISOString(),
          error.message.slice(0, 1000),
          failures,
        ],
      ),
    );
  }

  private listener(name: string): { listener: Listener; patienceMs: number } {
    const declared = this.declarations
      .flatMap((module) => module.listeners ?? [])
      .find((listener) => listener.name === name);
    if (!declared) throw new RangeError(`nobody answers to the listener ${name}`);
    return {
      listener: this.modules.get<Listener>(declared.handler, { strict: false }),
      patienceMs: declared.patienceMs ?? PATIENCE_MS,
    };
  }
}
