import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Settings } from '../settings';
import { Vault } from '../vault/vault';
import { DiskFileStore } from './file-store';
import { CHUNK_BYTES, HEADER_BYTES } from './sealed-file';

let data: string;
let store: DiskFileStore;
const stored = CHUNK_BYTES + 16;
const pathOf = (hash: string) => join(data, 'files', hash.slice(0, 2), hash);
const read = async (hash: string) => buffer(store.open(hash));
const open = () => {
  const settings = { data, masterKey: null } as Settings;
  return new DiskFileStore(settings, new Vault(settings));
};

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'yby-files-'));
  store = open();
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

describe('a stored file', () => {
  it.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 200_001])(
    'of %i bytes is given back whole, and lies on the disk sealed under the hash of its plaintext',
    async (size) => {
      const bytes = randomBytes(size);
      const hash = await store.put(bytes);
      expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(await store.size(hash)).toBe(size);
      expect((await read(hash)).equals(bytes)).toBe(true);
      const raw = readFileSync(pathOf(hash));
      if (size > 1) expect(raw.includes(bytes.subarray(0, 64))).toBe(false);
      await store.put(bytes);
      expect(readFileSync(pathOf(hash)).equals(raw)).toBe(true);
      expect((await buffer(open().open(hash))).equals(bytes)).toBe(true);
    },
  );

  const altered: [what: string, alter: (raw: Buffer) => Buffer][] = [
    ['a flipped bit', (raw) => (raw.writeUInt8(raw[raw.length - 30]! ^ 1, raw.length - 30), raw)],
    ['a flipped bit of its salt', (raw) => (raw.writeUInt8(raw[20]! ^ 1, 20), raw)],
    ['its end cut off in the midst of a chunk', (raw) => raw.subarray(0, -5)],
    ['its last chunk cut off', (raw) => raw.subarray(0, HEADER_BYTES + 2 * stored)],
    ['all its chunks cut off', (raw) => raw.subarray(0, HEADER_BYTES)],
    ['its header cut', (raw) => raw.subarray(0, 9)],
    [
      'two chunks changed about',
      (raw) =>
        Buffer.concat([
          raw.subarray(0, HEADER_BYTES),
          raw.subarray(HEADER_BYTES + stored, HEADER_BYTES + 2 * stored),
          raw.subarray(HEADER_BYTES, HEADER_BYTES + stored),
          raw.subarray(HEADER_BYTES + 2 * stored),
        ]),
    ],
    ['its last chunk twice', (raw) => Buffer.concat([raw, raw.subarray(HEADER_BYTES + 2 * stored)])],
    ['something at its end', (raw) => Buffer.concat([raw, Buffer.from('x')])],
    ['a key that is not here', (raw) => (raw.writeUInt8(raw[6]! ^ 1, 6), raw)],
  ];
  it.each(altered)('with %s is refused', async (_, alter) => {
    const hash = await store.put(randomBytes(2 * CHUNK_BYTES + 1000));
    writeFileSync(pathOf(hash), alter(Buffer.from(readFileSync(pathOf(hash)))));
    await expect(read(hash)).rejects.toThrow(RangeError);
  });

  it('put in the place of another is refused', async () => {
    const [one, two] = [await store.put(Buffer.from('one')), await store.put(Buffer.from('two'))];
    renameSync(pathOf(one), pathOf(two));
    await expect(read(two)).rejects.toThrow(RangeError);
    expect(await store.size(one)).toBeNull();
  });
});

describe('a file that an earlier version stored in the clear', () => {
  it('is read, sealed by a pass that may be repeated, and sealed when it is uploaded again', async () => {
    const clear = (text: string) => {
      const bytes = Buffer.from(text);
      const hash = createHash('sha256').update(bytes).digest('hex');
      mkdirSync(join(data, 'files', hash.slice(0, 2)), { recursive: true });
      writeFileSync(pathOf(hash), bytes);
      return hash;
    };
    const [scan, again, forged] = [clear('a scan of a card'), clear('another one'), clear('a third')];
    expect((await read(scan)).toString()).toBe('a scan of a card');
    expect(await store.size(scan)).toBe(16);
    await store.put(Buffer.from('another one'));
    expect(readFileSync(pathOf(again)).includes('another')).toBe(false);
    writeFileSync(pathOf(forged), 'changed');
    await expect(read(forged)).rejects.toThrow(/damaged/);
    await expect(store.sealOld()).rejects.toThrow(/damaged/);
    rmSync(pathOf(forged));
    await store.sealOld();
    expect(readFileSync(pathOf(scan)).includes('scan')).toBe(false);
    expect((await read(scan)).toString()).toBe('a scan of a card');
    expect(await store.sealOld()).toBe(0);
  });
});
