// The embedded default: a real PostgreSQL 18 from npm, started directly, so that nothing need be installed beforehand and
// nothing is left behind. It listens on 127.0.0.1 only, with random passwords, as an ordinary user; a server orphaned by a
// killed launcher is adopted. Used by `npm start`, the operator's tool and the tests' throw-away server.
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { CannotStart } from './terminal.mjs';
import { canRun, copyBinaries, findBinaries, newPlace } from './binaries.mjs';
import { adoptable, fast, pidFile } from './orphan.mjs';
import { birthOf, end, freePort, portFree, run, until } from './processes.mjs';
import { forget, newPassword, remember, settle } from './server-file.mjs';

const DATABASE = 'yby';
const OWNER = 'yby_owner';

/**
 * Starts (or adopts) the server of `dataDir`.
 * @param {{dataDir: string, log?: (text: string) => void, settings?: Record<string, string>, durable?: boolean, projectRoot?: string}} options
 *   `durable: false` only for throw-away servers: data may be lost when the machine stops.
 * @returns {Promise<{ownerUrl: string, adminUrl: string, appUrl: (role?: string) => string, port: number, pid: number,
 *   adopted: boolean, madeAt: string, place: string|null, exited: Promise<void>, stop: (how?: {remove?: boolean}) => Promise<void>}>}
 *   `ownerUrl` owns the database and may create roles and databases; `adminUrl` is the superuser, for tests and repair.
 * @throws CannotStart, with both languages and the end of the server's log.
 */
export async function startPostgres({ dataDir, log = () => {}, settings = {}, durable = true, projectRoot }) {
  const found = findBinaries(projectRoot);
  const settled = settle(dataDir);
  const { facts, user } = settled;
  dataDir = settled.dataDir;
  const native = programs(found, settled);
  const base = facts.place ?? dataDir;
  const cluster = join(base, 'cluster');

  if (!existsSync(cluster)) await createCluster({ native, base, cluster, user, facts, durable, log });
  const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (made !== found.version.split('.')[0]) throw wrongVersion(made, found.version, cluster);

  const orphan = await adoptable({ cluster, native, user, log });
  if (orphan) facts.port = orphan.port;
  const server = orphan ?? (await launch({ native, cluster, user, facts, settings, durable, dataDir, log }));
  remember(dataDir, facts);

  const url = (role, password, database = DATABASE) =>
    `postgres://${role}:${password}@127.0.0.1:${facts.port}/${database}`;
  const birth = birthOf(server.pid);
  return {
    ownerUrl: url(OWNER, facts.passwords[OWNER]),
    adminUrl: url('postgres', facts.passwords.postgres),
    appUrl(role = 'yby_app') {
      if (!facts.passwords[role]) {
        facts.passwords[role] = newPassword();
        remember(dataDir, facts);
      }
      return url(role, facts.passwords[role]);
    },
    port: facts.port,
    pid: server.pid,
    adopted: Boolean(orphan),
    madeAt: facts.madeAt,
    place: facts.place,
    exited: server.exited ?? gone(server.pid, birth),
    async stop({ remove = false } = {}) {
      if (!(await end(server.pid, birth, fast))) log(`PostgreSQL ${server.pid} does not end`);
      if (remove) forget(dataDir, facts);
    },
  };
}

// The programs where npm put them, or a copy on a shelf where the server's user can reach it.
function programs(found, { facts, user, dataDir }) {
  const here = canRun(found.native, user);
  if (here.ok) return found.native;
  if (user) {
    if (!existsSync(facts.shelf ?? '')) facts.shelf = facts.place ?? newPlace(dataDir, user);
    remember(dataDir, facts);
    const copy = copyBinaries(found, facts.shelf, user);
    const there = canRun(copy, user);
    if (there.ok) return copy;
    here.why = there.why;
  }
  throw new CannotStart(
    '内置 PostgreSQL 在本机运行不了。请设置 DATABASE_URL 使用自备的数据库。',
    'The embedded PostgreSQL does not run on this machine. Set DATABASE_URL to use one of your own.',
    here.why,
  );
}

// An adopted server is no child of ours, so its end must be looked for; the looking keeps nobody alive.
const gone = (pid, birth) =>
  new Promise((resolve) => {
    const timer = setInterval(() => birthOf(pid) !== birth && (clearInterval(timer), resolve()), 500).unref();
  });

const environment = () => ({
  PATH: process.env.PATH,
  TZ: 'UTC',
  ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}),
});

