import { Inject, Injectable, Logger } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Clock } from '../clock/clock';
import type { Listener, ModuleDeclaration } from '../declaration';
import { MODULES } from '../tokens';
import { systemCaller } from '../work/actor';
import { Work } from '../work/work';
import { eventOf, type EventRow } from './event';

/** Tries before a delivery is dead; with the pauses below the last comes after about two hours. */
export const MOST_ATTEMPTS = 12;

/** Pause before the next try, in milliseconds: 1 s doubled each time, at most 30 minutes. */
export function pauseAfter(attempt: number): number {
  return Math.min(1_000 * 2 ** (attempt - 1), 1_800_000);
}

interface DeliveryRow extends EventRow {
  listener: string;
  state: string;
  attempt: number;
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

  /** Done already, dead or unknown: nothing happens. A listener that fails is tried again later. */
  async deliver(id: string): Promise<void> {
    let heard: DeliveryRow | null = null;
    try {
      await this.work.run(systemCaller(`delivery-${id}`), 'platform.deliver', async (tx) => {
        heard = await tx.maybe<DeliveryRow>(
          `SELECT d.listener, d.state, d.attempt, j.seq, j.id, j.event, j.act, j.actor_id, j.subject_type, j.subject_id,
                  j.subject_version, j.division, j.facts, j.occurred_at
           FROM platform.delivery d JOIN platform.journal j ON j.seq = d.journal_seq WHERE d.id = $1 FOR UPDATE OF d`,
          [BigInt(id)],
        );
        if (!heard || heard.state === 'done' || heard.state === 'dead') return;
        await this.listener(heard.listener).hear(tx, eventOf(heard));
        await tx.execute(`UPDATE platform.delivery SET state = 'done', done_at = $2, last_error = NULL WHERE id = $1`, [
          BigInt(id),
          new Date(this.clock.wall()).toISOString(),
        ]);
      });
    } catch (error) {
      const row = heard as DeliveryRow | null;
      await this.postpone(id, row?.attempt ?? 1, error as Error);
      this.log.warn(`${row?.listener ?? 'delivery'} ${id} failed: ${(error as Error).message}`);
    }
  }

  private async postpone(id: string, attempt: number, error: Error): Promise<void> {
    const dead = attempt >= MOST_ATTEMPTS;
    if (dead) this.log.error(`delivery ${id} is dead after ${attempt} attempts; see: cli deliveries redrive`);
    await this.work.run(systemCaller(`delivery-${id}`), 'platform.postpone', (tx) =>
      tx.execute(
        `UPDATE platform.delivery SET state = $2, next_at = $3, last_error = $4 WHERE id = $1 AND state IN ('queued', 'pending')`,
        [
          BigInt(id),
          dead ? 'dead' : 'pending',
          new Date(this.clock.wall() + pauseAfter(attempt)).toISOString(),
          error.message.slice(0, 1000),
        ],
      ),
    );
  }

  private listener(name: string): Listener {
    const declared = this.declarations
      .flatMap((module) => module.listeners ?? [])
      .find((listener) => listener.name === name);
    if (!declared) throw new RangeError(`nobody answers to the listener ${name}`);
    return this.modules.get(declared.handler, { strict: false });
  }
}
