import { isoOf, openActs, quantityToWire, type Actor, type Instant, type Vault } from '@yby/platform';
import { substanceOf } from '@yby/regulation/contract';
import { applicationLifecycle } from './application.lifecycle';
import type { StoredApplication, StoredLine } from './application-row';
import type { ApplicationView, CaseEvent, LineView } from './application-view';
import { forwardingView } from './forwarding';
import { maskedHandler, openHandler } from './handler';
import { stageOf } from './stage';
import { urgentReason } from './urgent';

const iso = (at: Instant | null): string | null => (at === null ? null : isoOf(at));

export function lineView({ substance, unit, amount, use }: StoredLine): LineView {
  const { nameZh, nameEn, category } = substanceOf(substance);
  return { substance, nameZh, nameEn, category, quantity: quantityToWire({ unit, amount: BigInt(amount) }), use };
}

/** Whether the caller stands on the applicant's side, on the deciding authority's, or on neither. */
export function sideOf(
  row: Pick<StoredApplication, 'enterprise_id' | 'division'>,
  actor: Actor,
): 'applicant' | 'authority' | null {
  if (actor.enterpriseId !== null) return actor.enterpriseId === row.enterprise_id ? 'applicant' : null;
  if (actor.division === null) return null;
  return covers(actor.division, row.division) || actor.delegated?.includes(row.division) ? 'authority' : null;
}

/** A county covers itself, a city (…00) its counties, a province (…0000) its cities. */
export function covers(organ: string, division: string): boolean {
  return division.startsWith(organ.replace(/(00)+$/, ''));
}

/** What this caller may do next with the case. */
export function actsOf(row: StoredApplication, actor: Actor, now: Instant): string[] {
  if (sideOf(row, actor) === null) return [];
  const open: string[] = openActs(applicationLifecycle, row.state, actor.roles).filter((act) => isFor(act, row.kind));
  if (actor.enterpriseId !== null || row.state !== 'accepted') return open;
  const written = row.first_officer === actor.id || row.second_officer === actor.id;
  // Two that differ are a supervisor's, and of nobody else's; a supervisor decides nothing else.
  if (row.second_officer !== null) return actor.roles.includes('supervisor') && !written ? ['rule'] : [];
  if (!actor.roles.includes('approver') || written) return [];
  const held = row.lease_until !== null && row.lease_until > now;
  const mine = held && row.claimed_by === actor.id;
  if (mine) return [...open, 'release', 'extend'];
  return held ? [] : ['claim'];
}

/** What the province decides is handed on here, and all else is decided (条例 15). */
const isFor = (act: string, kind: StoredApplication['kind']): boolean =>
  kind === 'purchase_permit' ? act !== 'approve' && act !== 'refuse' : act !== 'forward';

/** The one place where a case's personal data is opened: whole for the applicant, masked for the authority. */
export function viewOf(
  vault: Vault,
  row: StoredApplication,
  actor: Actor,
  now: Instant,
  events: CaseEvent[],
): ApplicationView {
  const party = (id: string | null, name: string | null) => (id && name ? { id, name } : null);
  const full = sideOf(row, actor) === 'applicant';
  const held = row.claimed_by !== null && row.lease_until !== null && row.lease_until > now;
  const { zh, en } = applicationLifecycle.states[row.state];
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    state: row.state,
    stateName: { zh, en },
    version: row.version,
    enterprise: { id: row.enterprise_id, name: row.enterprise_name, uscc: row.uscc },
    seller: party(row.seller_id, row.seller_name),
    consignee: party(row.consignee_id, row.consignee_name),
    carrier: party(row.carrier_id, row.carrier_name),
    siteId: row.site_id,
    originDivision: row.origin_division,
    destinationDivision: row.destination_division,
    route: row.route,
    multiUse: row.multi_use,
    transferReason: row.transfer_reason,
    purchasePermitId: row.purchase_permit_id,
    urgent: urgentReason(vault, row.urgent),
    forwarding: forwardingView(vault, row.forwarding, full ? 'applicant' : 'authority'),
    lines: row.lines.map(lineView),
    handler: full ? openHandler(vault, row.handler) : maskedHandler(vault, row.handler),
    attachments: row.attachments,
    submittedAt: isoOf(row.submitted_at),
    acceptedAt: iso(row.accepted_at),
    statutoryDueAt: iso(row.statutory_due_at),
    promisedDueAt: iso(row.promised_due_at),
    dueAt: iso(row.due_at),
    provisionalCalendar: row.provisional_calendar,
    decidedAt: iso(row.decided_at),
    decision: row.decision,
    claim: held
      ? { by: row.claimed_name!, leaseUntil: isoOf(row.lease_until!), mine: row.claimed_by === actor.id }
      : null,
    officers: row.officers,
    stage: full ? null : stageOf(row),
    precheck: row.precheck,
    events,
    permitId: row.permit_id,
    permitNumber: row.permit_number,
    acts: actsOf(row, actor, now),
  };
}
