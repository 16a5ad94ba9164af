// The house that is measured: the product's own programs on a throw-away PostgreSQL, and the bare server beside the api.
import { execFileSync, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { birthOf, end, freePort, run } from '../../apps/start/processes.mjs';
import { CannotStart } from '../../apps/start/terminal.mjs';
import { throwAwayPostgres } from '../throw-away.mjs';
import { logging } from './statements.mjs';

export const root = resolve(fileURLToPath(import.meta.url), '../../..');

const settings = {
  ...logging,
  max_connections: '100',
  shared_buffers: '512MB',
  // No checkpoint in the middle of a round, which would hit one side only.
  max_wal_size: '8GB',
  checkpoint_timeout: '1h',
};

/** The database server, migrated, and the environment that the applications get: production's, with the rate limit raised. */
export async function openDatabase(folder, { undo, running }, durable) {
  const server = await throwAwayPostgres(folder, undo, { settings, durable });
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    YBY_HOST: '127.0.0.1',
    YBY_DATA: join(folder, 'data'),
    YBY_RATE_LIMIT: '10000000',
    DATABASE_URL: server.appUrl(),
    YBY_MASTER_KEY: randomBytes(32).toString('base64'),
  };
  const { code, output } = await run(process.execPath, [join(root, 'dist/apps/cli/src/main.js'), 'migrate'], {
    cwd: root,
    env: { ...env, DATABASE_OWNER_URL: server.ownerUrl },
    onChild: (child) => {
      running.add(child);
      child.once('close', () => running.delete(child));
    },
  });
  if (code !== 0) throw new CannotStart('数据库结构未能建立。', 'The migrations failed.', output);
  return { server, env };
}

/**
 * Starts the api or the bare server as `npm start` starts a child: forked, ready when it says so, ended by SIGTERM.
 * `node`: flags for Node itself.
 * @returns {Promise<{url: string, pid: number}>}
 */
export async function startServer(name, file, { env, folder, undo, isEnding, node = [] }) {
  const port = await freePort();
  const log = join(folder, `${name}.log`);
  const out = openSync(log, 'a', 0o600);
  const child = fork(join(root, file), [], {
    cwd: root,
    env: { ...env, PORT: String(port), YBY_PARENT: '1' },
    execArgv: node,
    detached: true,
    stdio: ['ignore', out, out, 'ipc'],
  });
  closeSync(out);
  const birth = birthOf(child.pid);
  undo.push(() =>
    end(child.pid, birth, [
      ['SIGTERM', 20_000],
      ['SIGKILL', 5_000],
    ]),
  );
  const tail = () => readFileSync(log, 'utf8').slice(-3_000);
  const died = await new Promise((done) => {
    child.on('message', (message) => message?.ready && done(null));
    child.once('exit', (code, signal) => done(signal ?? `exit ${code}`));
  });
  if (died) throw new CannotStart(`${name} 没有就绪(${died})。`, `${name} did not become ready (${died}).`, tail());
  child.once('exit', (code, signal) => {
    if (!isEnding()) console.error(`\n${name} died (${signal ?? code})\n${tail()}`);
  });
  return { url: `http://127.0.0.1:${port}`, pid: child.pid };
}

/** A connection of the benchmark's own. */
export async function connect(connectionString, undo) {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined); // The server is stopped: whoever asks next is told.
  await client.connect();
  undo.push(() => client.end());
  return client;
}

/** Processor time that a process has used, in ms; NaN where the system does not tell. */
export function processorMs(pid) {
  if (process.platform !== 'linux') return Number.NaN;
  const threads = readdirSync(`/proc/${pid}/task`);
  const nanoseconds = (id) => Number(readFileSync(`/proc/${pid}/task/${id}/schedstat`, 'utf8').split(' ', 1)[0]);
  return threads.reduce((sum, id) => sum + nanoseconds(id), 0) / 1e6;
}

/** Resident memory of a process in MB. */
export function residentMb(pid) {
  const kb =
    process.platform === 'linux'
      ? /^VmRSS:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]
      : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Math.round(Number(kb) / 1024);
}
