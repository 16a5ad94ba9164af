import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killAll, launch, type Launched, projectRoot } from './launched';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'yby-lock-'))));
afterEach(() => {
  killAll();
  rmSync(folder, { recursive: true, force: true });
});

const take = async (): Promise<{ launched: Launched; taken?: number; heldBy?: number }> => {
  const launched = launch([
    join(__dirname, 'driver.mjs'),
    join(projectRoot, 'apps/start'),
    'lock',
    join(folder, 'running'),
  ]);
  return { launched, ...(JSON.parse(await launched.says('\n')) as { taken?: number; heldBy?: number }) };
};

it('is refused while its holder lives, naming the holder', async () => {
  const first = await take();
  expect(first.taken).toBe(first.launched.process.pid);
  expect((await take()).heldBy).toBe(first.taken);
});

it('is recovered from a holder that was killed', async () => {
  const first = await take();
  first.launched.process.kill('SIGKILL');
  await first.launched.ended;
  const second = await take();
  expect(second.taken).toBe(second.launched.process.pid);
});

it('is recovered when another process got the dead holder’s pid', async () => {
  const lock = join(folder, 'running');
  writeFileSync(lock, JSON.stringify({ pid: process.pid, birth: 'an earlier life', mark: 'x' }));
  expect((await take()).taken).toEqual(expect.any(Number));
});

it('is recovered from a file that a full disk cut short', async () => {
  writeFileSync(join(folder, 'running'), '{"pid": 12');
  expect((await take()).taken).toEqual(expect.any(Number));
});

it('goes to exactly one of six who find the same stale lock', async () => {
  writeFileSync(join(folder, 'running'), JSON.stringify({ pid: 1, birth: 'an earlier life', mark: 'x' }));
  const six = await Promise.all(Array.from({ length: 6 }, take));
  const holders = six.filter(({ taken }) => taken).map(({ taken }) => taken);
  expect(holders).toHaveLength(1);
  expect((JSON.parse(readFileSync(join(folder, 'running'), 'utf8')) as { pid: number }).pid).toBe(holders[0]);
  expect(readdirSync(folder)).toEqual(['running']);
});