// A cluster is made beside its final name and renamed when it is complete: a start killed half-way leaves no half cluster.
async function createCluster({ native, base, cluster, user, facts, durable, log }) {
  const half = `${cluster}.half`;
  const passwordFile = join(base, 'first-password');
  const mine = (path) => user && chownSync(path, user.uid, user.gid);
  const options = { ...user, cwd: base, env: environment() };
  rmSync(half, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  mkdirSync(half, { mode: 0o700 });
  mine(half);
  writeFileSync(passwordFile, facts.passwords.postgres, { mode: 0o600, flag: 'wx' });
  mine(passwordFile);
  log('initdb');
  try {
    // Sorting is the built-in C.UTF-8 (the same on every machine); lc_ctype must be a UTF-8 one, or Chinese is no letter.
    let made;
    for (const locale of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
      const args = [
        '-D',
        half,
        '-U',
        'postgres',
        `--pwfile=${passwordFile}`,
        '-A',
        'scram-sha-256',
        '-E',
        'UTF8',
        `--locale=${locale}`,
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-instructions',
      ];
      made = await run(join(native, 'bin/initdb'), durable ? args : [...args, '--no-sync'], options);
      if (made.code === 0 || !/locale/i.test(made.output)) break;
    }
    if (made.code !== 0)
      throw new CannotStart('数据库初始化失败。', 'The database could not be initialised.', made.output.slice(-2_000));
    // Single-user mode: roles and database exist before the server first listens.
    const sql = `CREATE ROLE ${OWNER} LOGIN CREATEROLE CREATEDB PASSWORD '${facts.passwords[OWNER]}'\nCREATE DATABASE ${DATABASE} OWNER ${OWNER}\n`;
    const single = await run(
      join(native, 'bin/postgres'),
      ['--single', '-D', half, '-c', 'log_statement=none', '-c', 'log_min_error_statement=panic', 'postgres'],
      { ...options, input: sql },
    );
    if (single.code !== 0 || /\b(ERROR|FATAL|PANIC):/.test(single.output))
      throw new CannotStart(
        '数据库初始化失败。',
        'The database could not be initialised.',
        single.output.slice(-2_000),
      );
    renameSync(half, cluster);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function launch({ native, cluster, user, facts, settings, durable, dataDir, log }) {
  const logFile = join(dataDir, 'postgres.log');
  for (let attempt = 1; ; attempt += 1) {
    if (!facts.port || attempt > 1 || !(await portFree(facts.port, '127.0.0.1'))) facts.port = await freePort();
    const chosen = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      log_min_error_statement: 'panic',
      ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
      ...settings,
    };
    const args = [
      '-D',
      cluster,
      '-p',
      String(facts.port),
      ...Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ];
    const out = openLog(logFile);
    const begins = statSync(logFile).size;
    // Its own process group: Ctrl-C reaches the launcher only, which stops the applications before their database.
    const child = spawn(join(native, 'bin/postgres'), args, {
      ...user,
      cwd: cluster,
      env: environment(),
      detached: true,
      stdio: ['ignore', out, out],
    });
    closeSync(out);
    child.unref();
    const exited = new Promise((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
    let over = false;
    void exited.then(() => (over = true));
    // A recovery after a crash may take minutes; only a dead process or ten minutes end the wait.
    const ready = await until(
      () => over || (pidFile(cluster)?.pid === child.pid && pidFile(cluster).status === 'ready'),
      600_000,
      20,
    );
    if (ready && !over) return { pid: child.pid, exited };
    const said = readFileSync(logFile, 'utf8').slice(begins).slice(-3_000);
    if (!over) await end(child.pid, birthOf(child.pid), fast);
    if (attempt < 4 && /Address already in use|could not bind/.test(said)) continue;
    log(said);
    throw new CannotStart(
      `内置 PostgreSQL 起不来,记录在 ${logFile}。`,
      `The embedded PostgreSQL does not start; its log is ${logFile}.`,
      said,
    );
  }
}

function openLog(file) {
  if (existsSync(file) && statSync(file).size > 10_000_000) renameSync(file, `${file}.1`);
  try {
    return openSync(file, 'a', 0o600);
  } catch (error) {
    if (error.code !== 'EACCES') throw error;
    rmSync(file, { force: true }); // Left by a start as root; the folder is ours.
    return openSync(file, 'a', 0o600);
  }
}

const wrongVersion = (made, version, cluster) =>
  new CannotStart(
    `${cluster} 是 PostgreSQL ${made} 的数据,而现在内置的是 ${version}。请用原版本导出后再导入。`,
    `${cluster} was made by PostgreSQL ${made}, but the embedded one is ${version}. Export with the old version and import again.`,
  );
