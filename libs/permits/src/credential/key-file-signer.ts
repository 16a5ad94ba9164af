import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '@yby/platform/contract';
import { readKey, writeKey, type NewKey, type StoredKey } from './key-file';
import type { Signer } from './seal-credential';
import type { VerificationKey } from './verify-credential';

// Signing keys as PEM files in one directory outside the database, so that a copy of the database cannot issue permits.
// `credential-0001.pem`, `-0002` …: a file is written once, whole, and never changed. Keys for the same organs follow each
// other; one for a city stands beside the general ones. Server side only; not exported by contract.ts.

export interface KeyFilesOptions {
  /** How long after its successor's start a key's permits are still accepted: the slowest process's reaction time. */
  readonly overlapMs?: number;
  /** From when the first key counts; the beginning of time unless told, so that a seeded past verifies too. */
  readonly firstFrom?: Instant;
  /** Makes nothing: an installation's keys are only looked at. */
  readonly onlyRead?: boolean;
  /** How old the last look into the directory may be: a second unless told. Must stay far below `overlapMs`. */
  readonly lookAgainMs?: number;
}

export interface KeyFiles {
  /**
   * The key in use at that instant, the narrowest that serves the organ; without one, a general key. A rotation by another
   * process is seen within `lookAgainMs`, which `overlapMs` covers.
   */
  signer(at: Instant, organ?: string): Promise<Signer>;
  /** Public keys, oldest first, for `GET /api/verify/keys` and for `verifyCredential`; `anew` looks into the directory now. */
  keys(anew?: 'anew'): Promise<VerificationKey[]>;
  /** Adds a key that signs from `from` on. Publish first, use later: let scanners without network learn it. */
  rotate(key: NewKey): Promise<VerificationKey[]>;
  /** Makes a first key for an organ; where there is one already nothing changes, whoever made it and however many try. */
  ensure(key: NewKey & { readonly organ: string }): Promise<VerificationKey>;
}

const FILE = /^credential-(\d{4})\.pem$/;
const HOUR = 3_600_000;

/**
 * Opens the directory and makes directory and first key if there are none. Any number of processes may do so at once:
 * the complete file is linked to its name, and the one that comes second uses what it finds.
 * @throws RangeError when a key file can be read by others, is damaged, or the directory cannot be written
 */
export async function openKeyFiles(directory: string, options: KeyFilesOptions = {}): Promise<KeyFiles> {
  const { overlapMs = 24 * HOUR, firstFrom = 0 as Instant, lookAgainMs = 1_000, onlyRead = false } = options;
  if (!onlyRead) await mkdir(directory, { recursive: true, mode: 0o700 });
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
    stored.map(({ kid, alg, publicKey, organ, from }, at) => {
      const next = stored.slice(at + 1).find((key) => key.organ === organ);
      return { kid, alg, publicKey, organ, from, to: next ? ((next.from + overlapMs) as Instant) : null };
    });
  const place = (number: number) => join(directory, `credential-${String(number).padStart(4, '0')}.pem`);

  if ((await read('anew')).length === 0) {
    if (onlyRead) throw new RangeError(`${directory} holds no signing key`);
    await writeKey(place(1), { from: firstFrom });
  }
  await read('anew');

  return {
    async signer(at, organ) {
      const stored = await read();
      const serving = stored.filter((key) => key.organ === null || organ?.startsWith(key.organ));
      const begun = serving.filter((key) => key.from <= at);
      // The narrowest first; of its successors the last that has begun.
      const width = Math.max(...begun.map((key) => key.organ?.length ?? 0));
      const { kid, alg, sign } =
        begun.findLast((key) => (key.organ?.length ?? 0) === width) ?? serving[0] ?? stored[0]!;
      return { kid, alg, sign };
    },
    keys: async (anew) => publicList(await read(anew)),
    async rotate(key) {
      const stored = await read('anew');
      const before = stored.findLast(({ organ }) => organ === (key.organ ?? null));
      if (before && key.from <= before.from) throw new RangeError('a new key must start after the present one');
      if (!(await writeKey(place(stored.length + 1), key)))
        throw new RangeError('another process is rotating the keys');
      return publicList(await read('anew'));
    },
    async ensure(key) {
      for (;;) {
        const stored = await read('anew');
        const found = publicList(stored).find(({ organ }) => organ === key.organ);
        if (found) return found;
        // The place may have been taken meanwhile, by the same city's key or by another's.
        await writeKey(place(stored.length + 1), key);
      }
    },
  };
}
