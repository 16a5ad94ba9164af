import type { Instant, Sql } from '@yby/platform';
import type { DueFact } from './standing-facts';

/** Port: what else an enterprise has to see to. Modules above answer with what they hold; none of it stops anything. */
export const YELLOW_REASONS = 'enterprise.yellow-reasons';

export interface YellowReasons {
  yellowReasons(sql: Sql, enterpriseId: string, now: Instant): Promise<DueFact[]>;
}
