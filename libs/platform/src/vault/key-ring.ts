import { randomBytes, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ciphers, NONCE_BYTES, vaultCiphers, type VaultCipher } from './cipher';
import { masterIdOf, masterKeyFile, wrappingKey } from './master-key';
import { readPrivate, writeOnce } from './written-once';

export interface DataKey {
  /** 16 hex digits, drawn by lot: a text sealed by another installation names a key that this one does not have. */
  readonly kid: string;
  readonly cipher: VaultCipher;
  readonly key: Buffer;
}

/** A key file as it lies on the disk; `wrapped` is base64url of nonce, ciphertext and tag under the master key. */
interface KeyFile {
  readonly kid: string;
  readonly use: 'data' | 'blind';
  readonly alg: string;
  readonly madeAt: string;
  /** Which master key opens it. */
  readonly master: string;
  readonly wrapped: string;
}

const DATA_FILE = /^vault-(\d{4})\.json$/;
const BLIND_FILE = 'vault-blind.json';
const nameOf = (number: number) => `vault-${String(number).padStart(4, '0')}.json`;

/**
 * The data keys `vault-0001.json`, `-0002` … and the blind key in the installation's key folder, each wrapped by the master
 * key with the cipher that it is for itself: a copy of the database opens nothing, nor does a copy of this folder where the master key is kept elsewhere.
 */
export class KeyRing {
  private readonly master: string;
  private readonly wrapping: Buffer;
  private readonly known = new Map<string, DataKey>();
  private keys: readonly DataKey[] = [];
  private seen = NaN;
  readonly blind: Buffer;

  /**
   * Makes folder and keys where there are none; processes that start at once agree on them.
   * @throws RangeError when a key is missing, damaged, readable by others, or wrapped by another master key
   */
  constructor(
    private readonly folder: string,
    given: KeyObject | null,
    /** What new keys are made for, and wrapped with; keys that are there keep their own. */
    private readonly present: VaultCipher = vaultCiphers.aes,
  ) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const begun = readdirSync(folder).some((name) => name === BLIND_FILE || DATA_FILE.test(name));
    const master = given ?? masterKeyFile(folder, begun);
    this.master = masterIdOf(master);
    this.wrapping = wrappingKey(master);
    // The blind key comes first. Where data keys stand without it, it was lost, and a new one would find nothing again.
    const data = readdirSync(folder).some((name) => DATA_FILE.test(name));
    if (!data && !existsSync(join(folder, BLIND_FILE))) this.make(BLIND_FILE, 'blind');
    if (!data) this.make(nameOf(1), 'data');
    if (!existsSync(join(folder, BLIND_FILE)))
      throw new RangeError(`${join(folder, BLIND_FILE)} is missing: put it back from the backup`);
    this.blind = this.read(BLIND_FILE, 'blind').key;
    this.look();
  }

  /** The key for new writes. A rotation by another process is seen at the next write. */
  newest(): DataKey {
    if (statSync(this.folder).mtimeMs !== this.seen) this.look();
    return this.keys.at(-1)!;
  }

  /** @throws RangeError when this installation has no such key */
  byId(kid: string): DataKey {
    const find = () => this.keys.find((key) => key.kid === kid);
    let key = find();
    if (!key) {
      this.look();
      key = find();
    }
    if (!key) throw new RangeError(`sealed with the key ${kid}, which is not in ${this.folder}`);
    return key;
  }

  /** Adds a data key for everything sealed from now on. @returns its id */
  rotate(): string {
    this.look();
    if (!this.make(nameOf(this.keys.length + 1), 'data')) throw new RangeError('another process is rotating the keys');
    this.look();
    return this.keys.at(-1)!.kid;
  }

  private look(): void {
    const { mtimeMs } = statSync(this.folder);
    const names = readdirSync(this.folder)
      .filter((name) => DATA_FILE.test(name))
      .sort();
    for (const name of names) if (!this.known.has(name)) this.known.set(name, this.read(name, 'data'));
    this.keys = names.map((name) => this.known.get(name)!);
    this.seen = mtimeMs;
  }

  private make(name: string, use: KeyFile['use']): boolean {
    const nonce = randomBytes(NONCE_BYTES);
    const head = { kid: randomBytes(8).toString('hex'), use, alg: this.present.name };
    const sealed = this.present.seal(this.wrapping, nonce, randomBytes(this.present.keyBytes), about(head));
    const file: KeyFile = {
      ...head,
      madeAt: new Date().toISOString(),
      master: this.master,
      wrapped: Buffer.concat([nonce, sealed]).toString('base64url'),
    };
    return writeOnce(this.folder, name, `${JSON.stringify(file, null, 2)}\n`);
  }

  private read(name: string, use: KeyFile['use']): DataKey {
    const path = join(this.folder, name);
    const file = parse(readPrivate(path));
    const cipher = file && ciphers.get(file.alg);
    if (!file || file.use !== use || !/^[0-9a-f]{16}$/.test(file.kid))
      throw new RangeError(`${path} is no key of the vault: put it back from the backup`);
    if (!cipher) throw new RangeError(`${path} is for the cipher ${file.alg}, which this version does not have`);
    if (file.master !== this.master)
      throw new RangeError(
        `${path} was wrapped by the master key ${file.master}, the one given is ${this.master}: give YBY_MASTER_KEY (or master.key) of that time`,
      );
    const wrapped = Buffer.from(file.wrapped, 'base64url');
    const key = cipher.open(
      this.wrapping,
      wrapped.subarray(0, NONCE_BYTES),
      wrapped.subarray(NONCE_BYTES),
      about(file),
    );
    if (key?.length !== cipher.keyBytes) throw new RangeError(`${path} is damaged: put it back from the backup`);
    return { kid: file.kid, cipher, key };
  }
}

const about = ({ kid, use, alg }: Pick<KeyFile, 'kid' | 'use' | 'alg'>) =>
  Buffer.from(`yby vault key\0${kid}\0${use}\0${alg}`);

function parse(text: string): KeyFile | null {
  try {
    const file = JSON.parse(text) as KeyFile;
    const whole = [file.kid, file.use, file.alg, file.master, file.wrapped].every((part) => typeof part === 'string');
    return whole && Buffer.from(file.wrapped, 'base64url').length > NONCE_BYTES ? file : null;
  } catch {
    return null;
  }
}
