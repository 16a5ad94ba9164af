import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Instant } from '@yby/platform/contract';
import { encodeCode } from './code-text';
import { exampleCredential } from './examples';
import { openKeyFiles } from './key-file-signer';
import { sealCredential } from './seal-credential';
import { signingProcess } from './signing-process';
import { verifyCredential } from './verify-credential';

const program = resolve(__dirname, '../../../../test/kit/signing-program.mjs');
const at = exampleCredential().validFrom;
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
let directory: string;
let keyFile: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'yby-signer-'));
  keyFile = join(directory, 'elsewhere.pem');
  writeFileSync(keyFile, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const signer = (fault: string, patienceMs?: number) =>
  signingProcess([process.execPath, program, keyFile, fault], {
    kid: '00',
    alg: 'EdDSA',
    ...(patienceMs ? { patienceMs } : {}),
  });

it('signs papers with a private key that only a process of its own holds', async () => {
  const keys = join(directory, 'keys');
  const files = await openKeyFiles(keys);
  await files.rotate({
    from: at,
    external: {
      command: [process.execPath, program, keyFile],
      publicKey: publicKey.export({ format: 'pem', type: 'spki' }) as string,
    },
  });
  expect(await readFile(join(keys, 'credential-0002.pem'), 'utf8')).not.toContain('PRIVATE');
  const outside = await files.signer((at + 1) as Instant);
  const papers = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      sealCredential({ ...exampleCredential(), issuedAt: at, statusIndex: n }, outside),
    ),
  );
  const published = await files.keys();
  for (const paper of papers)
    expect(verifyCredential(encodeCode(paper, 'x.cn'), published, at)).toMatchObject({
      ok: true,
      kid: published[1]!.kid,
    });
});

it.each([
  ['refuses', 'CKR_PIN_LOCKED'],
  ['dies', 'ended (3)'],
])('says why there is no signature when the process %s, and asks a new one the next time', async (fault, why) => {
  const sign = signer(fault);
  await expect(sign(new Uint8Array(3))).rejects.toThrow(why);
  await expect(sign(new Uint8Array(3))).rejects.toThrow(why);
});

it('waits for a silent process no longer than it must, and not at all for one that is not there', async () => {
  await expect(signer('silent', 300)(new Uint8Array(3))).rejects.toThrow('no answer in 300 ms');
  const absent = signingProcess([join(directory, 'nothing-here')], { kid: '00', alg: 'EdDSA' });
  await expect(absent(new Uint8Array(3))).rejects.toThrow('ENOENT');
});
