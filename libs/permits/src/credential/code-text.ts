import { CredentialRefusal } from './credential-refusal';
import { MAX_CREDENTIAL_BYTES } from './strict-cbor';

// The outer form of the code (ADR 0005): `HTTPS://HOST/V#` + the credential as one decimal number. Any phone opens the
// address; what follows '#' never reaches a server's log; digits are the densest text a QR code knows that an address
// may also hold (3⅓ bits each).

export type ParsedCode =
  { readonly kind: 'credential'; readonly bytes: Uint8Array } | { readonly kind: 'number'; readonly number: string };

/** Bare digits at least this long are a credential (42 bytes and more, our shortest has about 190), shorter ones a number. */
const SHORTEST_CREDENTIAL = 100;
/** Digits of MAX_CREDENTIAL_BYTES with the leading 1 byte. */
const LONGEST_CREDENTIAL = Math.ceil((MAX_CREDENTIAL_BYTES + 1) * Math.log10(256));

/** Bytes as a decimal number, after a leading byte 1 that keeps zero bytes at the front. */
export const bytesToDigits = (bytes: Uint8Array): string =>
  BigInt('0x01' + Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')).toString();

/** @throws CredentialRefusal oversized; bad-digits when no byte string is written so */
export function bytesFromDigits(digits: string): Uint8Array {
  if (digits.length > LONGEST_CREDENTIAL) throw new CredentialRefusal('oversized');
  if (!/^[1-9][0-9]*$/.test(digits)) throw new CredentialRefusal('bad-digits');
  const hex = BigInt(digits).toString(16);
  if (hex[0] !== '1' || hex.length % 2 === 0) throw new CredentialRefusal('bad-digits');
  return Uint8Array.from(hex.slice(1).match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

/**
 * The text of the code on a permit.
 * @param host where the scan page lives, 'ybq.example.gov.cn' or, on a developer's machine, 'http://localhost:3000'
 * @throws RangeError when the host is not a plain host with an optional scheme and port
 */
export function encodeCode(credential: Uint8Array, host: string): string {
  const origin = /^(?:(https?):\/\/)?([a-z0-9.-]+(?::\d{1,5})?)$/i.exec(host);
  if (!origin) throw new RangeError(`host '${host}' cannot stand in a code`);
  return `${origin[1] ?? 'https'}://${origin[2]}/v`.toUpperCase() + '#' + bytesToDigits(credential);
}

/**
 * What a person scanned or typed: the full address in any letter case, the bare credential, or a permit number.
 * The host is not compared: only the signature says who issued the code.
 * @throws CredentialRefusal not-a-code, bad-digits, oversized
 */
export function parseCode(text: string): ParsedCode {
  const trimmed = text.trim();
  const address = /^https?:\/\/[^/?#\s]+\/v\/?#(.*)$/is.exec(trimmed);
  if (address) return { kind: 'credential', bytes: bytesFromDigits(address[1]!) };
  if (/^\d+$/.test(trimmed) && trimmed.length >= SHORTEST_CREDENTIAL)
    return { kind: 'credential', bytes: bytesFromDigits(trimmed) };
  if (/^[a-z0-9][a-z0-9-]{3,39}$/i.test(trimmed)) return { kind: 'number', number: trimmed.toUpperCase() };
  throw new CredentialRefusal('not-a-code');
}
