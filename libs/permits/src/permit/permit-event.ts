import type { Fact, Tx } from '@yby/platform';
import type { StoredPermit } from './permit-row';

/** Emits the event of an act on a permit, with the ids that listeners need to tell every side. */
export function recordPermit(
  tx: Tx,
  permit: Omit<StoredPermit, 'lines'>,
  version: number,
  event: string,
  more: { readonly [name: string]: Fact } = {},
): void {
  tx.emit(
    event,
    { type: 'permit', id: permit.id, version, division: permit.division },
    {
      permitId: permit.id,
      permitNumber: permit.number,
      applicationId: permit.application_id,
      enterpriseId: permit.enterprise_id,
      sellerId: permit.seller_id,
      consigneeId: permit.consignee_id,
      carrierId: permit.carrier_id,
      organId: permit.organ_id,
      kind: permit.kind,
      ...more,
    },
  );
}
