import type { Bilingual } from '@yby/platform/contract';
import type { Instant, Sql } from '@yby/platform';

/** Port: what the books of the modules above hold of an enterprise, in numbers; for officers who scan its code. */
export const ENTERPRISE_COUNTS = 'enterprise.counts';

export interface EnterpriseCounts {
  counts(sql: Sql, enterpriseId: string, now: Instant): Promise<(Bilingual & { code: string; count: number })[]>;
}
