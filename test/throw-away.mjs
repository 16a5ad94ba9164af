// What a test run and a benchmark have in common: a folder of their own, a throw-away PostgreSQL in it, and that whatever
// they started is stopped again, also on Ctrl-C; what a killed run left behind is cleared away by the next one.
import { chmodSync, existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holderOf, takeLock } from '../apps/start/lock.mjs';
import { startPostgres } from '../apps/start/postgres.mjs';
import { birthOf, commandOf, end } from '../apps/start/processes.mjs';

const PREFIX = 'yi-bao-yun-test-';

/**
 * What this process has started. `undo` is done in reverse order, once, at `stop(code)` or on a signal; `running` holds the
 * children that are told to stop first.
 */
export function endings() {
  const undo = [];
  const running = new Set();
  let ending = null;
  const stop = (code) =>
    (ending ??= (async () => {
      for (const child of running) child.kill('SIGTERM');
      for (const act of undo.reverse()) await act().catch((error) => console.error(error.message));
      process.exit(code);
    })());
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])
    process.on(signal, () => {
      console.error('\n正在停止… · stopping…');
      void stop(code);
    });
  process.stdout.on('error', () => undefined);
  return { undo, running, stop, isEnding: () => ending !== null };
}

/** A folder for this run alone; those of runs that were killed are cleared with the servers that still work in them. */
export async function ownFolder(undo) {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const left = join(tmpdir(), name);
    if (
      statSync(left).uid !== (process.getuid?.() ?? 0) ||
      !existsSync(join(left, 'run')) ||
      holderOf(join(left, 'run'))
    )
      continue;
    for (const pid of existsSync('/proc') ? readdirSync('/proc').map(Number).filter(Boolean) : [])
      if (worksIn(pid, left))
        await end(pid, birthOf(pid), [
          ['SIGINT', 5_000],
          ['SIGKILL', 2_000],
        ]);
    rmSync(left, { recursive: true, force: true });
  }
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  if (process.getuid?.() === 0) chmodSync(folder, 0o711); // PostgreSQL's user passes through.
  undo.push(async () => rmSync(folder, { recursive: true, force: true }));
  takeLock(join(folder, 'run'));
  return folder;
}

// jest and PostgreSQL name the folder on their command lines; Redis overwrites its own, but works in the folder.
function worksIn(pid, folder) {
  if (commandOf(pid).some((word) => word.includes(`${folder}/`))) return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`).startsWith(`${folder}/`);
  } catch {
    return false;
  }
}

/** A server in the run's folder; `durable: false` unless told otherwise, since nobody will want its data. */
export async function throwAwayPostgres(folder, undo, { settings, durable = false }) {
  const opening = startPostgres({ dataDir: join(folder, 'pg'), durable, settings });
  undo.push(async () => (await opening.catch(() => null))?.stop({ remove: true }));
  return opening;
}
