import { Inject, Injectable, Logger } from '@nestjs/common';
import { Work } from '../work/work';
import { systemCaller } from '../work/actor';
import { Clock } from '../clock/clock';
import { Queues } from '../queue/queues';

const BATCH = 500;
const RELAY_LOCK = 7_202_612;

interface Taken {
  readonly id: bigint;
  readonly listener: string;
  readonly attempt: number;
}

/** Hands waiting deliveries to the queue, one relay at a time over all workers. */
@Injectable()
export class Relay {
  private readonly log = new Logger('relay');

  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Queues) private readonly queues: Queues,
  ) {}

  /** @returns how many were handed on; a full batch means that more may wait */
  async pass(): Promise<number> {
    const taken = await this.work.run(systemCaller('relay'), 'platform.relay', async (tx) => {
      const mine = await tx.maybe<{ locked: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS locked', [RELAY_LOCK]);
      if (!mine?.locked) return [];
      const wall = new Date(this.clock.wall()).toISOString();
      return tx.rows<Taken>(
        `UPDATE platform.delivery d SET state = 'queued', attempt = attempt + 1, queued_at = $1
         FROM (SELECT id FROM platform.delivery WHERE state = 'pending' AND next_at <= $1
               ORDER BY next_at, id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) AS next
         WHERE d.id = next.id RETURNING d.id, d.listener, d.attempt`,
        [wall],
      );
    });
    if (taken.length === 0) return 0;
    try {
      await this.queues.add(
        'deliveries',
        taken.map(({ id, listener, attempt }) => ({
          name: listener,
          data: { delivery: id.toString() },
          id: `d${id}-${attempt}`,
        })),
      );
    } catch (error) {
      // They stay `queued`; the sweeper puts them back.
      this.log.warn(`the queue did not take ${taken.length} deliveries: ${(error as Error).message}`);
    }
    return taken.length;
  }

  get batch(): number {
    return BATCH;
  }
}
