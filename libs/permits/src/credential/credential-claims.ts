import type { Instant } from '@yby/platform/contract';
import { CredentialRefusal } from './credential-refusal';
import {
  assertCredential,
  credentialKinds,
  credentialUnits,
  credentialUses,
  toCredentialPrecision,
  type CredentialLine,
  type PermitCredential,
} from './permit-credential';
import { decodeStrict, encodeStrict, sameBytes } from './strict-cbor';

// The CWT claims set (RFC 8392) of a permit; the byte layout is ADR 0004. Registered claims where one exists, one
// private-use claim (below −65536) for the rest: a label of five bytes for each field would cost a QR version.

/** Registered claims, RFC 8392 §4. */
const ISS = 1;
const EXP = 4;
const NBF = 5;
const IAT = 6;
const CTI = 7;
/** Private-use claim 'permit': an array whose first element is the version of the layout. */
export const CLAIM_PERMIT = -65537;
export const CREDENTIAL_VERSION = 1;

const uuidToBytes = (uuid: string) => Uint8Array.from(uuid.replaceAll('-', '').match(/../g)!, (h) => parseInt(h, 16));
const uuidFromBytes = (bytes: Uint8Array) =>
  Array.from(bytes, (b) => b.toString(16).padStart(2, '0'))
    .join('')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

/** Eighteen characters 0–9 A–Z as a big-endian number in base 36: twelve bytes for a USCC (GB 32100). */
function packParty(code: string): Uint8Array {
  let value = [...code].reduce((sum, c) => sum * 36n + BigInt(parseInt(c, 36)), 0n);
  const bytes = new Uint8Array(12);
  for (let at = 11; at >= 0; at--, value >>= 8n) bytes[at] = Number(value & 255n);
  return bytes;
}
const unpackParty = (bytes: Uint8Array) =>
  bytes
    .reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
    .toString(36)
    .toUpperCase()
    .padStart(18, '0');

/** 'PC2-05' ↔ 205. */
const packSubstance = (code: string) => Number(code[2]) * 100 + Number(code.slice(4));
const unpackSubstance = (n: number) => `PC${Math.floor(n / 100)}-${String(n % 100).padStart(2, '0')}`;

/** @throws RangeError when the record does not fit the layout */
export function encodeClaims(record: PermitCredential): Uint8Array {
  assertCredential(record);
  const exact = toCredentialPrecision(record);
  const permit = [
    CREDENTIAL_VERSION,
    credentialKinds.indexOf(exact.kind),
    exact.number,
    packParty(exact.holder),
    packParty(exact.counterparty),
    exact.carrier === undefined ? null : packParty(exact.carrier),
    exact.lines.map((line) => [packSubstance(line.substance), credentialUnits.indexOf(line.unit), line.amount]),
    credentialUses.indexOf(exact.uses),
    exact.statusIndex,
  ];
  return encodeStrict(
    new Map<number, unknown>([
      [ISS, exact.organ],
      [EXP, (exact.validTo + 1) / 1000], // RFC 8392 §3.1.4: not accepted on or after this second
      [NBF, exact.validFrom / 1000],
      [IAT, exact.issuedAt / 1000],
      [CTI, uuidToBytes(exact.permitId)],
      [CLAIM_PERMIT, permit],
    ]),
  );
}

const bad = (): never => {
  throw new CredentialRefusal('bad-claim');
};
const text = (value: unknown): string => (typeof value === 'string' ? value : bad());
const whole = (value: unknown): number => (Number.isSafeInteger(value) ? (value as number) : bad());
const big = (value: unknown): bigint => (typeof value === 'bigint' ? value : BigInt(whole(value)));
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : bad());
const bytesOf = (value: unknown, length: number): Uint8Array =>
  value instanceof Uint8Array && value.length === length ? value : bad();
const pick = <T>(from: readonly T[], value: unknown): T => from[whole(value)] ?? bad();

function decodeLine(value: unknown): CredentialLine {
  const [substance, unit, amount] = list(value);
  return { substance: unpackSubstance(whole(substance)), unit: pick(credentialUnits, unit), amount: big(amount) };
}

/**
 * Reads a claims set and demands that it is, byte for byte, what `encodeClaims` would write: one record has one encoding,
 * so floats in place of integers, missing, extra and out-of-range claims are all refused without a rule for each.
 * @throws CredentialRefusal
 */
export function decodeClaims(payload: Uint8Array): PermitCredential {
  const claims = decodeStrict(payload);
  if (!(claims instanceof Map)) throw new CredentialRefusal('malformed');
  const permit = list(claims.get(CLAIM_PERMIT));
  if (permit[0] !== CREDENTIAL_VERSION) throw new CredentialRefusal('unknown-version');
  const [, kind, number, holder, counterparty, carrier, lines, uses, statusIndex] = permit;
  const record: PermitCredential = {
    permitId: uuidFromBytes(bytesOf(claims.get(CTI), 16)),
    number: text(number),
    kind: pick(credentialKinds, kind),
    organ: text(claims.get(ISS)),
    holder: unpackParty(bytesOf(holder, 12)),
    counterparty: unpackParty(bytesOf(counterparty, 12)),
    ...(carrier === null ? {} : { carrier: unpackParty(bytesOf(carrier, 12)) }),
    lines: list(lines).map(decodeLine),
    uses: pick(credentialUses, uses),
    issuedAt: (whole(claims.get(IAT)) * 1000) as Instant,
    validFrom: (whole(claims.get(NBF)) * 1000) as Instant,
    validTo: (whole(claims.get(EXP)) * 1000 - 1) as Instant,
    statusIndex: whole(statusIndex),
  };
  let again: Uint8Array;
  try {
    again = encodeClaims(record);
  } catch {
    return bad();
  }
  if (!sameBytes(again, payload)) throw new CredentialRefusal('not-canonical');
  return record;
}
