import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sm3 } from 'sm-crypto-v2';
import type { Instant } from '@yby/platform/contract';
import { encodeCode } from './code-text';
import { bytesToSign, readSign1, writeSign1 } from './cose-sign1';
import { exampleCredential, memoryKey, memorySigner } from './examples';
import { openKeyFiles } from './key-file-signer';
import { verifyNatively } from './native-verify';
import { sealCredential } from './seal-credential';
import { signSm2, sm2PublicKey, verifySm2 } from './sm2';
import { encodeStrict } from './strict-cbor';
import { verifyCredential } from './verify-credential';

const at = exampleCredential().validFrom;
const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
const file = resolve(process.env.YBY_VECTORS ?? resolve(__dirname, '../../../../../shared/vectors'), 'sm.json');
const hasOpenssl = spawnSync('openssl', ['version']).error === undefined;

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'yby-sm2-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

(existsSync(file) ? it : it.skip)('gives the published answers of SM3 and SM2', () => {
  const { sm3: hash, sm2 } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string>>;
  expect(sm3(hash!.message!)).toBe(hash!.digest);
  const message = new TextEncoder().encode(sm2!.message);
  expect(Buffer.from(sm2PublicKey(bytes(sm2!.privateKey!))).toString('hex')).toBe(sm2!.publicKey!.toLowerCase());
  expect(verifySm2(bytes(sm2!.signature!), message, bytes(sm2!.publicKey!))).toBe(true);
  const ours = signSm2(message, bytes(sm2!.privateKey!));
  expect(ours).toHaveLength(64);
  expect(verifySm2(ours, message, bytes(sm2!.publicKey!))).toBe(true);
});

it('refuses zero, one too large, a point off the curve and the wrong length, without an exception', () => {
  const secret = new Uint8Array(32).fill(7);
  const message = new Uint8Array([1, 2, 3]);
  const good = signSm2(message, secret);
  const key = sm2PublicKey(secret);
  const refused = (signature: Uint8Array, publicKey = key) =>
    expect(verifySm2(signature, message, publicKey)).toBe(false);
  refused(new Uint8Array(64));
  refused(new Uint8Array(64).fill(255));
  refused(Uint8Array.from([...new Uint8Array(32), ...good.slice(32)]));
  refused(Uint8Array.from([...good.slice(0, 32), ...new Uint8Array(32)]));
  refused(good.slice(1));
  refused(
    good,
    Uint8Array.from(key, (byte, i) => (i === 40 ? byte ^ 1 : byte)),
  );
  refused(good, key.slice(1));
  expect(verifySm2(good, new Uint8Array([1, 2, 4]), key)).toBe(false);
});

describe('an installation whose key file says SM2', () => {
  it('issues papers that the published keys prove, beside the ones of its Ed25519 key', async () => {
    const files = await openKeyFiles(directory);
    const before = await sealCredential(exampleCredential(), await files.signer(at));
    await files.rotate({ from: (at + 1_000) as Instant, alg: 'SM2' });
    const signer = await files.signer((at + 2_000) as Instant);
    expect(signer.alg).toBe('SM2');
    const sealed = await sealCredential({ ...exampleCredential(), issuedAt: (at + 2_000) as Instant }, signer);
    const keys = await files.keys();
    expect(keys.map(({ alg }) => alg)).toEqual(['EdDSA', 'SM2']);
    for (const paper of [before, sealed])
      expect(verifyCredential(encodeCode(paper, 'x.cn'), keys, at, verifyNatively)).toMatchObject({ ok: true });
    // A device that cannot compute SM2 says so, and takes it for nothing else.
    expect(verifyCredential(encodeCode(sealed, 'x.cn'), keys, at)).toMatchObject({ reason: 'unknown-algorithm' });
  });

  it('keeps a key for one city beside the general one, and the narrowest signs', async () => {
    const files = await openKeyFiles(directory);
    await files.rotate({ from: at, organ: '3303', alg: 'SM2' });
    const general = await files.signer(at, '110101');
    const city = await files.signer(at, '330302');
    expect([general.alg, city.alg, (await files.signer(at)).alg]).toEqual(['EdDSA', 'SM2', 'EdDSA']);
    const keys = await files.keys();
    expect(keys.map(({ organ, to }) => [organ, to])).toEqual([
      [null, null],
      ['3303', null],
    ]);
    const code = async (organ: string) =>
      encodeCode(await sealCredential({ ...exampleCredential(), organ }, city), 'x.cn');
    expect(verifyCredential(await code('330302'), keys, at, verifyNatively)).toMatchObject({ ok: true });
    expect(verifyCredential(await code('330101'), keys, at, verifyNatively)).toMatchObject({ reason: 'wrong-issuer' });
  });
});

