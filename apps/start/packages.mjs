// The npm packages that package-lock.json names, installed only when something is missing: the second start must not pay.
import { existsSync, readFileSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from './terminal.mjs';
import { run } from './processes.mjs';

const lockOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** Why the packages must be installed ('missing' | 'changed'), or null when node_modules is what the lock file says. */
export function packagesStale(root) {
  const wanted = join(root, 'package-lock.json');
  const present = join(root, 'node_modules/.package-lock.json'); // npm writes it last: an interrupted install has none.
  if (!existsSync(present)) return 'missing';
  if (statSync(wanted).mtimeMs <= statSync(present).mtimeMs) return null;
  // A checkout touches the lock file without changing it.
  const have = lockOf(present);
  const changed = Object.entries(lockOf(wanted)).some(
    ([path, { version, optional, link, peer }]) =>
      path && !link && !(optional && !have[path]) && !(peer && !have[path]) && have[path]?.version !== version,
  );
  if (changed) return 'changed';
  try {
    utimesSync(present, new Date(), new Date());
  } catch {
    // Another user's packages: compared again next time.
  }
  return null;
}

/** npm itself: the one that runs us, else the one on the path. */
export function npm(args) {
  const own = process.env.npm_execpath;
  if (own?.endsWith('.js') && existsSync(own)) return [process.execPath, [own, ...args], {}];
  return ['npm', args, { shell: process.platform === 'win32' }];
}

/**
 * Installs what package-lock.json names; says how many packages are there. Not `npm ci`: it refuses a lock file without
 * the native parts of platforms that the registry did not serve when the lock file was written, and would leave a
 * machine of such a platform without them. `npm install --no-save` takes the same versions and writes neither file.
 * Development packages are needed too, whatever NODE_ENV says.
 */
export async function installPackages(root, say, onChild) {
  const total = Object.keys(lockOf(join(root, 'package-lock.json'))).length;
  const folder = join(root, 'node_modules');
  const timer = setInterval(() => say(`${Math.min(countPackages(folder), total)} / ${total}`), 1_000);
  const [command, args, options] = npm([
    'install',
    '--no-save',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
  ]);
  try {
    const { code, output } = await run(command, args, { cwd: root, onChild, ...options });
    const errors = output.split('\n').filter((line) => line.startsWith('npm error'));
    if (code !== 0)
      throw new CannotStart(
        '软件包安装失败。请检查网络和 npm 源,再运行一次。',
        'The packages could not be installed. Check the network and the npm registry, then run it again.',
        (errors.length ? errors : output.split('\n')).slice(0, 20).join('\n'),
      );
  } finally {
    clearInterval(timer);
  }
}

/** Direct packages whose version in package.json is not the one in the lock file: both must be committed together. */
export function lockDisagrees(root) {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const packages = lockOf(join(root, 'package-lock.json'));
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([name, version]) => packages[`node_modules/${name}`]?.version !== version)
    .map(([name]) => name);
}

function countPackages(folder) {
  try {
    return readdirSync(folder).reduce(
      (sum, name) => sum + (name.startsWith('@') ? readdirSync(join(folder, name)).length : 1),
      0,
    );
  } catch {
    return 0;
  }
}
