import {
  cursorOf,
  isoOf,
  limitOf,
  openActs,
  pageOf,
  platformRefusal,
  toPlainDate,
  type Actor,
  type Instant,
  type PageQuery,
  type Role,
  type Sql,
} from '@yby/platform';
import { quantityToWire, type Page, type PlainDate, type QuantityUnit } from '@yby/platform/contract';
import { substanceOf } from '@yby/regulation/contract';
import { covers } from '../application/view-of';
import { encodeCode } from '../credential/code-text';
import { effectiveOn, permitLifecycle } from './permit.lifecycle';
import { linesOf, permitColumns, type PartySnapshot, type StoredPermit } from './permit-row';
import type { Payment, PermitLine, PermitParty, PermitRow, PermitView, RedemptionRow } from './permit-view';

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

export function actsOn(permit: StoredPermit, actor: Actor, now: Instant): string[] {
  const side = sideOf(permit, actor);
  if (side === null) return [];
  const open = openActs(permitLifecycle, permit.state, actor.roles);
  const inForce = effectiveOn(permit.state, permit.valid_from, permit.valid_to, toPlainDate(now)) === 'in_force';
  const redeem = side === 'seller' && permit.kind === 'purchase_filing' && inForce && open.includes('redeem');
  return [...(redeem ? ['redeem'] : []), 'print'];
}

export function partyView(party: PartySnapshot | null): PermitParty | null {
  return party && { id: party.id, name: party.name, uscc: party.uscc };
}

export function lineViews(permit: StoredPermit): PermitLine[] {
  return linesOf(permit).map(({ substance, unit, granted, redeemed, use }) => {
    const { nameZh, nameEn, category } = substanceOf(substance);
    return {
      substance,
      nameZh,
      nameEn,
      category,
      granted: quantityToWire({ unit, amount: granted }),
      redeemed: quantityToWire({ unit, amount: redeemed }),
      remaining: quantityToWire({ unit, amount: remainingOf(permit, granted, redeemed) }),
      use,
    };
  });
}

/** A one-delivery permit is closed by its first redemption, even if quantity remains (办法 9). */
export function remainingOf(permit: Pick<StoredPermit, 'state'>, granted: bigint, redeemed: bigint): bigint {
  return permit.state === 'valid' || permit.state === 'suspended' ? granted - redeemed : 0n;
}

export function rowView(permit: StoredPermit, now: Instant): PermitRow {
  return {
    id: permit.id,
    number: permit.number,
    kind: permit.kind,
    state: permit.state,
    effective: effectiveOn(permit.state, permit.valid_from, permit.valid_to, toPlainDate(now)),
    holder: partyView(permit.holder)!,
    seller: partyView(permit.seller),
    consignee: partyView(permit.consignee),
    carrier: partyView(permit.carrier),
    lines: lineViews(permit),
    multiUse: permit.multi_use,
    deliveries: permit.deliveries,
    validFrom: permit.valid_from,
    validTo: permit.valid_to,
    issuedAt: isoOf(permit.issued_at),
    issuingOrgan: permit.organ_name,
  };
}

interface RedemptionStored {
  readonly id: string;
  readonly consignment_id: string;
  readonly delivered_on: PlainDate;
  readonly vehicle: string | null;
  readonly payment: Payment;
  readonly redeemed_at: string;
  readonly lines: { substance: string; unit: QuantityUnit; amount: string }[];
}

type WholePermit = StoredPermit & { readonly redemptions: RedemptionStored[] | null; readonly printed: boolean };

// One statement: permit, lines, redemptions, and whether the print-out is there.
const whole = `SELECT ${permitColumns},
  (SELECT jsonb_agg(to_jsonb(r) ORDER BY r.id) FROM permits.redemption r WHERE r.permit_id = p.id) AS redemptions,
  EXISTS (SELECT FROM permits.printout o WHERE o.permit_id = p.id) AS printed
  FROM permits.permit p`;

/** @throws Refusal platform.not-found also for a stranger */
export async function readPermit(
  sql: Sql,
  actor: Actor,
  by: { readonly id: string } | { readonly number: string },
  now: Instant,
  host: string,
): Promise<PermitView> {
  const permit = await ('id' in by
    ? sql.maybe<WholePermit>(`${whole} WHERE p.id = $1`, [by.id])
    : sql.maybe<WholePermit>(`${whole} WHERE p.number = $1`, [by.number]));
  if (!permit || sideOf(permit, actor) === null) throw platformRefusal('not-found');
  return permitView(permit, actor, now, host);
}

export function permitView(permit: WholePermit, actor: Actor, now: Instant, host: string): PermitView {
  return {
    ...rowView(permit, now),
    version: permit.version,
    applicationId: permit.application_id,
    code: encodeCode(permit.credential, host),
    redemptions: (permit.redemptions ?? []).map(redemptionView),
    printed: permit.printed,
    acts: actsOn(permit, actor, now),
  };
}

function redemptionView(row: RedemptionStored): RedemptionRow {
  return {
    id: row.id,
    consignmentId: row.consignment_id,
    deliveredOn: row.delivered_on,
    vehicle: row.vehicle,
    payment: row.payment,
    at: row.redeemed_at.replace('+00:00', 'Z'),
    lines: row.lines.map(({ substance, unit, amount }) => ({ substance, quantity: { unit, amount } })),
  };
}

const sides = {
  holder: 'p.enterprise_id = $1',
  seller: 'p.seller_id = $1',
  carrier: '(p.carrier_id = $1 OR p.consignee_id = $1)',
} as const;

export const permitSides = Object.keys(sides) as (keyof typeof sides)[];

/** The enterprise's permits in one capacity, newest first. */
export async function listPermits(
  sql: Sql,
  actor: Actor,
  query: PageQuery,
  side: keyof typeof sides,
  state: string | undefined,
  now: Instant,
): Promise<Page<PermitRow>> {
  if (!actor.enterpriseId) throw platformRefusal('not-permitted', { roles: ['agent', 'storekeeper'] });
  const after = cursorOf(query, ['uuid']);
  const limit = limitOf(query);
  const rows = await sql.rows<StoredPermit>(
    `SELECT ${permitColumns} FROM permits.permit p
     WHERE ${sides[side]} AND ($2::uuid IS NULL OR p.id < $2) AND ($3::text IS NULL OR p.state = $3) ORDER BY p.id DESC LIMIT $4`,
    [actor.enterpriseId, after?.[0] ?? null, state ?? null, limit + 1],
  );
  return pageOf(
    rows,
    limit,
    (row) => rowView(row, now),
    (row) => [row.id],
  );
}
