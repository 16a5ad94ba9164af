// `npm start`: from a clean clone to a running system with a story in it, in one command and with nothing installed
// beforehand but Node. Packages, build, database, migrations, worker, api, story; then it watches over them until Ctrl-C.
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from './build.mjs';
import { keepChild } from './children.mjs';
import { LockHeld, takeLock } from './lock.mjs';
import { installPackages, packagesStale } from './packages.mjs';
import { startPostgres } from './postgres.mjs';
import { answers, portFree, run, until } from './processes.mjs';
import { checkNode, hostOf, readSettings } from './settings.mjs';
import { CannotStart, seconds, terminal } from './terminal.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const begun = performance.now();
const { line, step } = terminal();
const undo = []; // What has been started, to be stopped in reverse order.
const running = new Set(); // Programs that a step waits for.
let ending = null;
const onChild = (child) => {
  running.add(child);
  child.once('close', () => running.delete(child));
};

// Stops everything that was started, once; a second Ctrl-C does not cut it short, because the database is last.
function stop(code, why) {
  ending ??= (async () => {
    if (why) line(`\n  ${why}`);
    for (const child of running) child.kill('SIGTERM');
    for (const act of undo.reverse()) await act().catch((error) => line(`  ${error.message}`));
    if (why) line('  已停止 · stopped');
    process.exit(code);
  })();
  return ending;
}
for (const [signal, code] of stopSignals()) process.on(signal, () => void stop(code, '正在停止… · stopping…'));
process.on('uncaughtException', (error) => {
  console.error(error);
  void stop(1);
});
process.stdout.on('error', () => undefined); // The terminal went away: there is still something to stop.

async function main() {
  checkNode();
  const settings = readSettings(process.env, root);
  line('\n易报云 · yi-bao-yun');
  prepareData(settings);
  if (!(await until(() => portFree(settings.port, settings.host), 5_000, 250))) throw portTaken(settings.port);
  if (settings.redisUrl) await knock('REDIS_URL', hostOf(settings.redisUrl, 6379));

  const reason = packagesStale(root);
  if (reason) await step('安装软件包', 'packages', (say) => installPackages(root, say, onChild));
  await step('编译', 'build', async () => (await build(root, { onChild })).join(', ') || '已是最新 up to date');

  const database = await step2('数据库', 'database', () => openDatabase(settings));
  const env = {
    ...process.env,
    PORT: String(settings.port),
    YBY_DATA: settings.data,
    DATABASE_URL: database.url,
    YBY_DEMO: settings.demo ? '1' : '0',
  };
  delete env.DATABASE_OWNER_URL; // Only migrations see the owner.
  await step('数据库结构', 'migrate', (say) =>
    cli(['migrate'], database.ownerUrl ? { ...env, DATABASE_OWNER_URL: database.ownerUrl } : env, say),
  );

  const children = [];
  undo.push(() => Promise.all(children.map((stopChild) => stopChild())));
  const child = (name) =>
    keepChild({
      name,
      file: join(root, `dist/apps/${name}/src/main.js`),
      env,
      cwd: root,
      logFile: join(settings.data, 'logs', `${name}.log`),
      say: tell,
      onStart: (stopChild) => children.push(stopChild),
    });
  await step('后台与网站', 'worker and api', async () => {
    const failed = (await Promise.allSettled([child('worker'), child('api')])).find(({ reason: error }) => error);
    if (failed) throw failed.reason;
  });
  const url = `http://127.0.0.1:${settings.port}`;
  const played = join(settings.data, 'story-played');
  if (settings.demo && !(existsSync(played) && readFileSync(played, 'utf8') === database.identity)) {
    await step('演示数据', 'story', (_, keep) =>
      cli(['seed', '--url', url], env, (text) => keep(text.startsWith('→') ? `    ${text}` : text)),
    );
    writeFileSync(played, database.identity);
  }
  const owner = process.env.YBY_PUBLIC_URL;
  line(`\n  已就绪 · ready  (${seconds(begun)})\n`);
  line(`  打开   open    ${owner || url}`);
  line(`  接口   API     ${url}/api/docs`);
  if (settings.demo) line('  账号   logins  登录页列出 · on the sign-in page;  npm run -s cli -- demo accounts');
  line(`  数据   data    ${settings.data}${database.place ? `  +  ${database.place}` : ''}`);
  line(`  记录   logs    ${join(settings.data, 'logs')}`);
  line('  停止   stop    Ctrl-C\n');
}

