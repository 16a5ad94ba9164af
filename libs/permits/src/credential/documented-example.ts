import { ed25519 } from '@noble/curves/ed25519.js';
import { instantOf } from '@yby/platform/contract';
import { coseKeySet } from '../status-list/cose-keys';
import { algorithms } from './algorithms';
import { encodeCode } from './code-text';
import { bytesToSign, HEADER_ALG, HEADER_KID, writeSign1 } from './cose-sign1';
import { encodeClaims } from './credential-claims';
import { exampleCredential, memoryKey } from './examples';
import { kidToBytes } from './seal-credential';
import { encodeStrict } from './strict-cbor';

/** Kept as it was made: what deflating gives differs between builds of zlib, and all of them are right. */
const STATUS_LIST =
  '0oRYKqMBJwRI/oEsEvOrTOYQeBphcHBsaWNhdGlvbi9zdGF0dXNsaXN0K2N3dKBYl6UCeDVodHRwczovL3licS5leGFtcGxlLmdvdi5jbi8ud2VsbC1rbm93bi9zdGF0dXMtbGlzdHMvMQQaawUpDAYaawPXjBn//aJjbHN0WDx42u3QAQ0AAAwCIGf/0DZ4gUMEEgCAD6oAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIDTAG4jAANkYml0cwQZ//4ZASxYQCt3LR+zp/tFmU826g70EKuQrznjnqXVRCPV79X+rlAT+Zz05PKVBEPsinsoKYy+x0xzK9fvNEfzsGvX11Jeogs=';
/** Printed in the document: an example, never an installation's. */
const SECRET = new Uint8Array(32).fill(7);

/** The worked example of docs/credential.md: one paper, its keys, its status list, every step as bytes. */
export function documentedExample() {
  const record = exampleCredential();
  const key = memoryKey(7, { from: instantOf('2026-11-01T00:00:00.000Z'), organ: '3303' });
  const payload = encodeClaims(record);
  const header = encodeStrict(
    new Map<number, unknown>([
      [HEADER_ALG, algorithms.EdDSA.cose],
      [HEADER_KID, kidToBytes(key.kid)],
    ]),
  );
  const signed = bytesToSign(header, payload);
  const credential = writeSign1(header, payload, ed25519.sign(signed, SECRET));
  return {
    record,
    key,
    header,
    payload,
    signed,
    credential,
    code: encodeCode(credential, 'ybq.example.gov.cn'),
    keySet: coseKeySet([key]),
    statusList: new Uint8Array(Buffer.from(STATUS_LIST, 'base64')),
  };
}
