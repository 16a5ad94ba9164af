import type { Actor, Role } from '@yby/platform';
import { covers } from '../application/view-of';
import type { StoredPermit } from './permit-row';

export type Side = 'holder' | 'seller' | 'consignee' | 'carrier' | 'authority';

const OFFICERS: readonly Role[] = ['approver', 'inspector', 'supervisor'];

/** An office of the authority that deals with permits; the three administrators look after the system (GB/T 22239-2019 8.1.4.2). */
export function isOfficer({ enterpriseId, roles }: Actor): boolean {
  return enterpriseId === null && roles.some((role) => OFFICERS.includes(role));
}

/** In what capacity the caller has to do with the permit; null for a stranger. */
export function sideOf(
  permit: Pick<StoredPermit, 'enterprise_id' | 'seller_id' | 'consignee_id' | 'carrier_id' | 'division'>,
  actor: Actor,
): Side | null {
  const mine = actor.enterpriseId;
  if (mine === null)
    return isOfficer(actor) && actor.division !== null && covers(actor.division, permit.division) ? 'authority' : null;
  if (mine === permit.enterprise_id) return 'holder';
  if (mine === permit.seller_id) return 'seller';
  if (mine === permit.consignee_id) return 'consignee';
  return mine === permit.carrier_id ? 'carrier' : null;
}
