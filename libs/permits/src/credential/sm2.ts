import { sm2 } from 'sm-crypto-v2';
import type { VerifyRaw } from './algorithms';

// SM2 with SM3 (GB/T 32918.2, GB/T 32905) in JavaScript: the same in the browser and on the server, because Node's own
// names the curve and then signs plain ECDSA on it. A browser loads this file only when a published key asks for it.

/** The user id that GM/T 0009 sets where parties have agreed on none; it is part of what is hashed. */
export const SM2_USER_ID = '1234567812345678';

const hex = (bytes: Uint8Array) => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
const fromHex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const ORDER = BigInt('0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123');
const inRange = (digits: string) => BigInt(`0x${digits}`) > 0n && BigInt(`0x${digits}`) < ORDER;
const options = { hash: true, der: false, userId: SM2_USER_ID } as const;

/** False for anything that is not r ‖ s of this key, a point off the curve included. */
export const verifySm2: VerifyRaw = (signature, signed, publicKey) => {
  const key = hex(publicKey);
  const pair = hex(signature);
  // The standard's first step, which the package leaves out.
  if (pair.length !== 128 || !inRange(pair.slice(0, 64)) || !inRange(pair.slice(64))) return false;
  try {
    return sm2.verifyPublicKey(key) && sm2.doVerifySignature(signed, pair, key, options);
  } catch {
    return false;
  }
};

/** @param secret 32 bytes. @returns r ‖ s, 64 bytes */
export function signSm2(message: Uint8Array, secret: Uint8Array): Uint8Array {
  const key = hex(secret);
  return fromHex(sm2.doSignature(message, key, { ...options, publicKey: sm2.getPublicKeyFromPrivateKey(key) }));
}

/** 04 ‖ x ‖ y of a secret of 32 bytes. */
export const sm2PublicKey = (secret: Uint8Array): Uint8Array => fromHex(sm2.getPublicKeyFromPrivateKey(hex(secret)));
