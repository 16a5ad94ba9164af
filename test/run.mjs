// `npm test [-- jest arguments]`: packages if missing, a throw-away PostgreSQL and Redis, a build if stale, all tests, and a
// last line `N passed, N failed`. Whatever it started is stopped again, also on Ctrl-C; what a killed run left behind is
// cleared away by the next one.
import { spawn } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../apps/start/build.mjs';
import { holderOf, takeLock } from '../apps/start/lock.mjs';
import { installPackages, packagesStale } from '../apps/start/packages.mjs';
import { startPostgres } from '../apps/start/postgres.mjs';
import { answers, birthOf, commandOf, end, freePort, until } from '../apps/start/processes.mjs';
import { checkNode } from '../apps/start/settings.mjs';
import { CannotStart, terminal } from '../apps/start/terminal.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const args = process.argv.slice(2).filter((word) => word !== '--deep');
const { line, step } = terminal();
const undo = [];
const running = new Set();
let ending = null;

const onPath = (...names) => {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const files = names.flatMap((name) =>
    name?.includes('/') ? [name] : name ? folders.map((folder) => join(folder, name)) : [],
  );
  return files.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return statSync(file).isFile();
    } catch {
      return false;
    }
  });
};

// What each tool is for: when it is missing the tests that need it are left out, and said so.
const tools = {
  chromium: {
    find: () => onPath(process.env.YBY_CHROMIUM, 'chromium', 'chromium-browser', 'google-chrome'),
    zh: '浏览器旅程',
    en: 'browser journeys',
    apt: 'chromium fonts-noto-cjk',
  },
  redis: {
    find: () => onPath('redis-server'),
    zh: 'Redis 上的旅程与故障测试',
    en: 'journeys and faults on Redis',
    apt: 'redis-server',
  },
  qpdf: {
    find: () => onPath('qpdf'),
    zh: '许可证和答复 PDF 的结构检查',
    en: 'structure of the permit and reply PDFs',
    apt: 'qpdf',
  },
  poppler: {
    find: () => (onPath('pdftotext') && onPath('pdftoppm')) || undefined,
    zh: '许可证和答复 PDF 的文字与扫码',
    en: 'text and scanning of the permit and reply PDFs',
    apt: 'poppler-utils',
  },
};

function stop(code) {
  ending ??= (async () => {
    for (const child of running) child.kill('SIGTERM');
    for (const act of undo.reverse()) await act().catch((error) => console.error(error.message));
    process.exit(code);
  })();
  return ending;
}
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

// A run's folder; those of runs that were killed are cleared with the servers that still work in them.
async function ownFolder() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith('yi-bao-yun-test-'))) {
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
  const folder = mkdtempSync(join(tmpdir(), 'yi-bao-yun-test-'));
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

async function testPostgres(folder) {
  const opening = startPostgres({
    dataDir: join(folder, 'pg'),
    durable: false,
    settings: { max_connections: '300', shared_buffers: '256MB' },
  });
  undo.push(async () => (await opening.catch(() => null))?.stop({ remove: true }));
  return opening;
}

async function testRedis(program, folder) {
  const port = await freePort();
  mkdirSync(join(folder, 'redis'));
  const words = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    join(folder, 'redis'),
    '--save',
    '',
    '--appendonly',
    'no',
    '--maxmemory-policy',
    'noeviction',
    '--logfile',
    join(folder, 'redis', 'log'),
  ];
  const child = spawn(program, words, { stdio: 'ignore', detached: true });
  undo.push(() =>
    end(child.pid, birthOf(child.pid), [
      ['SIGTERM', 5_000],
      ['SIGKILL', 2_000],
    ]),
  );
  if (!(await until(() => answers('127.0.0.1', port), 10_000)))
    throw new CannotStart('redis-server 起不来。', 'redis-server does not start.');
  return `redis://127.0.0.1:${port}`;
}

function jest(env, results) {
  const counted = args.some((word) => /^(-w|-i|--maxWorkers|--runInBand)/.test(word)) ? [] : ['--maxWorkers=2'];
  const words = [
    join(root, 'node_modules/jest/bin/jest.js'),
    '-c',
    'test/jest.config.js',
    ...counted,
    ...args,
    '--json',
    `--outputFile=${results}`,
  ];
  return new Promise((done) => {
    const child = spawn(process.execPath, words, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
    running.add(child);
    child.once('exit', (code) => {
      running.delete(child);
      done(code ?? 1);
    });
  });
}

async function main() {
  checkNode();
  line('\n易报云测试 · tests');
  if (packagesStale(root))
    await step('安装软件包', 'packages', (say) => installPackages(root, say, (child) => running.add(child)));
  const folder = await ownFolder();
  const env = { ...process.env, NODE_ENV: 'test', FORCE_COLOR: process.stdout.isTTY ? '1' : '0' };
  for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'REDIS_URL', 'YBY_DATA', 'YBY_PARENT', 'YBY_DEMO', 'PORT'])
    delete env[name];
  if (process.argv.includes('--deep')) env.YBY_DEEP = '1';

  const leftOut = [];
  for (const [name, tool] of Object.entries(tools)) {
    const file = tool.find();
    if (file && name === 'chromium') env.YBY_CHROMIUM = file;
    if (file) continue;
    leftOut.push(name);
    line(`  - 缺 ${name},跳过:${tool.zh} · missing, left out: ${tool.en}  (apt-get install ${tool.apt})`);
  }
  env.YBY_LEFT_OUT = leftOut.join(',');

  await step('数据库', 'database', async () => {
    if (process.env.YBY_TEST_DATABASE_URL) {
      env.YBY_TEST_OWNER_URL = process.env.YBY_TEST_DATABASE_URL;
      return 'YBY_TEST_DATABASE_URL';
    }
    const server = await testPostgres(folder);
    env.YBY_TEST_OWNER_URL = server.ownerUrl;
    env.YBY_TEST_ADMIN_URL = server.adminUrl;
    return `PostgreSQL 127.0.0.1:${server.port}`;
  });
  if (!leftOut.includes('redis'))
    await step('队列', 'redis', async () => (env.YBY_TEST_REDIS_URL = await testRedis(tools.redis.find(), folder)));
  await step(
    '编译',
    'build',
    async () => (await build(root, { onChild: (child) => running.add(child) })).join(', ') || '已是最新 up to date',
  );

  const results = join(folder, 'results.json');
  const code = await jest(env, results);
  if (ending) return;
  if (!existsSync(results)) {
    console.log('0 passed, 1 failed');
    return stop(code || 1);
  }
  const counts = JSON.parse(readFileSync(results, 'utf8'));
  const failed = counts.numFailedTests + counts.numRuntimeErrorTestSuites; // A file that could not run at all is a failure too.
  const skipped = counts.numPendingTests + counts.numTodoTests;
  console.log(`\n${counts.numPassedTests} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
  await stop(failed ? 1 : code);
}

main().catch((error) => {
  if (ending) return;
  console.error(`\n${error instanceof CannotStart ? error.message : error.stack}`);
  console.log('0 passed, 1 failed');
  void stop(1);
});
