// `npm run cli -- …`: the operator's tool, built first when its sources changed (quietly: its output may be piped as JSON),
// and connected to the embedded database, which is started for the command's duration when the system is not running.
import { spawn } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { holderOf, takeLock } from './lock.mjs';
import { installPackages, packagesStale } from './packages.mjs';
import { startPostgres } from './postgres.mjs';
import { recall } from './server-file.mjs';
import { checkNode, readSettings } from './settings.mjs';
import { CannotStart } from './terminal.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const args = process.argv.slice(2);
const asksHelp = args.length === 0 || args.some((word) => ['help', '--help', '-h', '--version', '-V'].includes(word));

/** A paper is verified with files alone: no database is started for it. */
const needsNothing = args[0] === 'permit' && args[1] === 'verify';

async function main() {
  checkNode();
  const settings = readSettings(process.env, root);
  const say = (text) => process.stderr.isTTY && process.stderr.write(`\r\x1b[2K${text}`);
  if (packagesStale(root)) await installPackages(root, say);
  await build(root, { names: ['server'] });
  say('');

  const env = { ...process.env, YBY_DATA: settings.data, PORT: String(settings.port) };
  const embedded = !settings.databaseUrl && recall(join(settings.data, 'pg'));
  let after = async () => {};
  if (embedded) {
    env.YBY_DEMO ??= settings.demo ? '1' : '0';
    const lock = join(settings.data, 'running');
    const holder = holderOf(lock);
    if (holder) {
      const url = (role) => `postgres://${role}:${embedded.passwords[role]}@127.0.0.1:${embedded.port}/yby`;
      Object.assign(env, {
        DATABASE_URL: url('yby_app'),
        DATABASE_OWNER_URL: url('yby_owner'),
        PORT: String(holder.port ?? settings.port),
      });
    } else if (!asksHelp && !needsNothing) {
      const release = takeLock(lock, { port: settings.port });
      after = async () => release();
      const server = await startPostgres({ dataDir: join(settings.data, 'pg') });
      after = async () => (await server.stop(), release());
      Object.assign(env, { DATABASE_URL: server.appUrl('yby_app'), DATABASE_OWNER_URL: server.ownerUrl });
    }
  }
  const child = spawn(process.execPath, [join(root, 'dist/apps/cli/src/main.js'), ...args], { env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const code = await new Promise((done) =>
    child.once('exit', (status, signal) => done(status ?? (signal ? 130 : 1))).once('error', () => done(1)),
  );
  await after();
  return code;
}

main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error instanceof CannotStart ? error.message : error.stack);
    process.exit(1);
  },
);
