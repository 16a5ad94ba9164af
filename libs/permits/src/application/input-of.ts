import { quantityToWire } from '@yby/platform';
import type { ApplicationInput } from './application-input';
import type { StoredApplication } from './application-row';

/** What was filed, as far as a check looks at it: the handler's numbers stay sealed and are checked by nobody. */
export function inputOf(row: StoredApplication): ApplicationInput {
  return {
    kind: row.kind,
    ...(row.seller_id ? { sellerId: row.seller_id } : {}),
    ...(row.consignee_id ? { consigneeId: row.consignee_id } : {}),
    ...(row.carrier_id ? { carrierId: row.carrier_id } : {}),
    ...(row.site_id ? { siteId: row.site_id } : {}),
    ...(row.origin_division ? { originDivision: row.origin_division } : {}),
    ...(row.destination_division ? { destinationDivision: row.destination_division } : {}),
    ...(row.route.length ? { route: row.route } : {}),
    ...(row.transfer_reason ? { transferReason: row.transfer_reason } : {}),
    ...(row.purchase_permit_id ? { purchasePermitId: row.purchase_permit_id } : {}),
    ...((row.precheck.asked as { selfUse?: boolean }).selfUse ? { selfUse: true } : {}),
    multiUse: row.multi_use,
    handler: { name: row.handler.name, idNumber: '', phone: '' },
    attachments: row.attachments.map(({ kind, file, name }) => ({ kind, file, name })),
    lines: row.lines.map(({ substance, unit, amount, use }) => ({
      substance,
      quantity: quantityToWire({ unit, amount: BigInt(amount) }),
      use,
    })),
  };
}
