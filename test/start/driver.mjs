// Lets tests use the launcher's modules from processes of their own, as an operator's machine would: they can be killed.
//   node driver.mjs <folder of apps/start> serve <options as JSON>   starts PostgreSQL, prints its facts, stops on SIGTERM
//   node driver.mjs <folder of apps/start> lock <file>               takes the lock, prints the outcome, holds it
//   node driver.mjs <folder of apps/start> mark <project>            declares the project's dist/ built
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, act, word] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(join(folder, name)).href);
const say = (facts) => process.stdout.write(`${JSON.stringify(facts)}\n`);

if (act === 'serve') {
  const { startPostgres } = await load('postgres.mjs');
  try {
    const server = await startPostgres({ durable: false, ...JSON.parse(word) });
    process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)));
    const { ownerUrl, adminUrl, port, pid, adopted, place } = server;
    say({ ownerUrl, adminUrl, appUrl: server.appUrl(), port, pid, adopted, place });
    setInterval(() => undefined, 60_000);
  } catch (error) {
    say({ refused: error.message });
  }
} else if (act === 'lock') {
  const { takeLock } = await load('lock.mjs');
  try {
    takeLock(word);
    say({ taken: process.pid });
    setInterval(() => undefined, 60_000);
  } catch (error) {
    say({ heldBy: error.holder?.pid ?? null, refused: error.message });
  }
} else {
  const { markBuilt } = await load('build.mjs');
  markBuilt(word);
}
