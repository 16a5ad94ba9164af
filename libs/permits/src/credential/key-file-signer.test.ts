import { chmod, mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instantOf, type Instant } from '@yby/platform/contract';
import { exampleCredential } from './examples';
import { encodeCode } from './code-text';
import { openKeyFiles } from './key-file-signer';
import { sealCredential } from './seal-credential';
import { verifyCredential } from './verify-credential';

let directory: string;
beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'yby-keys-')), 'keys');
});
afterEach(() => rm(join(directory, '..'), { recursive: true, force: true }));

const at = exampleCredential().validFrom;
const later = (hours: number) => (at + hours * 3_600_000) as Instant;

it('makes a private key at first use that only its owner can read, and keeps it', async () => {
  const first = await openKeyFiles(directory);
  expect(await readdir(directory)).toEqual(['credential-0001.pem']);
  if (process.platform !== 'win32') {
    expect((await stat(join(directory, 'credential-0001.pem'))).mode & 0o777).toBe(0o600);
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
  }
  expect(await readFile(join(directory, 'credential-0001.pem'), 'utf8')).toContain('BEGIN PRIVATE KEY');
  expect(await (await openKeyFiles(directory)).keys()).toEqual(await first.keys());
});

it('issues permits that the published keys prove', async () => {
  const files = await openKeyFiles(directory);
  const text = encodeCode(await sealCredential(exampleCredential(), await files.signer(at)), 'ybq.example.cn');
  expect(verifyCredential(text, await files.keys(), at)).toMatchObject({ ok: true, credential: exampleCredential() });
});

it('gives processes that start at the same moment one and the same key', async () => {
  const opened = await Promise.all(Array.from({ length: 12 }, () => openKeyFiles(directory)));
  const kids = await Promise.all(opened.map(async (files) => (await files.signer(at)).kid));
  expect(new Set(kids).size).toBe(1);
  expect(await readdir(directory)).toEqual(['credential-0001.pem']);
});

it('rotates with an overlap: both keys are known beforehand and the old permits stay genuine', async () => {
  const files = await openKeyFiles(directory, { overlapMs: 3_600_000 });
  const elsewhere = await openKeyFiles(directory, { overlapMs: 3_600_000, lookAgainMs: 0 });
  const before = await files.signer(at);
  await files.rotate({ from: later(2) });
  expect((await files.signer(later(1))).kid).toBe(before.kid);
  expect((await elsewhere.signer(later(2))).kid).not.toBe(before.kid);
  const keys = await files.keys();
  expect(keys.map((key) => key.to)).toEqual([later(3), null]);

  const code = async (issuedAt: Instant) =>
    encodeCode(await sealCredential({ ...exampleCredential(), issuedAt }, before), 'ybq.example.cn');
  expect(verifyCredential(await code(at), keys, later(100)).ok).toBe(true);
  expect(verifyCredential(await code(later(3)), keys, later(100)).ok).toBe(true);
  // A stolen old key cannot issue for today.
  expect(verifyCredential(await code(later(4)), keys, later(100))).toMatchObject({
    code: 'unknown_key',
    reason: 'key-out-of-use',
  });
  await expect(files.rotate({ from: at })).rejects.toThrow('must start after');
});

it('looks into the directory at most once in its time, and at once when it is asked to', async () => {
  const elsewhere = await openKeyFiles(directory, { lookAgainMs: 3_600_000 });
  await (await openKeyFiles(directory)).rotate({ from: later(2) });
  expect(await elsewhere.keys()).toHaveLength(1);
  expect(await elsewhere.keys('anew')).toHaveLength(2);
  expect(await elsewhere.keys()).toHaveLength(2);
});

it('refuses to start on a key that others can read', async () => {
  if (process.platform === 'win32') return;
  await openKeyFiles(directory);
  await chmod(join(directory, 'credential-0001.pem'), 0o644);
  await expect(openKeyFiles(directory)).rejects.toThrow('chmod 600');
});

it('keeps the first instant that the installation names', async () => {
  const from = instantOf('2026-11-01T00:00:00Z');
  const files = await openKeyFiles(directory, { firstFrom: from });
  expect((await files.keys())[0]).toMatchObject({ from, to: null, organ: null });
});
