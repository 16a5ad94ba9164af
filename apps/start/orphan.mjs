// A server that a killed launcher left behind: found by its postmaster.pid, proved to be ours, and adopted or stopped.
import { existsSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { birthOf, commandOf, end, until, userOf } from './processes.mjs';

/** How a server is asked to end: PostgreSQL's fast and immediate shutdown, then the last resort. */
export const fast = [
  ['SIGINT', 30_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 5_000],
];

/** What postmaster.pid says: { pid, port, memory, status }; null when there is none. */
export const pidFile = (cluster) => {
  try {
    const [pid, , , port, , , memory = '', status = ''] = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split(
      '\n',
    );
    return { pid: Number(pid), port: Number(port), memory: memory.trim().split(/\s+/)[1], status: status.trim() };
  } catch {
    return null;
  }
};

// The server that postmaster.pid names, when that process lives and really is ours: a program named postgres, of the
// server's user, started with exactly this data folder. Its pid may long belong to somebody else.
export async function adoptable({ cluster, native, user, log }) {
  const named = pidFile(cluster);
  const birth = named && birthOf(named.pid);
  if (!named || (!birth && !pidTaken(named.pid))) return null; // PostgreSQL itself clears away the file of a dead pid.
  if (process.platform === 'win32') return null; // No way to ask there; PostgreSQL itself refuses a second server.
  const [program, rest = ''] = commandOf(named.pid).join(' ').split(' -D ');
  const ours =
    program.endsWith('postgres') &&
    `${rest} `.startsWith(`${cluster} `) &&
    userOf(named.pid) === (user?.uid ?? process.getuid());
  if (!birth || !ours) {
    // Another program has that pid, or it is a zombie that nobody collects (containers): PostgreSQL would refuse to start.
    // Its own guard is the old server's shared memory, so nobody may still be attached to that.
    if (!(await until(() => !attached(named.memory), 15_000))) return null;
    log(`postmaster.pid names process ${named.pid}, which is not this server: removed`);
    rmSync(join(cluster, 'postmaster.pid'), { force: true });
    return null;
  }
  const settled = await until(() => {
    const now = birthOf(named.pid) === birth ? pidFile(cluster) : { status: 'gone' };
    return now && now.pid === named.pid && now.status !== 'ready' ? null : (now ?? { status: 'gone' });
  }, 60_000);
  if (settled?.status === 'gone') return null;
  // After an update of the packages the orphan runs deleted programs: it is stopped, and the new ones start.
  if (settled?.status === 'ready' && program === join(native, 'bin/postgres') && !programReplaced(named.pid)) {
    log(`adopted PostgreSQL ${named.pid}`);
    return { pid: named.pid, port: settled.port };
  }
  log(`stopping PostgreSQL ${named.pid}`);
  await end(named.pid, birth, fast);
  return null;
}

const pidTaken = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
};

// Processes attached to a System V shared memory segment: columns key shmid perms size cpid lpid nattch.
function attached(segment) {
  try {
    const row = readFileSync('/proc/sysvipc/shm', 'utf8')
      .split('\n')
      .map((text) => text.trim().split(/\s+/))
      .find((columns) => columns[1] === segment);
    return Number(row?.[6] ?? 0) > 0;
  } catch {
    return false;
  }
}

const programReplaced = (pid) => {
  try {
    return !statSync(realpathSync(`/proc/${pid}/exe`)).isFile();
  } catch (error) {
    return error.code === 'ENOENT' && existsSync(`/proc/${pid}`) && process.platform === 'linux';
  }
};