it('no key of one algorithm is ever tried with the other, whatever a header claims', async () => {
  const signer = memorySigner();
  const { payload } = readSign1(await sealCredential(exampleCredential(), signer));
  const sm2Header = encodeStrict(
    new Map<number, unknown>([
      [1, -65537],
      [4, bytes(signer.kid)],
    ]),
  );
  const confused = writeSign1(sm2Header, payload, await signer.sign(bytesToSign(sm2Header, payload)));
  const verdict = (change: object) =>
    verifyCredential(encodeCode(confused, 'x.cn'), [memoryKey(7, change)], at, verifyNatively);
  expect(verdict({})).toMatchObject({ reason: 'unknown-key' });
  expect(verdict({ alg: 'SM2' })).toMatchObject({ reason: 'unknown-key' });
  // A genuine paper is not taken either under a key that was published for the other algorithm.
  const genuine = encodeCode(await sealCredential(exampleCredential(), signer), 'x.cn');
  const mislabelled = [memoryKey(7, { alg: 'SM2' })];
  expect(verifyCredential(genuine, mislabelled, at, verifyNatively)).toMatchObject({ reason: 'unknown-key' });
});

(hasOpenssl ? it : it.skip)('and openssl understand each other’s keys and signatures (openssl dgst -sm3)', async () => {
  const place = (name: string) => join(directory, name);
  const openssl = (...words: string[]) => execFileSync('openssl', words, { stdio: ['ignore', 'pipe', 'pipe'] });
  const pem = openssl('genpkey', '-algorithm', 'SM2').toString();
  writeFileSync(place('key.pem'), pem);
  writeFileSync(place('public.pem'), openssl('pkey', '-in', place('key.pem'), '-pubout'));
  // The key of openssl as a key file of ours.
  const keys = join(directory, 'keys');
  const files = await openKeyFiles(keys, { firstFrom: at });
  writeFileSync(join(keys, 'credential-0002.pem'), `from: 2026-11-23T06:05:01.000Z\n${pem}`, { mode: 0o600 });
  const key = (await files.keys('anew'))[1]!;
  const signer = await files.signer((at + 5_000) as Instant);
  expect([key.alg, signer.alg]).toEqual(['SM2', 'SM2']);

  writeFileSync(place('message'), 'a permit');
  const distinct = ['-sigopt', 'distid:1234567812345678'];
  openssl('dgst', '-sm3', '-sign', place('key.pem'), ...distinct, '-out', place('theirs'), place('message'));
  const raw = Buffer.from(key.publicKey, 'base64url');
  expect(verifySm2(fromDer(readFileSync(place('theirs'))), new TextEncoder().encode('a permit'), raw)).toBe(true);

  writeFileSync(place('ours'), toDer(await signer.sign(new TextEncoder().encode('a permit'))));
  const said = openssl(
    'dgst',
    '-sm3',
    '-verify',
    place('public.pem'),
    ...distinct,
    '-signature',
    place('ours'),
    place('message'),
  );
  expect(said.toString()).toContain('Verified OK');
});

/** SEQUENCE of two INTEGERs ↔ r ‖ s. */
function fromDer(der: Uint8Array): Uint8Array {
  const first = der[3]!;
  const r = der.slice(4, 4 + first);
  const s = der.slice(6 + first, 6 + first + der[5 + first]!);
  const whole = (n: Uint8Array) => Buffer.concat([Buffer.alloc(32), n]).subarray(-32);
  return new Uint8Array(Buffer.concat([whole(r), whole(s)]));
}
function toDer(signature: Uint8Array): Buffer {
  const integer = (n: Uint8Array) => {
    let at = 0;
    while (n[at] === 0 && at < 31) at++;
    const short = [...(n[at]! > 127 ? [0] : []), ...n.slice(at)];
    return [2, short.length, ...short];
  };
  const both = [...integer(signature.slice(0, 32)), ...integer(signature.slice(32))];
  return Buffer.from([0x30, both.length, ...both]);
}
