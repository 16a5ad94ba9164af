import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { readSettings, SettingsError } from '../settings';
import { KeyRing } from './key-ring';
import { masterKeyOf } from './master-key';
import { Vault } from './vault';
import { writeOnce } from './written-once';

const ID = '330302199203151222';
const field = 'handler.idNumber';
const folders: string[] = [];
const place = () => {
  const data = mkdtempSync(join(tmpdir(), 'yby-vault-'));
  folders.push(data);
  return data;
};
const master = () => masterKeyOf(randomBytes(32).toString('base64'))!;
const vaultOf = (data = place(), masterKey = null as ReturnType<typeof masterKeyOf>) => new Vault({ data, masterKey });
afterAll(() => folders.forEach((data) => rmSync(data, { recursive: true, force: true })));

/** What the refusal says; it must never say what was sealed. */
function refusal(perform: () => unknown): string {
  try {
    perform();
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
    expect(inspect(error)).not.toContain(ID);
    return (error as Error).message;
  }
  throw new Error('was not refused');
}

describe('the vault', () => {
  it('opens what it has sealed, whatever the text, and never writes the same twice', () => {
    const vault = vaultOf();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 40 }), (text, context) => {
        const [one, two] = [vault.seal(text, context), vault.seal(text, context)];
        expect(one).toMatch(/^v1\.[0-9a-f]{16}\.[A-Za-z0-9_-]{38,}$/);
        expect(one).not.toBe(two);
        expect(vault.isSealed(one)).toBe(true);
        expect(vault.open(one, context)).toBe(text);
      }),
    );
  });

  it('refuses every changed character, another field, and texts that it never made', () => {
    const vault = vaultOf();
    const sealed = vault.seal(ID, field);
    for (let at = 0; at < sealed.length; at++) {
      const other = sealed[at] === 'A' ? 'B' : 'A';
      refusal(() => vault.open(sealed.slice(0, at) + other + sealed.slice(at + 1), field));
    }
    for (let cut = 1; cut < sealed.length; cut++) refusal(() => vault.open(sealed.slice(0, -cut), field));
    expect(refusal(() => vault.open(sealed, 'handler.phone'))).toMatch(/damaged|another field/);
    expect(refusal(() => vault.open(ID, field))).toMatch(/no sealed text/);
    expect(refusal(() => vault.open(`${sealed}=`, field))).toMatch(/no sealed text/);
    expect(refusal(() => vaultOf().open(sealed, field))).toMatch(/which is not in/);
  });

  it('takes nothing that an applicant can type into a field for a sealed text', () => {
    const vault = vaultOf();
    for (const typed of [ID, 'v1.x.y', `v1.${'0'.repeat(16)}.${'A'.repeat(10)}`])
      expect(vault.isSealed(typed)).toBe(false);
  });

  it('finds a text again by its blind value: the same field and installation only, also after a rotation', () => {
    const data = place();
    const vault = vaultOf(data);
    const blind = vault.blind(ID, field);
    expect(blind).toMatch(/^[0-9a-f]{64}$/);
    vault.rotate();
    expect(vaultOf(data).blind(ID, field)).toBe(blind);
    expect(vault.blind(ID, 'handler.phone')).not.toBe(blind);
    expect(vaultOf().blind(ID, field)).not.toBe(blind);
  });
});

