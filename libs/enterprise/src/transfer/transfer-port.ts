import type { Bilingual } from '@yby/platform/contract';
import type { Sql, Tx } from '@yby/platform';
import type { OpenBusiness } from '../closing/open-business';

/**
 * Port: what follows an enterprise when it moves to another county, or when its goods pass to a successor. Ledger and permits
 * stand above and register themselves for it.
 */
export const TRANSFER_PORT = 'enterprise.transfer';

export interface TransferOf {
  readonly id: string;
  readonly kind: 'move' | 'merge' | 'split';
  readonly enterpriseId: string;
  readonly fromDivision: string;
  readonly toDivision: string;
  readonly toOrganId: string | null;
  /** Of a merger or division. */
  readonly successorId: string | null;
  readonly toSiteId: string | null;
  /** Storehouses whose goods pass on: of a merger all, of a division those chosen. */
  readonly siteIds: readonly string[];
}

export type TransferCount = Bilingual & { readonly code: string; readonly count: number };

export interface TransferFollower {
  /** What has to be finished first. @param lock holds what was found until the act is over, so that nothing is begun behind it */
  obstaclesTo(sql: Sql, transfer: TransferOf, lock: boolean): Promise<OpenBusiness[]>;
  /** What will move, in numbers. */
  countsOf(sql: Sql, transfer: TransferOf): Promise<TransferCount[]>;
  /** Moves it, in the accepting transaction. */
  follow(tx: Tx, transfer: TransferOf): Promise<void>;
}
