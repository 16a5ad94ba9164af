import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { link, open, readFile, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { instantOf, isoOf, type Instant } from '@yby/platform/contract';
import type { SignatureAlg } from './algorithms';
import { signingProcess } from './signing-process';
import { signSm2, sm2PublicKey } from './sm2';

// One key as a file: header lines, then a PEM. `from:` says from when it signs; `organ:` first digits of the divisions it is
// for; `signer:` a program, as a JSON array, that holds the private key: then the PEM is the public one (ADR 0015).

export interface StoredKey {
  readonly kid: string;
  readonly alg: SignatureAlg;
  readonly organ: string | null;
  readonly from: Instant;
  /** Raw, base64url. */
  readonly publicKey: string;
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

export interface NewKey {
  readonly from: Instant;
  readonly alg?: SignatureAlg;
  readonly organ?: string | null;
  /** Made elsewhere: the program that signs, and its public key as PEM (SubjectPublicKeyInfo). */
  readonly external?: { readonly command: readonly string[]; readonly publicKey: string };
}

/** @throws RangeError when others can read the file, or it is no key of ours */
export async function readKey(path: string): Promise<StoredKey> {
  const { mode } = await stat(path);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new RangeError(`${path} can be read by others than its owner: run chmod 600 on it, or replace the key`);
  const file = await readFile(path, 'utf8');
  const line = (name: string) => new RegExp(`^${name}: (.+)$`, 'm').exec(file)?.[1];
  const from = line('from');
  const organ = line('organ') ?? null;
  const foreign = (): never => {
    throw new RangeError(`${path} is no signing key of this system`);
  };
  if (from === undefined || (organ !== null && !/^\d{2,12}$/.test(organ))) return foreign();
  const command = line('signer');
  const { alg, raw, sign: signHere } = command ? publicHalf(file, foreign) : privateHalf(file, foreign);
  const kid = createHash('sha256').update(raw).digest('hex').slice(0, 16);
  return {
    kid,
    alg,
    organ,
    from: instantOf(from),
    publicKey: Buffer.from(raw).toString('base64url'),
    sign: command ? signingProcess(commandOf(command, foreign), { kid, alg }) : signHere!,
  };
}

function commandOf(text: string, foreign: () => never): string[] {
  try {
    const parts = JSON.parse(text) as unknown;
    if (Array.isArray(parts) && parts.length > 0 && parts.every((part) => typeof part === 'string')) return parts;
  } catch {
    // said below
  }
  return foreign();
}

interface Half {
  readonly alg: SignatureAlg;
  readonly raw: Uint8Array;
  readonly sign?: (bytes: Uint8Array) => Promise<Uint8Array>;
}

/** Object identifier of the curve SM2 (GB/T 33560), 1.2.156.10197.1.301, as it stands in a key. */
const SM2_CURVE = Buffer.from('06082a811ccf5501822d', 'hex');
/** ECPrivateKey (RFC 5915): version 1, then the secret as an octet string of 32 bytes. */
const SM2_SECRET = Buffer.from('0201010420', 'hex');
/** The bit string that holds 04 ‖ x ‖ y. */
const SM2_POINT = Buffer.from('03420004', 'hex');

function privateHalf(pem: string, foreign: () => never): Half {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType === 'ed25519')
    return {
      alg: 'EdDSA',
      raw: Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x!, 'base64url'),
      sign: async (bytes) => new Uint8Array(sign(null, bytes, key)),
    };
  const der = key.export({ format: 'der', type: 'pkcs8' });
  const at = der.indexOf(SM2_SECRET);
  if (!der.includes(SM2_CURVE) || at < 0) return foreign();
  const secret = new Uint8Array(der.subarray(at + SM2_SECRET.length, at + SM2_SECRET.length + 32));
  return { alg: 'SM2', raw: sm2PublicKey(secret), sign: async (bytes) => signSm2(bytes, secret) };
}

function publicHalf(pem: string, foreign: () => never): Half {
  const key = createPublicKey(pem);
  if (key.asymmetricKeyType === 'ed25519')
    return { alg: 'EdDSA', raw: Buffer.from(key.export({ format: 'jwk' }).x!, 'base64url') };
  const der = key.export({ format: 'der', type: 'spki' });
  const at = der.indexOf(SM2_POINT);
  if (!der.includes(SM2_CURVE) || at < 0) return foreign();
  return { alg: 'SM2', raw: new Uint8Array(der.subarray(at + 3, at + 3 + 65)) };
}

const makers: Readonly<Record<SignatureAlg, () => string>> = {
  EdDSA: () => generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }) as string,
  // Node only makes the numbers here; see sm2.ts for why it does not sign.
  SM2: () =>
    generateKeyPairSync('ec', { namedCurve: 'SM2' }).privateKey.export({ format: 'pem', type: 'pkcs8' }) as string,
};

/** Writes a key to its place, whole or not at all. False when that name is taken already. */
export async function writeKey(path: string, { from, alg = 'EdDSA', organ, external }: NewKey): Promise<boolean> {
  const draft = join(dirname(path), `.draft-${randomUUID()}`);
  const file = await open(draft, 'wx', 0o600);
  try {
    const head = [
      `from: ${isoOf(from)}`,
      ...(organ ? [`organ: ${organ}`] : []),
      ...(external ? [`signer: ${JSON.stringify(external.command)}`] : []),
    ];
    await file.writeFile(`${head.join('\n')}\n${external ? external.publicKey : makers[alg]()}`);
    await file.sync();
    await file.close();
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await unlink(draft);
  }
}
