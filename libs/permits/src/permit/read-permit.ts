import {
  cursorOf,
  isoOf,
  limitOf,
  pageOf,
  platformRefusal,
  type Actor,
  type Instant,
  type PageQuery,
  type Sql,
} from '@yby/platform';
import { quantityToWire, type Page, type PlainDate, type QuantityUnit } from '@yby/platform/contract';
import { substanceOf } from '@yby/regulation/contract';
import { encodeCode } from '../credential/code-text';
import { actsOn, effectiveAt, isUntouched, type OpenMeasure } from './acts-on';
import { nationalView, type NationalJson } from '../national/national-row';
import { linesOf, permitColumns, type PartySnapshot, type StoredPermit } from './permit-row';
import type { Payment, PermitLine, PermitParty, PermitRow, PermitView, RedemptionRow } from './permit-view';
import { sideOf, type Side } from './side-of';

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
    effective: effectiveAt(permit, now),
    suspendedUntil: permit.suspended_until,
    usage: usageOf(permit),
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

type WholePermit = StoredPermit & {
  readonly redemptions: RedemptionStored[] | null;
  readonly printed: boolean;
  readonly national: NationalJson | null;
  readonly measure: OpenMeasure | null;
};

/** 未用, 部分使用, 已用完: what has been written off, whatever the state. */
function usageOf(permit: StoredPermit): PermitRow['usage'] {
  if (permit.state === 'used_up') return 'used_up';
  return isUntouched(permit) ? 'unused' : 'partly_used';
}

// One statement: permit, lines, redemptions, whether the print-out is there, its standing in the national system, and the measure that
// waits for a second officer.
const whole = `SELECT ${permitColumns},
  (SELECT jsonb_agg(to_jsonb(r) ORDER BY r.id) FROM permits.redemption r WHERE r.permit_id = p.id) AS redemptions,
  EXISTS (SELECT FROM permits.printout o WHERE o.permit_id = p.id) AS printed,
  (SELECT to_jsonb(n) FROM permits.national_record n WHERE n.id = p.id) AS national,
  (SELECT to_jsonb(m) FROM permits.measure m WHERE m.permit_id = p.id AND m.state = 'proposed') AS measure
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
    edition: permit.edition,
    applicationId: permit.application_id,
    code: encodeCode(permit.credential, host),
    redemptions: (permit.redemptions ?? []).map(redemptionView),
    printed: permit.printed,
    national: nationalView(permit.national),
    // A proposal is the organ's own until it is confirmed.
    measure: permit.measure && sideOf(permit, actor) === 'authority' ? openMeasure(permit.measure, actor) : null,
    acts: actsOn(permit, actor, now, permit.measure),
  };
}

function openMeasure({ id, act, ground, until, proposed_by: by }: OpenMeasure, actor: Actor): PermitView['measure'] {
  return { id, act, ground, until, mine: by === actor.id };
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

/** In what capacity the caller has to do with this permit. @throws Refusal platform.not-found for a stranger */
export async function permitSide(sql: Sql, actor: Actor, id: string): Promise<Side> {
  const permit = await sql.maybe<StoredPermit>('SELECT * FROM permits.permit WHERE id = $1', [id]);
  const side = permit && sideOf(permit, actor);
  if (!permit || side === null) throw platformRefusal('not-found');
  return side;
}
