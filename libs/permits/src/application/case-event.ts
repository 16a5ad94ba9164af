import type { Tx } from '@yby/platform';
import type { StoredApplication } from './application-row';

/** What a listener learns of an act besides the case itself. */
export interface CaseFacts {
  readonly permitId?: string;
  readonly permitNumber?: string;
  readonly outcome?: string;
  /** Code of a ground of the law. */
  readonly ground?: string;
  /** Officer that a case was handed over to. */
  readonly toAccountId?: string;
}

/** Emits the event of an act on a case, with the ids that listeners need to tell both sides. */
export function record(
  tx: Tx,
  row: StoredApplication,
  version: number,
  state: string,
  event: string,
  more: CaseFacts = {},
): void {
  tx.emit(
    event,
    { type: 'application', id: row.id, version, division: row.division },
    {
      applicationId: row.id,
      number: row.number,
      enterpriseId: row.enterprise_id,
      sellerId: row.seller_id,
      consigneeId: row.consignee_id,
      carrierId: row.carrier_id,
      organId: row.organ_id,
      kind: row.kind,
      state,
      ...more,
    },
  );
}
