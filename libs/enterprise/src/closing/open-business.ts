import type { Sql } from '@yby/platform';

/** Port: what an enterprise still has open. Ledger and permits stand above and register themselves for it. */
export const OPEN_BUSINESS_PORT = 'enterprise.open-business';

export interface OpenBusiness {
  /** Stable name, e.g. `stock`, `papers`, `applications`. */
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

export interface OpenBusinessProbe {
  /** @param siteIds only these storehouses, or null for the whole enterprise */
  openBusinessOf(sql: Sql, enterpriseId: string, siteIds: readonly string[] | null): Promise<OpenBusiness[]>;
}
