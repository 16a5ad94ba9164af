import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alive, gone, killAll, launch, type Launched, projectRoot } from './launched';

jest.setTimeout(90_000);

// Stand-ins with the contract of the real applications (YBY_PARENT, ready, disconnect, SIGTERM), so that what is tested here
// is the launcher alone; the real ones are started by the journeys.
const worker = `
const beat = setInterval(() => undefined, 1000);
const stop = () => { clearInterval(beat); process.exit(0); };
process.on('disconnect', stop); process.on('SIGTERM', stop);
process.send({ ready: true, pid: process.pid });`;
const api = `
const { createServer } = require('node:http');
if (process.env.API_FAILS) throw new Error('the api refuses to start');
const facts = () => JSON.stringify({ pid: process.pid, owner: process.env.DATABASE_OWNER_URL ?? null, role: new URL(process.env.DATABASE_URL).username, demo: process.env.YBY_DEMO });
const server = createServer((request, answer) => (request.url === '/die' ? process.exit(7) : answer.end(facts())));
const stop = () => { server.closeAllConnections(); server.close(() => process.exit(0)); };
process.on('disconnect', stop); process.on('SIGTERM', stop);
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.send({ ready: true, detail: 'listening' }));`;
const cli = `
const { appendFileSync } = require('node:fs');
const { join } = require('node:path');
const [act] = process.argv.slice(2);
if (act === 'migrate' && new URL(process.env.DATABASE_OWNER_URL).username !== 'yby_owner') throw new Error('no owner');
if (act === 'show') console.log(JSON.stringify({ role: new URL(process.env.DATABASE_URL).username }));
else appendFileSync(join(process.env.YBY_DATA, 'acts'), act + '\\n');`;

let project: string;
let port: number;
const held: Server[] = [];

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port: free } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return free;
}

beforeEach(async () => {
  project = join(mkdtempSync(join(tmpdir(), 'yby 启动 ')), '易报云');
  chmodSync(join(project, '..'), 0o755);
  cpSync(join(projectRoot, 'apps/start'), join(project, 'apps/start'), { recursive: true });
  for (const file of [
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'nest-cli.json',
    'floors.json',
  ])
    cpSync(join(projectRoot, file), join(project, file));
  symlinkSync(join(projectRoot, 'node_modules'), join(project, 'node_modules'));
  for (const [name, text] of Object.entries({ worker, api, cli })) {
    mkdirSync(join(project, 'dist/apps', name, 'src'), { recursive: true });
    writeFileSync(join(project, 'dist/apps', name, 'src/main.js'), text);
  }
  expect(await launch([join(__dirname, 'driver.mjs'), join(project, 'apps/start'), 'mark', project]).ended).toBe(0);
  port = await freePort();
});

afterEach(async () => {
  killAll();
  for (const server of held.splice(0)) server.close();
  const pidFile = join(project, '.data/pg/cluster/postmaster.pid');
  const orphan = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : 0;
  if (orphan && alive(orphan)) process.kill(orphan, 'SIGQUIT');
  if (orphan) await gone(orphan);
  rmSync(join(project, '..'), { recursive: true, force: true });
});

const clean = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(DATABASE_|REDIS_|YBY_|NODE_ENV)/.test(name)),
);
const start = (env: Record<string, string> = {}): Launched =>
  launch([join(project, 'apps/start/start.mjs')], { cwd: project, env: { ...clean, PORT: String(port), ...env } });
const facts = async () =>
  (await (await fetch(`http://127.0.0.1:${port}/`)).json()) as {
    pid: number;
    owner: string | null;
    role: string;
    demo: string;
  };
const postgres = (): number =>
  Number(readFileSync(join(project, '.data/pg/cluster/postmaster.pid'), 'utf8').split('\n')[0]);
const acts = (): string[] => readFileSync(join(project, '.data/acts'), 'utf8').trim().split('\n');

it('starts everything in order, plays the story once, and leaves nothing running after Ctrl-C', async () => {
  const first = start();
  await first.says('Ctrl-C');
  const running = await facts();
  expect(running).toMatchObject({ owner: null, role: 'yby_app', demo: '1' });
  const database = postgres();
  first.process.kill('SIGINT');
  expect(await first.ended).toBe(130);
  expect([running.pid, database].filter(alive)).toEqual([]);
  const second = start();
  await second.says('Ctrl-C');
  second.process.kill('SIGTERM');
  expect(await second.ended).toBe(143);
  expect(acts()).toEqual(['migrate', 'seed', 'migrate']);
});

