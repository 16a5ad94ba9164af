import type { KeyObject } from 'node:crypto';
import { resolve } from 'node:path';
import { readOutbound, type Outbound } from './outbound';
import { vaultCiphers, type VaultCipherName } from './vault/cipher';
import { masterKeyOf } from './vault/master-key';

/** What the environment decides. Everything else is data in the database. */
export interface Settings {
  readonly port: number;
  /** Folder of files, keys and (embedded) databases. */
  readonly data: string;
  /** Connection of the application's lesser role. */
  readonly databaseUrl: string;
  /** Connection of the owner role; only migrations use it. */
  readonly ownerUrl: string | null;
  readonly redisUrl: string | null;
  readonly production: boolean;
  /** `simulated` shares one settable clock through the database; refused in production. */
  readonly clock: 'wall' | 'simulated';
  /** Address printed in codes and links, without a trailing slash. */
  readonly publicUrl: string;
  /** Most connections of one process to Postgres. */
  readonly pool: number;
  readonly host: string;
  /** Requests a minute of one address to public routes; journeys and benchmarks raise it. */
  readonly rateLimit: number;
  /** Requests a minute of one API key. */
  readonly keyRateLimit: number;
  readonly demo: boolean;
  /** `mirror` until an authority has authorised this system to issue here: papers then carry no seal and say that they are copies. */
  readonly papers: 'own' | 'mirror';
  /** The process stands behind a proxy whose X-Forwarded-* headers are to be believed. */
  readonly behindProxy: boolean;
  /** Wraps the data keys of the vault; null: a file beside them. */
  readonly masterKey: KeyObject | null;
  /** What new keys of the vault are made for; `aes` unless told. */
  readonly vaultCipher?: VaultCipherName;
  /** How e-mails and text messages leave. */
  readonly outbound: Outbound;
}

/** A setting that cannot be used; its message says which, why, and what to do. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

function refuse(name: string, zh: string, en: string): never {
  throw new SettingsError(`${name}: ${zh} / ${en}`);
}

function whole(env: NodeJS.ProcessEnv, name: string, fallback: number, from: number, to: number): number {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < from || value > to)
    refuse(
      name,
      `须为 ${from} 到 ${to} 的整数，现为“${text}”`,
      `must be a whole number from ${from} to ${to}, is "${text}"`,
    );
  return value;
}

function url(env: NodeJS.ProcessEnv, name: string, protocols: string[]): string | null {
  const text = env[name];
  if (!text) return null;
  let parsed: URL;
  try {
    parsed = new URL(text);
  } catch {
    return refuse(name, '不是有效的地址', `is not an address; expected ${protocols[0]}//…`);
  }
  if (!protocols.includes(parsed.protocol))
    refuse(
      name,
      `协议须为 ${protocols.join(' 或 ')}`,
      `must begin with ${protocols.map((p) => `${p}//`).join(' or ')}`,
    );
  return text;
}

function masterKey(env: NodeJS.ProcessEnv, production: boolean): KeyObject | null {
  const text = env.YBY_MASTER_KEY;
  if (!text) {
    if (!production) return null;
    return refuse(
      'YBY_MASTER_KEY',
      '未设置；生产环境的个人信息以主密钥加密保存。用 openssl rand -base64 32 生成一次，并离线留存：没有它，备份无法恢复',
      'is not set; in production personal data is sealed under a master key. Make it once with openssl rand -base64 32 and keep it offline: without it no backup opens',
    );
  }
  const key = masterKeyOf(text);
  if (!key)
    return refuse(
      'YBY_MASTER_KEY',
      '须为 32 个随机字节的 base64；用 openssl rand -base64 32 生成',
      'must be base64 of 32 random bytes; make it with openssl rand -base64 32',
    );
  return key;
}

/**
 * Reads and checks all settings once.
 * @throws SettingsError naming the first setting that cannot be used
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const databaseUrl = url(env, 'DATABASE_URL', ['postgres:', 'postgresql:']);
  if (!databaseUrl)
    return refuse(
      'DATABASE_URL',
      '未设置；请用 npm start（内置数据库）或给出 PostgreSQL 地址',
      'is not set; use npm start (embedded database) or give a PostgreSQL address',
    );
  const production = env.NODE_ENV === 'production';
  const clock = env.YBY_CLOCK ?? 'wall';
  if (clock !== 'wall' && clock !== 'simulated')
    refuse('YBY_CLOCK', '只能是 wall 或 simulated', 'must be wall or simulated');
  if (production && clock === 'simulated')
    refuse('YBY_CLOCK', '生产环境不得使用模拟时钟', 'a simulated clock is refused in production');
  const demo = env.YBY_DEMO === '1';
  const papers = env.YBY_PAPERS || (demo ? 'own' : 'mirror');
  if (papers !== 'own' && papers !== 'mirror')
    refuse(
      'YBY_PAPERS',
      '只能是 own（本系统经授权出证）或 mirror（镜像件）',
      'must be own (authorised to issue) or mirror (copies)',
    );
  const vaultCipher = (env.YBY_VAULT_CIPHER || 'aes') as VaultCipherName;
  if (!Object.hasOwn(vaultCiphers, vaultCipher)) refuse('YBY_VAULT_CIPHER', '只能是 aes 或 sm4', 'must be aes or sm4');
  const port = whole(env, 'PORT', 3000, 0, 65535);
  return {
    port,
    data: resolve(env.YBY_DATA || '.data'),
    databaseUrl,
    ownerUrl: url(env, 'DATABASE_OWNER_URL', ['postgres:', 'postgresql:']),
    redisUrl: url(env, 'REDIS_URL', ['redis:', 'rediss:']),
    production,
    clock,
    publicUrl: (url(env, 'YBY_PUBLIC_URL', ['http:', 'https:']) ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    pool: whole(env, 'YBY_POOL', 10, 1, 200),
    host: env.YBY_HOST || (production ? '0.0.0.0' : '127.0.0.1'),
    rateLimit: whole(env, 'YBY_RATE_LIMIT', 120, 1, 10_000_000),
    keyRateLimit: whole(env, 'YBY_KEY_RATE_LIMIT', 600, 1, 10_000_000),
    demo,
    papers,
    behindProxy: env.YBY_BEHIND_PROXY === '1',
    masterKey: masterKey(env, production),
    vaultCipher,
    outbound: readOutbound(env, production, refuse),
  };
}
