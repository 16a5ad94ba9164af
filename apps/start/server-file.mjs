// What an embedded server remembers between starts (server.json, 0600): its port, its passwords, where its data is when it
// cannot be here, and when it was made.
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { CannotStart } from './terminal.mjs';
import { canEnter, newPlace, serverUser } from './binaries.mjs';

/** A password that needs no quoting, neither in a URL nor in SQL. */
export const newPassword = () => randomBytes(24).toString('base64url');

/** The remembered facts of the server in this folder; null when there never was one. Never creates anything. */
export function recall(dataDir) {
  const file = join(dataDir, 'server.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    const zh = `读不了 ${file}(${error.message})。若它属于另一个用户,请以该用户运行;若已损坏,请从备份恢复。`;
    throw new CannotStart(
      zh,
      `Cannot read ${file}. If it belongs to another user, run as that user; if it is damaged, restore it from a backup.`,
    );
  }
}

/** Writes the facts whole or not at all; the file stays with whoever owned it. */
export function remember(dataDir, facts) {
  const file = join(dataDir, 'server.json');
  const half = `${file}.half`;
  writeFileSync(half, `${JSON.stringify(facts, null, 2)}\n`, { mode: 0o600 });
  if (process.getuid?.() === 0) {
    const { uid, gid } = statSync(existsSync(file) ? file : dataDir);
    chownSync(half, uid, gid);
  }
  renameSync(half, file);
}

/**
 * The folder's facts, made on the first start: { dataDir (its real path), facts, base, user }. `base` holds the cluster:
 * the folder itself, or a place of the server's user where this folder lies under one that the user may not enter.
 */
export function settle(dataDir) {
  const asRoot = process.getuid?.() === 0;
  try {
    // As root the server runs as another user, which must be able to pass through (not list) the folder.
    mkdirSync(dataDir, { recursive: true, mode: asRoot ? 0o711 : 0o700 });
    dataDir = realpathSync(dataDir);
    const facts = recall(dataDir) ?? {
      madeAt: new Date().toISOString(),
      port: null,
      place: null,
      passwords: { postgres: newPassword(), yby_owner: newPassword() },
    };
    const base = () => facts.place ?? dataDir;
    const cluster = join(base(), 'cluster');
    const user = serverUser(cluster);
    if (facts.place && !existsSync(facts.place)) throw lostPlace(facts.place);
    if (facts.place && facts.of !== dataDir) {
      // A project that was moved takes its data along; a copy of a project must not write into the original's data.
      if (recall(facts.of)?.place === facts.place) throw copied(facts);
      facts.of = dataDir;
    }
    if (!asRoot && existsSync(cluster) && statSync(cluster).uid !== process.getuid?.() && process.platform !== 'win32')
      throw otherUser(dataDir);
    if (!facts.place && !canEnter(dataDir, user)) {
      if (existsSync(cluster)) throw closedNow(dataDir);
      facts.place = newPlace(dataDir, user);
      facts.of = dataDir;
    }
    remember(dataDir, facts);
    return { dataDir, facts, base: base(), user };
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOSPC'].includes(error.code)) throw error;
    throw new CannotStart(
      `不能写数据目录 ${dataDir}(${error.code})。请检查属主、权限和剩余空间,或用 YBY_DATA 指向别处。`,
      `Cannot write the data folder ${dataDir} (${error.code}). Check its owner, permissions and free space, or point YBY_DATA elsewhere.`,
    );
  }
}

/** Removes a throw-away server's folder, place and shelf. Never called for a person's data. */
export function forget(dataDir, { place, shelf }) {
  for (const folder of [place, shelf]) if (folder) rmSync(folder, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}

const lostPlace = (place) =>
  new CannotStart(
    `数据库数据原在 ${place},该目录已不存在。请从备份恢复;若确认不要旧数据,删除数据目录后重新启动。`,
    `The database was kept in ${place}, which no longer exists. Restore it from a backup; or, if the old data is not wanted, delete the data folder and start again.`,
  );
const copied = ({ place, of }) =>
  new CannotStart(
    `本目录像是 ${of} 的副本,其数据库在 ${place},不能两处共用。请在副本里删除数据目录,或设置 YBY_DATA。`,
    `This looks like a copy of ${of}, whose database is in ${place}; two projects cannot share it. Delete the data folder of the copy, or set YBY_DATA.`,
  );
const otherUser = (dataDir) =>
  new CannotStart(
    `${dataDir} 的数据库属于另一个用户(可能曾以 root 启动)。请以当时的用户启动,或用 YBY_DATA 另指数据目录。`,
    `The database in ${dataDir} belongs to another user (it may have been started as root). Start as that user, or point YBY_DATA elsewhere.`,
  );
const closedNow = (dataDir) =>
  new CannotStart(
    `数据库用户进不了 ${dataDir}:其上级目录的权限变了。请恢复上级目录的 x 权限,或移动项目。`,
    `The database user can no longer enter ${dataDir}: the permissions of a folder above it changed. Give back its x permission, or move the project.`,
  );
