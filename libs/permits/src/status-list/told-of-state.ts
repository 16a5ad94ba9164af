import type { PermitState } from '../permit/permit.lifecycle';
import { statusValues } from './status-values';

export type ListedState = PermitState | 'replaced';

const statusOf: Readonly<Record<ListedState, number>> = {
  valid: statusValues.valid,
  used_up: statusValues.used_up,
  suspended: statusValues.suspended,
  revoked: statusValues.invalid,
  annulled: statusValues.invalid,
  withdrawn: statusValues.invalid,
  deregistered: statusValues.invalid,
  cancelled: statusValues.invalid,
  replaced: statusValues.replaced,
};

/** The value of a state. @throws RangeError for a state without a value: better a list that ends than one that says 'valid' */
export function told(state: ListedState): number {
  const status = statusOf[state];
  if (status === undefined) throw new RangeError(`the state ${state} has no value in the status list`);
  return status;
}
