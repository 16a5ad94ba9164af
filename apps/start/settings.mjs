// What the launcher reads from the environment, checked before anything is started. The applications check their own
// settings again; here only what the launcher itself acts on.
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { CannotStart } from './terminal.mjs';

/** PostgreSQL and Redis addresses in the environment: { host, port } to knock at. */
export const hostOf = (url, port) => ({
  host: new URL(url).hostname.replace(/^\[|\]$/g, '') || '127.0.0.1',
  port: Number(new URL(url).port || port),
});

/**
 * @returns {{ port: number, host: string, data: string, databaseUrl: string|null, ownerUrl: string|null, redisUrl: string|null, demo: boolean }}
 * `demo`: the story is played and its sign-ins are shown; by default only with the embedded database.
 * @throws CannotStart naming the setting
 */
export function readSettings(env, root) {
  const production = env.NODE_ENV === 'production';
  const databaseUrl = address(
    env,
    'DATABASE_URL',
    ['postgres:', 'postgresql:'],
    'postgres://yby_app:PASSWORD@HOST:5432/yby',
  );
  const ownerUrl = address(
    env,
    'DATABASE_OWNER_URL',
    ['postgres:', 'postgresql:'],
    'postgres://yby_owner:PASSWORD@HOST:5432/yby',
  );
  if (ownerUrl && !databaseUrl)
    refuse('DATABASE_OWNER_URL', '只与 DATABASE_URL 一起使用', 'is only used together with DATABASE_URL');
  if (databaseUrl && ownerUrl && new URL(databaseUrl).username === new URL(ownerUrl).username)
    refuse(
      'DATABASE_OWNER_URL',
      '与 DATABASE_URL 是同一个角色;应用须用权限较小的另一个角色',
      'names the same role as DATABASE_URL; the application needs a lesser role of its own',
    );
  const data = resolve(root, env.YBY_DATA || '.data');
  if (existsSync(data) && !statSync(data).isDirectory())
    refuse('YBY_DATA', `${data} 是文件,须为目录`, `${data} is a file; it must be a folder`);
  if (env.YBY_DEMO && !['0', '1'].includes(env.YBY_DEMO)) refuse('YBY_DEMO', '只能是 0 或 1', 'must be 0 or 1');
  return {
    port: port(env.PORT),
    host: env.YBY_HOST || (production ? '0.0.0.0' : '127.0.0.1'),
    data,
    databaseUrl,
    ownerUrl,
    redisUrl: address(env, 'REDIS_URL', ['redis:', 'rediss:'], 'redis://127.0.0.1:6379'),
    demo: env.YBY_DEMO ? env.YBY_DEMO === '1' : !databaseUrl && !production,
  };
}

/** Node's own version; the packages do not load on an older one. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new CannotStart(
    `Node ${version} 太旧:需要 20.19 以上,建议 24。`,
    `Node ${version} is too old: 20.19 or later is needed, 24 is best.`,
  );
}

function refuse(name, zh, en) {
  throw new CannotStart(`设置 ${name}:${zh}。`, `Setting ${name}: ${en}.`);
}

function port(text) {
  if (text === undefined || text === '') return 3000;
  if (/^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535) return Number(text);
  return refuse('PORT', `须为 1 到 65535 的整数,现为“${text}”`, `must be a whole number from 1 to 65535, is "${text}"`);
}

function address(env, name, protocols, example) {
  const text = env[name];
  if (!text) return null;
  try {
    const url = new URL(text);
    if (protocols.includes(url.protocol) && url.hostname) return text;
  } catch {
    // Said below, the same as a wrong protocol; the value may hold a password and is not repeated.
  }
  return refuse(name, `不是有效的地址,应形如 ${example}`, `is not a usable address; it looks like ${example}`);
}
