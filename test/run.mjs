// `npm test [-- jest arguments]`: packages if missing, a throw-away PostgreSQL and Redis, a build if stale, all tests, and a
// last line `N passed, N failed`. Whatever it started is stopped again, also on Ctrl-C; what a killed run left behind is
// cleared away by the next one.
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../apps/start/build.mjs';
import { installPackages, packagesStale } from '../apps/start/packages.mjs';
import { answers, birthOf, end, freePort, until } from '../apps/start/processes.mjs';
import { checkNode } from '../apps/start/settings.mjs';
import { CannotStart, terminal } from '../apps/start/terminal.mjs';
import { endings, ownFolder, throwAwayPostgres } from './throw-away.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const args = process.argv.slice(2).filter((word) => word !== '--deep');
const { line, step } = terminal();
const { undo, running, stop, isEnding } = endings();

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
  const folder = await ownFolder(undo);
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
    const server = await throwAwayPostgres(folder, undo, {
      settings: { max_connections: '300', shared_buffers: '256MB' },
    });
    env.YBY_TEST_OWNER_URL = server.ownerUrl;
    env.YBY_TEST_ADMIN_URL = server.adminUrl;
    env.YBY_TEST_POSTGRES_LOG = join(folder, 'pg', 'postgres.log');
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
  if (isEnding()) return;
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
  if (isEnding()) return;
  console.error(`\n${error instanceof CannotStart ? error.message : error.stack}`);
  console.log('0 passed, 1 failed');
  void stop(1);
});
