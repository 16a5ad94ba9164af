import { ed25519 } from '@noble/curves/ed25519.js';
import { ed448 } from '@noble/curves/ed448.js';
import { p256 } from '@noble/curves/nist.js';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readSign1, verifySign1, type CoseSign1 } from './cose-sign1';
import { CredentialRefusal } from './credential-refusal';
import { decodeStrict } from './strict-cbor';

// The COSE working group's examples. All files of the folder apply, for all are COSE_Sign1 (`sign0`) of one signer:
// eddsa-sig-01 (Ed25519), eddsa-sig-02 (Ed448), sign-pass-01 … 03, sign-fail-01 … 04, 06, 07 and A_3 (ES256). The generic
// reader takes them; the permit's own profile admits Ed25519 alone.

const folder = resolve(process.env.YBY_VECTORS ?? resolve(__dirname, '../../../../../shared/vectors'), 'cose');

interface Vector {
  title: string;
  input: {
    plaintext?: string;
    plaintext_hex?: string;
    sign0: {
      key: { crv: string; x?: string; y?: string; x_hex?: string; y_hex?: string };
      alg: string;
      external?: string;
    };
  };
  intermediates: { ToBeSign_hex: string };
  output: { cbor: string };
}

const fromHex = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));

function accepts(vector: Vector, options: { untagged?: boolean } = {}): CoseSign1 | string {
  const { key, external } = vector.input.sign0;
  const [x, y] = (['x', 'y'] as const).map((axis) => {
    const hex = key[`${axis}_hex`];
    return hex ? Buffer.from(hex, 'hex') : Buffer.from(key[axis] ?? '', 'base64url');
  }) as [Buffer, Buffer];
  const algorithms: Record<string, [number, (s: Uint8Array, m: Uint8Array) => boolean]> = {
    Ed25519: [-8, (s, m) => ed25519.verify(s, m, new Uint8Array(x), { zip215: false })],
    Ed448: [-8, (s, m) => ed448.verify(s, m, new Uint8Array(x))],
    'P-256': [-7, (s, m) => p256.verify(s, m, new Uint8Array([4, ...x, ...y]), { lowS: false })],
  };
  const [alg, verify] = algorithms[key.crv]!;
  try {
    const message = readSign1(fromHex(vector.output.cbor), options);
    const named = message.protectedHeader.get(1) ?? message.unprotectedHeader.get(1);
    if (named !== alg) return 'algorithm';
    return verifySign1(message, verify, fromHex(external ?? '')) ? message : 'signature';
  } catch (error) {
    if (error instanceof CredentialRefusal) return error.reason;
    throw error;
  }
}

describe('the examples of the COSE working group', () => {
  if (!existsSync(folder)) {
    console.log('left out: COSE vectors (folder not found)');
    it.skip('left out: COSE vectors (folder not found)', () => undefined);
    return;
  }
  const load = (name: string) => JSON.parse(readFileSync(resolve(folder, `${name}.json`), 'utf8')) as Vector;

  it.each(['eddsa-sig-01', 'eddsa-sig-02', 'sign-pass-01', 'sign-pass-02'])('accepts %s', (name) => {
    const vector = load(name);
    const message = accepts(vector) as CoseSign1;
    expect(new TextDecoder().decode(message.payload)).toBe(vector.input.plaintext);
  });

  it('accepts sign-pass-03, which has no tag, only where the tag is not demanded', () => {
    expect(accepts(load('sign-pass-03'))).toBe('malformed');
    expect(accepts(load('sign-pass-03'), { untagged: true })).toMatchObject({ payload: expect.any(Uint8Array) });
  });

  it.each([
    ['sign-fail-01', 'malformed'],
    ['sign-fail-02', 'signature'],
    ['sign-fail-03', 'algorithm'],
    ['sign-fail-04', 'algorithm'],
    ['sign-fail-06', 'signature'],
    ['sign-fail-07', 'signature'],
  ])('refuses %s by its %s', (name, why) => {
    expect(accepts(load(name))).toBe(why);
  });

  it('reads the CWT of RFC 8392 appendix A.3', () => {
    const vector = load('A_3');
    const message = accepts(vector) as CoseSign1;
    const claims = decodeStrict(message.payload) as Map<number, unknown>;
    expect(claims.get(1)).toBe('coap://as.example.com');
    expect(claims.get(4)).toBe(1444064944);
    expect(claims.get(7)).toEqual(fromHex('0b71'));
  });
});