// Under nohup a closing terminal is ignored, and a handler of our own would undo that.
function stopSignals() {
  const ignored =
    process.platform === 'linux'
      ? (/^SigIgn:\s*([0-9a-f]+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0')
      : '0';
  const hup = (parseInt(ignored.slice(-1), 16) & 1) === 0;
  return [['SIGINT', 130], ['SIGTERM', 143], ...(hup ? [['SIGHUP', 129]] : [])];
}

// Like `step`, but returns what the act returned; its `detail` is printed.
async function step2(zh, en, act) {
  let answer;
  await step(zh, en, async (say) => (answer = await act(say)).detail);
  return answer;
}

function prepareData({ data, port }) {
  try {
    // Run as root the database is another user, which must pass through this folder; what is secret in it is 0600 by itself.
    mkdirSync(join(data, 'logs'), { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    const release = takeLock(join(data, 'running'), { port });
    undo.push(async () => release());
  } catch (error) {
    if (error instanceof LockHeld) throw alreadyRunning(error.holder, data);
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(error.code)) throw error;
    throw new CannotStart(
      `不能写数据目录 ${data}(${error.code})。请检查属主、权限和空间,或设置 YBY_DATA。`,
      `Cannot write the data folder ${data} (${error.code}). Check owner, permissions and space, or set YBY_DATA.`,
    );
  }
}

async function openDatabase({ data, databaseUrl, ownerUrl }) {
  if (databaseUrl) {
    await knock('DATABASE_URL', hostOf(databaseUrl, 5432));
    const { host, pathname } = new URL(databaseUrl);
    return { url: databaseUrl, ownerUrl, identity: `${host}${pathname}`, place: null, detail: host };
  }
  const folder = join(data, 'pg');
  const open = () =>
    startPostgres({ dataDir: folder, log: (text) => appendFileSync(join(data, 'logs', 'start.log'), `${text}\n`) });
  let opening = open();
  let leaving = false;
  undo.push(async () => {
    leaving = true;
    await (await opening.catch(() => null))?.stop();
  });
  const server = await opening;
  void (async () => {
    for (let wait = 500; ; wait = Math.min(wait * 2, 30_000)) {
      const now = await opening.catch((error) => void tell(error.message, 'database'));
      await now?.exited;
      if (leaving) return;
      tell(`数据库意外退出,${wait / 1_000} 秒后重启`, `the database died, starting it again in ${wait / 1_000} s`);
      await pause(wait);
      if (leaving) return;
      opening = open();
      void opening.then(
        () => tell('数据库已恢复', 'the database is back'),
        () => undefined,
      );
    }
  })();
  const detail = `PostgreSQL 127.0.0.1:${server.port}${server.adopted ? ',接管了上次留下的 adopted' : ''}`;
  return {
    url: server.appUrl('yby_app'),
    ownerUrl: server.ownerUrl,
    identity: `embedded ${server.madeAt}`,
    place: server.place,
    detail,
  };
}

async function cli(args, env, say) {
  const { code, output } = await run(process.execPath, [join(root, 'dist/apps/cli/src/main.js'), ...args], {
    cwd: root,
    env,
    onLine: say,
    onChild,
  });
  if (code !== 0 && !ending)
    throw new CannotStart(`cli ${args[0]} 失败(${code})。`, `cli ${args[0]} failed (${code}).`, output.slice(-4_000));
}

async function knock(name, { host, port }) {
  if (await answers(host, port)) return;
  throw new CannotStart(
    `设置 ${name}:${host}:${port} 连不上。请检查该服务是否已启动、地址是否正确。`,
    `Setting ${name}: nothing answers at ${host}:${port}. Check that the service runs and the address is right.`,
  );
}

const tell = (zh, en) => line(`  ! ${new Date().toLocaleTimeString('zh-CN', { hour12: false })} ${zh} · ${en}`);

const portTaken = (port) =>
  new CannotStart(
    `端口 ${port} 已被占用。请停掉占用它的程序,或换一个端口:PORT=${port + 1 > 65_535 ? 3_000 : port + 1} npm start`,
    `Port ${port} is in use. Stop the program that holds it, or take another: PORT=${port + 1 > 65_535 ? 3_000 : port + 1} npm start`,
  );
const alreadyRunning = ({ pid, since, port }, data) =>
  new CannotStart(
    `已经在运行:http://127.0.0.1:${port}(进程 ${pid},${since} 起,数据 ${data})。要再开一套,请另设 YBY_DATA 和 PORT。`,
    `Already running: http://127.0.0.1:${port} (process ${pid}, since ${since}, data ${data}). For a second system set another YBY_DATA and PORT.`,
  );

main().catch((error) => {
  if (ending) return; // Steps fail because they were stopped.
  console.error(`\n${error instanceof CannotStart ? error.message : error.stack}\n`);
  void stop(1);
});