it('says that it is running already, where, and how to run another, when started twice on one folder', async () => {
  const first = start();
  await first.says('Ctrl-C');
  const second = start();
  expect(await second.ended).toBe(1);
  expect(second.said()).toMatch(
    new RegExp(
      `已经在运行:http://127\\.0\\.0\\.1:${port}[\\s\\S]*Already running[\\s\\S]*process ${first.process.pid}`,
    ),
  );
  expect((await facts()).role).toBe('yby_app');
  first.process.kill('SIGTERM');
  await first.ended;
});

it('lets the children end by themselves when the launcher is killed, and takes over the database and the lock', async () => {
  const first = start();
  await first.says('Ctrl-C');
  const { pid } = await facts();
  const database = postgres();
  first.process.kill('SIGKILL');
  expect(await gone(pid)).toBe(true);
  expect(alive(database)).toBe(true);
  const second = start();
  await second.says('Ctrl-C');
  expect(second.said()).toContain('adopted');
  expect(postgres()).toBe(database);
  second.process.kill('SIGTERM');
  await second.ended;
  expect(alive(database)).toBe(false);
});

it('starts a child again that died, and the database too, without stopping the rest', async () => {
  const launcher = start();
  await launcher.says('Ctrl-C');
  const before = await facts();
  await fetch(`http://127.0.0.1:${port}/die`).catch(() => undefined);
  await launcher.says('api is back');
  expect((await facts()).pid).not.toBe(before.pid);
  const database = postgres();
  process.kill(database, 'SIGKILL');
  await launcher.says('the database died');
  expect(await gone(database)).toBe(true);
  await launcher.says('the database is back');
  expect(postgres()).not.toBe(database);
  launcher.process.kill('SIGTERM');
  await launcher.ended;
});

it('shows why the api did not start, and stops what was started', async () => {
  const launcher = start({ API_FAILS: '1' });
  expect(await launcher.ended).toBe(1);
  expect(launcher.said()).toMatch(/api 没有就绪[\s\S]*did not become ready[\s\S]*the api refuses to start/);
  expect(existsSync(join(project, '.data/pg/cluster/postmaster.pid'))).toBe(false);
  expect(readdirSync(join(project, '.data'))).not.toContain('running');
});

it('says what to do when the port is in use', async () => {
  const other = createServer();
  held.push(other);
  await new Promise<void>((done) => other.listen(port, '127.0.0.1', done));
  const launcher = start();
  expect(await launcher.ended).toBe(1);
  expect(launcher.said()).toMatch(
    new RegExp(`端口 ${port} 已被占用[\\s\\S]*PORT=${port + 1} npm start[\\s\\S]*in use`),
  );
});

it.each([
  ['PORT', 'eighty', /设置 PORT[\s\S]*whole number from 1 to 65535, is "eighty"/],
  ['PORT', '70000', /设置 PORT[\s\S]*whole number/],
  ['DATABASE_URL', 'mysql://a:b@127.0.0.1/x', /设置 DATABASE_URL[\s\S]*looks like postgres:/],
  ['DATABASE_URL', 'postgres://a:secret@127.0.0.1:1/x', /连不上[\s\S]*nothing answers at 127\.0\.0\.1:1/],
  ['REDIS_URL', 'redis://127.0.0.1:1', /设置 REDIS_URL[\s\S]*nothing answers/],
  ['YBY_DATA', 'package.json', /设置 YBY_DATA[\s\S]*is a file/],
  ['YBY_DEMO', 'yes', /设置 YBY_DEMO[\s\S]*must be 0 or 1/],
])('refuses a setting %s=%s with what is expected, and starts nothing', async (name, value, message) => {
  const launcher = start({ [name]: value });
  expect(await launcher.ended).toBe(1);
  expect(launcher.said()).toMatch(message);
  expect(launcher.said()).not.toContain('secret');
});

it('gives the operator’s tool the database, running or not, and prints nothing of its own', async () => {
  const launcher = start();
  await launcher.says('Ctrl-C');
  const show = async () => {
    const tool = launch([join(project, 'apps/start/cli.mjs'), 'show', '--json'], {
      cwd: project,
      env: { ...clean, PORT: String(port) },
    });
    expect(await tool.ended).toBe(0);
    return JSON.parse(tool.said()) as unknown;
  };
  expect(await show()).toEqual({ role: 'yby_app' });
  launcher.process.kill('SIGTERM');
  await launcher.ended;
  expect(await show()).toEqual({ role: 'yby_app' });
  expect(existsSync(join(project, '.data/pg/cluster/postmaster.pid'))).toBe(false);
});
