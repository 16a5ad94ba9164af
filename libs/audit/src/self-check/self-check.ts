import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock, verifyJournal, Work, type Instant, type ScheduledHandler, type Sql } from '@yby/platform';
import { checkNewest } from './check-newest';

/** Up to so many rows the whole journal is computed again each time: well under a second. */
const MOST_ROWS_WHOLE = 20_000;
// The sealer keeps up within seconds of the commit; acts that take longer than ten minutes do not exist here.
const SETTLE_MS = 600_000;

/** GB/T 22239-2019 8.1.4.3: the record of what was done is protected. A fault is an alarm in the log, never repaired. */
@Injectable()
export class SelfCheck implements ScheduledHandler {
  private readonly log = new Logger('audit');

  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async tick(): Promise<void> {
    for (const fault of await this.faults())
      this.log.error(`日志自查发现异常 / the journal is not sound: ${fault}; see: cli audit verify`);
  }

  /** What is wrong, one line each; empty when all is well. */
  faults(): Promise<string[]> {
    const settledBefore = (this.clock.wall() - SETTLE_MS) as Instant;
    return this.work.read(async (sql) => {
      const faults = await checkNewest(sql, settledBefore);
      if (faults.length || (await sealedRows(sql)) > MOST_ROWS_WHOLE) return faults;
      return (await verifyJournal(sql, { settledBefore })).flaws.map(({ zh, en }) => `${zh} / ${en}`);
    });
  }
}

async function sealedRows(sql: Sql): Promise<number> {
  const row = await sql.maybe<{ rows: bigint | null }>('SELECT max(seq) AS rows FROM platform.journal_leaf');
  return Number(row?.rows ?? 0);
}
