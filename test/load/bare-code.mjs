// The QR code of a permit as a scanner's server must read it: digits, COSE_Sign1, Ed25519. Without the product's strictness.
import { createPrivateKey, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode, encode } from 'cbor2';

export const privateKey = createPrivateKey(readFileSync(join(process.env.YBY_DATA, 'keys/credential-0001.pem')));
const publicKey = createPublicKey(privateKey);
const PERMIT_ID = 7;

/** @returns the permit's id as hex, or null when we have not signed the code */
export function permitIdOf(text) {
  const digits = text.slice(text.indexOf('#') + 1);
  const bytes = Uint8Array.from(Buffer.from(BigInt(digits).toString(16).slice(1), 'hex'));
  const [header, , payload, signature] = decode(bytes).contents;
  const signed = encode(['Signature1', header, new Uint8Array(), payload]);
  if (!verify(null, signed, publicKey, signature)) return null;
  return Buffer.from(decode(payload, { preferMap: true }).get(PERMIT_ID)).toString('hex');
}
