// A COSE library that is not ours (on another CBOR reader), in a process of its own, for what it offers to import() only:
// {"verify": hex, "key": hex}, or {"sign": payload, "secret": hex, "key": hex, "kid": hex}.
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { coseVerify, Sign1 } from 'cose-kit';

const bytes = (hex) => Buffer.from(hex, 'hex');
const jwk = (hex) => ({ kty: 'OKP', crv: 'Ed25519', x: bytes(hex).toString('base64url') });
const asked = JSON.parse(readFileSync(0, 'utf8'));
let answer;
try {
  if (asked.verify) {
    const key = createPublicKey({ key: jwk(asked.key), format: 'jwk' });
    const { decoded, isValid } = await coseVerify(bytes(asked.verify), key);
    answer = isValid ? { payload: Buffer.from(decoded.payload).toString('hex') } : { error: 'not valid' };
  } else {
    const d = bytes(asked.secret).toString('base64url');
    const key = createPrivateKey({ key: { ...jwk(asked.key), d }, format: 'jwk' });
    const header = { alg: 'EdDSA', kid: Uint8Array.from(bytes(asked.kid)) };
    const message = await Sign1.sign(header, {}, Uint8Array.from(bytes(asked.sign)), key);
    answer = { signature: Buffer.from(message.signature).toString('hex') };
  }
} catch (error) {
  answer = { error: String(error) };
}
console.log(JSON.stringify(answer));