describe('its keys', () => {
  it('stand once: who comes second to a name writes nothing', () => {
    const data = place();
    expect(writeOnce(data, 'key', 'first')).toBe(true);
    expect(writeOnce(data, 'key', 'second')).toBe(false);
    expect(readdirSync(data)).toEqual(['key']);
    expect(readFileSync(join(data, 'key'), 'utf8')).toBe('first');
  });

  it('are readable by their owner only, wrapped, and the same for every process', () => {
    const data = place();
    const sealed = Array.from({ length: 8 }, () => vaultOf(data)).map((vault) => vault.seal(ID, field));
    expect(new Set(sealed.map((text) => text.split('.')[1])).size).toBe(1);
    expect(readdirSync(join(data, 'keys')).sort()).toEqual(['master.key', 'vault-0001.json', 'vault-blind.json']);
    if (process.platform === 'win32') return;
    for (const name of readdirSync(join(data, 'keys')))
      expect(statSync(join(data, 'keys', name)).mode & 0o777).toBe(0o600);
    const file = join(data, 'keys', 'vault-0001.json');
    chmodSync(file, 0o640);
    expect(refusal(() => vaultOf(data).seal(ID, field))).toMatch(/chmod 600/);
  });

  it('rotate: new texts take the new key, in other processes too, and the old ones still open', () => {
    const data = place();
    const [here, elsewhere] = [vaultOf(data), vaultOf(data)];
    const before = elsewhere.seal(ID, field);
    const kid = here.rotate();
    const after = here.seal(ID, field);
    expect(after).toContain(`v1.${kid}.`);
    expect(elsewhere.open(after, field)).toBe(ID);
    expect(elsewhere.seal(ID, field)).toContain(`v1.${kid}.`);
    for (const vault of [here, elsewhere, vaultOf(data)]) expect(vault.open(before, field)).toBe(ID);
  });

  it('open with the master key that wrapped them and no other; it may move from its file into the environment', () => {
    const data = place();
    const own = vaultOf(data).seal(ID, field);
    const moved = masterKeyOf(readFileSync(join(data, 'keys/master.key'), 'utf8'))!;
    rmSync(join(data, 'keys/master.key'));
    expect(refusal(() => vaultOf(data).open(own, field))).toMatch(/master\.key is missing/);
    expect(vaultOf(data, moved).open(own, field)).toBe(ID);
    expect(refusal(() => vaultOf(data, master()).open(own, field))).toMatch(/wrapped by the master key/);
    expect(readdirSync(join(data, 'keys'))).not.toContain('master.key');
  });

  it.each(['vault-blind.json', 'vault-0001.json'])(
    '%s is never made anew once lost, and is refused damaged',
    (name) => {
      const data = place();
      const sealed = vaultOf(data).seal(ID, field);
      vaultOf(data).rotate();
      const path = join(data, 'keys', name);
      const file = readFileSync(path, 'utf8');
      const { wrapped } = JSON.parse(file) as { wrapped: string };
      const turned = wrapped.slice(0, 20) + (wrapped[20] === 'A' ? 'B' : 'A') + wrapped.slice(21);
      writeFileSync(path, file.replace(wrapped, turned));
      expect(refusal(() => vaultOf(data).open(sealed, field))).toMatch(/is damaged/);
      writeFileSync(path, '{"kid":1}');
      expect(refusal(() => vaultOf(data).open(sealed, field))).toMatch(/no key of the vault/);
      renameSync(path, `${path}.away`);
      expect(refusal(() => vaultOf(data).open(sealed, field))).toMatch(/is missing|which is not in/);
      expect(readdirSync(join(data, 'keys'))).not.toContain(name);
    },
  );

  it('cannot pass for one another', () => {
    const data = place();
    vaultOf(data).seal(ID, field);
    const keys = join(data, 'keys');
    const blind = readFileSync(join(keys, 'vault-blind.json'), 'utf8');
    writeFileSync(join(keys, 'vault-0001.json'), blind.replace('"blind"', '"data"'), { mode: 0o600 });
    expect(refusal(() => new KeyRing(keys, null))).toMatch(/is damaged/);
  });
});

describe('YBY_MASTER_KEY', () => {
  const env = { DATABASE_URL: 'postgres://yby_app:x@127.0.0.1/yby' };
  const key = randomBytes(32).toString('base64');
  it('is asked for in production, checked, and never shows itself', () => {
    expect(() => readSettings({ ...env, NODE_ENV: 'production' })).toThrow(/^YBY_MASTER_KEY: 未设置.*is not set/);
    for (const bad of ['secret', randomBytes(31).toString('base64'), Buffer.alloc(32).toString('base64'), `${key}x`])
      expect(() => readSettings({ ...env, YBY_MASTER_KEY: bad })).toThrow(SettingsError);
    expect(readSettings(env).masterKey).toBeNull();
    const settings = readSettings({ ...env, NODE_ENV: 'production', YBY_MASTER_KEY: key });
    expect(settings.masterKey!.export().toString('base64')).toBe(key);
    expect(inspect(settings, { depth: 9 }) + JSON.stringify(settings)).not.toContain(key);
  });
});
