import { openActs, toPlainDate, type Actor, type Instant } from '@yby/platform';
import { groundsFor } from '../measure/grounds';
import { measureActs, type MeasureAct } from '../measure/measure.lifecycle';
import { effectiveOn, permitLifecycle, type Effective } from './permit.lifecycle';
import type { StoredPermit } from './permit-row';
import { sideOf } from './side-of';

/** The measure that waits for a second officer. */
export interface OpenMeasure {
  readonly id: string;
  readonly act: MeasureAct;
  readonly ground: string;
  readonly until: string | null;
  readonly proposed_by: string;
}

export function effectiveAt(permit: Pick<StoredPermit, 'state' | 'valid_from' | 'valid_to'>, now: Instant): Effective {
  return effectiveOn(permit.state, permit.valid_from, permit.valid_to, toPlainDate(now));
}

/** Whether the act is open for this permit today, whoever asks: by the lifecycle's table, and on this (or some) ground. */
export function isMeasureOpen(permit: StoredPermit, act: MeasureAct, now: Instant, ground?: string): boolean {
  return (
    permitLifecycle.acts[act].from.includes(permit.state) &&
    groundsFor(act, effectiveAt(permit, now)).some(({ code }) => ground === undefined || code === ground)
  );
}

/** A proposal that the permit, or the calendar, has not overtaken. */
export function isConfirmable(permit: StoredPermit, { act, ground, until }: OpenMeasure, now: Instant): boolean {
  return isMeasureOpen(permit, act, now, ground) && (until === null || until > toPlainDate(now));
}

export function isUntouched(permit: Pick<StoredPermit, 'lines'>): boolean {
  return permit.lines.every(({ redeemed }) => redeemed === '0');
}

const before = (effective: Effective) => effective === 'in_force' || effective === 'not_yet_valid';

/** A corrected paper replaces one that is, or will be, in force. */
export const isReissuable = (permit: StoredPermit, now: Instant): boolean => before(effectiveAt(permit, now));

/** Only a purchase paper shows by itself that it was never used. */
export const isCancellable = (permit: StoredPermit, now: Instant): boolean =>
  permit.kind === 'purchase_filing' && before(effectiveAt(permit, now)) && isUntouched(permit);

/** What this caller may do next with the permit; exactly what the server then allows. */
export function actsOn(permit: StoredPermit, actor: Actor, now: Instant, measure: OpenMeasure | null = null): string[] {
  const side = sideOf(permit, actor);
  if (side === null) return [];
  const open = openActs(permitLifecycle, permit.state, actor.roles);
  const may = (holds: boolean, name: string): string[] => (holds ? [name] : []);
  const has = (...roles: string[]) => actor.roles.some((role) => roles.includes(role));
  const isRedeemable = permit.kind === 'purchase_filing' && effectiveAt(permit, now) === 'in_force';
  const proposable =
    side === 'authority' && has('approver', 'supervisor') && !measure
      ? measureActs.filter((act) => isMeasureOpen(permit, act, now))
      : [];
  const isMineToClose = side === 'authority' && has('supervisor') && measure !== null;
  return [
    ...may(side === 'seller' && open.includes('redeem') && isRedeemable, 'redeem'),
    ...may(side === 'holder' && open.includes('cancel') && isCancellable(permit, now), 'cancel'),
    ...may(side === 'authority' && open.includes('reissue') && isReissuable(permit, now), 'reissue'),
    ...proposable.map((act) => `propose-${act}`),
    ...may(isMineToClose && measure.proposed_by !== actor.id && isConfirmable(permit, measure, now), 'confirm-measure'),
    ...may(isMineToClose, 'reject-measure'),
    ...may(side === 'holder' && has('agent'), 'copy'),
    'print',
  ];
}
