import type { Sql } from '../database/sql';
import type { Tx } from '../work/tx';

export interface DeadDelivery {
  readonly id: string;
  readonly listener: string;
  readonly event: string;
  readonly failures: number;
  readonly lastError: string | null;
}

/** Deliveries that were given up, oldest first, at most a thousand. */
export async function deadDeliveries(sql: Sql): Promise<DeadDelivery[]> {
  return sql.rows<DeadDelivery>(
    `SELECT d.id::text AS id, d.listener, j.event, d.failures, d.last_error AS "lastError"
     FROM platform.delivery d JOIN platform.journal j ON j.seq = d.journal_seq WHERE d.state = 'dead' ORDER BY d.id LIMIT 1000`,
  );
}

/** Begins them anew: those named, or all of them. @returns how many */
export async function redrive(tx: Tx, ids: readonly string[]): Promise<number> {
  return tx.execute(
    `UPDATE platform.delivery SET state = 'pending', failures = 0, next_at = '-infinity'
     WHERE state = 'dead' AND (cardinality($1::bigint[]) = 0 OR id = ANY ($1::bigint[]))`,
    [ids],
  );
}
