import type { Instant } from '@yby/platform/contract';

/** Kinds of permit that carry a code. Order is part of the format (the claim holds the index): only ever append. */
export const credentialKinds = [
  'purchase_filing',
  'transport_filing',
  'purchase_permit',
  'transport_permit',
  'transfer_filing',
] as const;
export type CredentialKind = (typeof credentialKinds)[number];

/** Units of quantity. Order is part of the format: only ever append. */
export const credentialUnits = ['mg', 'tablet', 'injection'] as const;
export type CredentialUnit = (typeof credentialUnits)[number];

/** Whether the permit covers one use or several (办法 9, 21). Order is part of the format. */
export const credentialUses = ['one', 'multi'] as const;
export type CredentialUses = (typeof credentialUses)[number];

export interface CredentialLine {
  /** Code of the catalogue, 'PC2-05': category 1–3, entry 01–99. */
  readonly substance: string;
  readonly unit: CredentialUnit;
  /** Whole units granted, 1 … 2^64 − 1. */
  readonly amount: bigint;
}

/**
 * What the code on a permit says by itself, without network (条例 17, 22: substance, quantity, parties, kind, validity).
 * Names and addresses stay out: they are looked up, so that a photographed permit gives away no more than it must.
 */
export interface PermitCredential {
  /** UUID, lower case with hyphens. */
  readonly permitId: string;
  /** Permit number as printed, 1–40 characters of A–Z 0–9 and hyphen. */
  readonly number: string;
  readonly kind: CredentialKind;
  /** Division code (GB/T 2260, 6–12 digits) of the issuing organ. */
  readonly organ: string;
  /** Unified social credit codes, 18 characters; 18 zeros for a natural person. */
  readonly holder: string;
  readonly counterparty: string;
  readonly carrier?: string;
  readonly lines: readonly CredentialLine[];
  readonly uses: CredentialUses;
  readonly issuedAt: Instant;
  readonly validFrom: Instant;
  /** Last instant of validity, inclusive. */
  readonly validTo: Instant;
  /** Place in the status list, 0 … 2^32 − 1. */
  readonly statusIndex: number;
}

/** In place of the credit code of a natural person: an identity number never stands in a code. */
export const NATURAL_PERSON = '0'.repeat(18);

const shapes = {
  permitId: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  number: /^[A-Z0-9][A-Z0-9-]{0,39}$/,
  organ: /^\d{6,12}$/,
  party: /^[0-9A-Z]{18}$/,
  substance: /^PC[1-3]-(?!00)\d\d$/,
} as const;

const wholeSecond = (instant: number) => Math.floor(instant / 1000) * 1000;

/**
 * The same record with the precision of a CWT NumericDate (whole seconds, RFC 8392 §2). Every instant is rounded down: a
 * permit issued at 10:00:00.400 is in force at once, and none is in force longer than decided.
 */
export function toCredentialPrecision(record: PermitCredential): PermitCredential {
  return {
    ...record,
    issuedAt: wholeSecond(record.issuedAt) as Instant,
    validFrom: wholeSecond(record.validFrom) as Instant,
    validTo: (wholeSecond(record.validTo + 1) - 1) as Instant,
  };
}

/**
 * Refuses a record that cannot be written on a code.
 * @throws RangeError naming the field; a programming error of the issuing side, never something that a scanner meets.
 */
export function assertCredential(record: PermitCredential): void {
  const need = (holds: boolean, field: string) => {
    if (!holds) throw new RangeError(`permit credential: ${field} cannot be encoded`);
  };
  need(shapes.permitId.test(record.permitId), 'permitId');
  need(shapes.number.test(record.number), 'number');
  need(credentialKinds.includes(record.kind), 'kind');
  need(shapes.organ.test(record.organ), 'organ');
  need(shapes.party.test(record.holder), 'holder');
  need(shapes.party.test(record.counterparty), 'counterparty');
  need(record.carrier === undefined || shapes.party.test(record.carrier), 'carrier');
  need(credentialUses.includes(record.uses), 'uses');
  need(record.lines.length >= 1 && record.lines.length <= 20, 'lines');
  for (const line of record.lines) {
    need(shapes.substance.test(line.substance), 'lines.substance');
    need(credentialUnits.includes(line.unit), 'lines.unit');
    need(line.amount > 0n && line.amount < 1n << 64n, 'lines.amount');
  }
  for (const field of ['issuedAt', 'validFrom', 'validTo'] as const)
    need(Number.isInteger(record[field]) && record[field] >= 0 && record[field] < 2 ** 32 * 1000, field);
  need(record.validFrom <= record.validTo, 'validTo');
  need(Number.isInteger(record.statusIndex) && record.statusIndex >= 0 && record.statusIndex < 2 ** 32, 'statusIndex');
}
