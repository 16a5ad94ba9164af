import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  sign,
  type KeyObject,
} from 'node:crypto';
import { link, mkdir, open, readFile, readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { instantOf, isoOf, type Instant } from '@yby/platform/contract';
import type { Signer } from './seal-credential';
import type { VerificationKey } from './verify-credential';

// Private signing keys as PEM files (PKCS #8, Ed25519) in one directory outside the database, so that a copy of the
// database cannot issue permits. `credential-0001.pem`, `-0002` …: a file is written once, whole, and never changed; the
// line `from:` before the PEM says from when its key signs. Server side only; not exported by contract.ts.

export interface KeyFilesOptions {
  /** How long after its successor's start a key's permits are still accepted: the slowest process's reaction time. */
  readonly overlapMs?: number;
  /** From when the first key counts; the beginning of time unless told, so that a seeded past verifies too. */
  readonly firstFrom?: Instant;
  /** How old the last look into the directory may be: a second unless told. Must stay far below `overlapMs`. */
  readonly lookAgainMs?: number;
}

export interface KeyFiles {
  /** The key in use at that instant. A rotation by another process is seen within `lookAgainMs`, which `overlapMs` covers. */
  signer(at: Instant): Promise<Signer>;
  /** Public keys, oldest first, for `GET /api/verify/keys` and for `verifyCredential`; `anew` looks into the directory now. */
  keys(anew?: 'anew'): Promise<VerificationKey[]>;
  /** Adds a key that signs from `from` on. Publish first, use later: let scanners without network learn it. */
  rotate(from: Instant): Promise<VerificationKey[]>;
}

interface StoredKey {
  readonly kid: string;
  readonly from: Instant;
  readonly privateKey: KeyObject;
  readonly publicKey: string;
}

const FILE = /^credential-(\d{4})\.pem$/;
const HOUR = 3_600_000;

/**
 * Opens the directory and makes directory and first key if there are none. Any number of processes may do so at once:
 * the complete file is linked to its name, and the one that comes second uses what it finds.
 * @throws RangeError when a key file can be read by others, is damaged, or the directory cannot be written
 */
export async function openKeyFiles(directory: string, options: KeyFilesOptions = {}): Promise<KeyFiles> {
  const { overlapMs = 24 * HOUR, firstFrom = 0 as Instant, lookAgainMs = 1_000 } = options;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const known = new Map<string, StoredKey>();
  let lookedAt = -Infinity;
  let looked: Promise<StoredKey[]>;

  const look = async (): Promise<StoredKey[]> => {
    const names = (await readdir(directory)).filter((name) => FILE.test(name)).sort();
    for (const name of names) if (!known.has(name)) known.set(name, await readKey(join(directory, name)));
    return names.map((name) => known.get(name)!);
  };
  const read = (anew?: 'anew'): Promise<StoredKey[]> => {
    const now = performance.now();
    if (anew || now - lookedAt >= lookAgainMs) {
      lookedAt = now;
      looked = look().catch((error: Error) => {
        lookedAt = -Infinity;
        throw error;
      });
    }
    return looked;
  };
  const publicList = (stored: StoredKey[]): VerificationKey[] =>
    stored.map(({ kid, publicKey, from }, at) => {
      const next = stored[at + 1];
      return {
        kid,
        alg: 'EdDSA',
        publicKey,
        organ: null,
        from,
        to: next ? ((next.from + overlapMs) as Instant) : null,
      };
    });

  if ((await read('anew')).length === 0) await writeKey(directory, 1, firstFrom);
  await read('anew');

  return {
    async signer(at) {
      const stored = await read();
      const { kid, privateKey } = stored.findLast((key) => key.from <= at) ?? stored[0]!;
      return { kid, alg: 'EdDSA', sign: (bytes) => Promise.resolve(new Uint8Array(sign(null, bytes, privateKey))) };
    },
    keys: async (anew) => publicList(await read(anew)),
    async rotate(from) {
      const stored = await read('anew');
      if (from <= stored.at(-1)!.from) throw new RangeError('a new key must start after the present one');
      if (!(await writeKey(directory, stored.length + 1, from)))
        throw new RangeError('another process is rotating the keys');
      return publicList(await read('anew'));
    },
  };
}

async function readKey(path: string): Promise<StoredKey> {
  const { mode } = await stat(path);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new RangeError(`${path} can be read by others than its owner: run chmod 600 on it, or replace the key`);
  const pem = await readFile(path, 'utf8');
  const privateKey = createPrivateKey(pem);
  const from = /^from: (\S+)$/m.exec(pem)?.[1];
  if (privateKey.asymmetricKeyType !== 'ed25519' || from === undefined)
    throw new RangeError(`${path} is no signing key of this system`);
  const publicKey = createPublicKey(privateKey).export({ format: 'jwk' }).x!;
  const kid = createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex').slice(0, 16);
  return { kid, from: instantOf(from), privateKey, publicKey };
}

/** False when that number is taken already. */
async function writeKey(directory: string, number: number, from: Instant): Promise<boolean> {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;
  const draft = join(directory, `.draft-${randomUUID()}`);
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`from: ${isoOf(from)}\n${pem}`);
    await file.sync();
    await file.close();
    await link(draft, join(directory, `credential-${String(number).padStart(4, '0')}.pem`));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await unlink(draft);
  }
}
