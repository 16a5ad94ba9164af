import { createCipheriv, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { readSettings } from '../settings';
import { ciphers, vaultCiphers } from './cipher';
import { Vault } from './vault';

const { sm4 } = vaultCiphers;
const folders: string[] = [];
const place = () => {
  const data = mkdtempSync(join(tmpdir(), 'yby-sm4-'));
  folders.push(data);
  return data;
};
afterAll(() => folders.forEach((data) => rmSync(data, { recursive: true, force: true })));

describe('SM4 in the vault', () => {
  it('is the SM4 of the standard (GB/T 32907 annex A.1)', () => {
    const key = Buffer.from('0123456789abcdeffedcba9876543210', 'hex');
    const cipher = createCipheriv('sm4-ecb', key, null).setAutoPadding(false);
    expect(cipher.update(key).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246');
  });

  it('opens what it has sealed, and hides it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), fc.uint8Array({ maxLength: 40 }), (plain, about) => {
        const [key, nonce] = [randomBytes(32), randomBytes(12)];
        const sealed = sm4.seal(key, nonce, plain, about);
        expect(sealed).toHaveLength(plain.length + 16);
        if (plain.length > 8) expect(sealed.includes(Buffer.from(plain))).toBe(false);
        expect(sm4.open(key, nonce, sealed, about)!.equals(Buffer.from(plain))).toBe(true);
      }),
    );
  });

  it('refuses every flipped bit, every cut, another key, nonce or field, and a byte that moved between field and text', () => {
    const [key, nonce, about] = [randomBytes(32), randomBytes(12), Buffer.from('handler.phone')];
    const sealed = sm4.seal(key, nonce, Buffer.from('13957712086'), about);
    const flipped = (bytes: Buffer, bit: number) => {
      const other = Buffer.from(bytes);
      other[bit >> 3]! ^= 1 << (bit & 7);
      return other;
    };
    for (const [bytes, open] of [
      [sealed, (one: Buffer) => sm4.open(key, nonce, one, about)],
      [key, (one: Buffer) => sm4.open(one, nonce, sealed, about)],
      [nonce, (one: Buffer) => sm4.open(key, one, sealed, about)],
      [about, (one: Buffer) => sm4.open(key, nonce, sealed, one)],
    ] as const)
      for (let bit = 0; bit < bytes.length * 8; bit++) expect(open(flipped(bytes, bit))).toBeNull();
    for (let cut = 0; cut < sealed.length; cut++)
      expect(sm4.open(key, nonce, sealed.subarray(0, cut), about)).toBeNull();
    const moved = Buffer.concat([about.subarray(-1), sealed]);
    expect(sm4.open(key, nonce, moved, about.subarray(0, -1))).toBeNull();
    expect(vaultCiphers.aes.open(key, nonce, sealed, about)).toBeNull();
  });

  it('takes over by a rotation: new texts and keys are SM4, old ones still open, and back again', () => {
    const data = place();
    const aes = new Vault({ data, masterKey: null });
    const old = aes.seal('林晓燕', 'x');
    const vault = new Vault({ data, masterKey: null, vaultCipher: 'sm4' });
    expect(vault.seal('a', 'x').split('.')[1]).toBe(old.split('.')[1]);
    const kid = vault.rotate();
    const fresh = vault.seal('周国平', 'x');
    expect(fresh).toContain(`v1.${kid}.`);
    expect(JSON.parse(readFileSync(join(data, 'keys/vault-0002.json'), 'utf8'))).toMatchObject({
      kid,
      alg: 'sm4-ctr+hmac-sm3',
    });
    for (const one of [vault, aes, new Vault({ data, masterKey: null })]) {
      expect(one.open(old, 'x')).toBe('林晓燕');
      expect(one.open(fresh, 'x')).toBe('周国平');
    }
    expect(() => vault.open(fresh, 'y')).toThrow(/another field/);
    const again = aes.rotate();
    expect(vault.subkey('file 1', Buffer.alloc(16)).kid).toBe(again);
    expect([...ciphers.keys()]).toEqual(['aes-256-gcm', 'sm4-ctr+hmac-sm3']);
  });

  it('is chosen by a setting that knows two names', () => {
    const env = { DATABASE_URL: 'postgres://yby_app:x@127.0.0.1/yby' };
    expect(readSettings(env).vaultCipher).toBe('aes');
    expect(readSettings({ ...env, YBY_VAULT_CIPHER: 'sm4' }).vaultCipher).toBe('sm4');
    expect(() => readSettings({ ...env, YBY_VAULT_CIPHER: 'toString' })).toThrow(
      /^YBY_VAULT_CIPHER: .*must be aes or sm4/,
    );
  });
});
