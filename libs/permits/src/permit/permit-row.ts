import type { Instant, PlainDate, QuantityUnit } from '@yby/platform/contract';
import type { PermitKind } from '../application/application-input';
import type { StoredHandler } from '../application/handler';
import type { PermitState } from './permit.lifecycle';

/** A party as it stood on the day of issue. */
export interface PartySnapshot {
  readonly id: string;
  readonly name: string;
  readonly uscc: string;
  readonly address: string;
  readonly legalRep: string;
  readonly division: string;
}

export interface StoredPermitLine {
  readonly position: number;
  readonly substance: string;
  readonly unit: QuantityUnit;
  readonly granted: bigint;
  readonly redeemed: bigint;
  readonly use: string;
}

export interface StoredPermit {
  readonly id: string;
  readonly number: string;
  readonly kind: PermitKind;
  readonly state: PermitState;
  readonly version: number;
  readonly application_id: string;
  readonly enterprise_id: string;
  readonly holder: PartySnapshot;
  readonly seller_id: string | null;
  readonly seller: PartySnapshot | null;
  readonly consignee_id: string | null;
  readonly consignee: PartySnapshot | null;
  readonly carrier_id: string | null;
  readonly carrier: PartySnapshot | null;
  readonly site_id: string | null;
  readonly handler: StoredHandler;
  readonly multi_use: boolean;
  readonly deliveries: 'one' | 'several';
  readonly valid_from: PlainDate;
  readonly valid_to: PlainDate;
  readonly issued_at: Instant;
  readonly organ_id: string;
  readonly organ_name: string;
  readonly suspended_until: PlainDate | null;
  readonly edition: number;
  readonly status_index: bigint;
  readonly kid: string;
  readonly credential: Buffer;
  readonly division: string;
  /** As JSON, because lines are read with their permit in one statement: amounts are decimal text. */
  readonly lines: {
    position: number;
    substance: string;
    unit: QuantityUnit;
    granted: string;
    redeemed: string;
    use: string;
  }[];
}

/** The permit with its lines in one row. */
export const permitColumns = `p.*, (SELECT jsonb_agg(jsonb_build_object('position', l.position, 'substance', l.substance, 'unit', l.unit,
  'granted', l.granted::text, 'redeemed', l.redeemed::text, 'use', l.use) ORDER BY l.position)
  FROM permits.permit_line l WHERE l.permit_id = p.id) AS lines`;

export function linesOf(permit: Pick<StoredPermit, 'lines'>): StoredPermitLine[] {
  return permit.lines.map((line) => ({ ...line, granted: BigInt(line.granted), redeemed: BigInt(line.redeemed) }));
}
