// `npm run bench [-- --quick]`: the product's own api against a bare Fastify + pg server that does the same statements, on
// one throw-away PostgreSQL with 100,000 open applications; both in turns, so that a busy machine slows both. Prints requests a
// second, p50, p99, the ratio, statements counted by the server, memory; exits 1 when a target is missed.
//   --quick            short rounds: to see that it works, not to judge by
//   --durable          the database waits for the disk at each commit, as in production; without it less of the time is waiting
//   --only=NAME,…      only these operations
//   --profile=FOLDER   leaves a CPU profile of both servers there
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkNode } from '../../apps/start/settings.mjs';
import { CannotStart, terminal } from '../../apps/start/terminal.mjs';
import { endings, ownFolder } from '../throw-away.mjs';
import { openCity } from './city.mjs';
import { OPEN } from './copies.mjs';
import { missed } from './figures.mjs';
import { connect, openDatabase, residentMb, startServer } from './house.mjs';
import { codesOf, cursorsOf, operations } from './operations.mjs';
import { measurePapers, papersTable } from './papers.mjs';
import { print } from './print.mjs';
import { CONNECTIONS, rounds } from './rounds.mjs';
import { openCounter } from './statements.mjs';

const { values: told } = parseArgs({
  options: {
    quick: { type: 'boolean' },
    durable: { type: 'boolean' },
    profile: { type: 'string' },
    only: { type: 'string' },
  },
});
const { line, step } = terminal();
const endingsOfRun = endings();
const { undo, stop, isEnding } = endingsOfRun;
const [turns, share] = told.quick ? [3, 0.2] : [7, 1];

const profiling = (name) =>
  told.profile ? ['--cpu-prof', `--cpu-prof-dir=${resolve(told.profile)}`, `--cpu-prof-name=${name}.cpuprofile`] : [];

async function main() {
  checkNode();
  line('\n易报云性能对照 · benchmark');
  const folder = await ownFolder(undo);
  const start = (name, file) => startServer(name, file, { ...endingsOfRun, env, folder, node: profiling(name) });
  let server, env, api, city, material;
  await step('数据库', 'database', async () => {
    ({ server, env } = await openDatabase(folder, endingsOfRun, told.durable ?? false));
  });
  await step('网站', 'api', async () => {
    api = await start('api', 'dist/apps/api/src/main.js');
  });
  const idle = residentMb(api.pid);
  await step('城市', 'city', async (say) => {
    city = await openCity({ url: api.url, env, owner: await connect(server.ownerUrl, undo), say });
    say('codes');
    material = { codes: await codesOf(api.url, city, 200), cursors: await cursorsOf(api.url, city.approver, 100) };
    return `${OPEN} open applications, ${city.numbers.length} permits, ${city.agents.length} companies`;
  });
  const bare = await start('bare', 'test/load/bare-server.mjs');
  const servers = { ours: api, bare };
  const counter = openCounter(await connect(server.adminUrl, undo));

  const results = [];
  const wanted = ({ name }) => !told.only || told.only.split(',').includes(name);
  for (const operation of operations(city, material).filter(wanted))
    await step(operation.zh, operation.name, async (say) => {
      say('statements');
      const statements = await counter.count(operation, servers);
      say(`${turns} rounds of each side`);
      const figures = await rounds(operation, servers, turns, share);
      results.push({ ...operation, ...figures, statements: statements.ours, asked: statements });
    });
  print(results, { line, connections: CONNECTIONS, idle, after: residentMb(api.pid), bareAfter: residentMb(bare.pid) });
  if (!told.only) line(`${papersTable(await measurePapers(told.quick ? { ms: 50, rounds: 3 } : {}))}\n`);
  const short = missed(results);
  const apart = results.flatMap(({ name, asked }) =>
    asked.apart.map((text) => `${name}: not the same statements: ${text}`),
  );
  for (const sentence of [...short, ...apart]) line(`  ✗ ${sentence}`);
  if (!short.length && !apart.length) line('  ✓ 各项目标均已达到 · every target is reached');
  await stop(short.length || apart.length ? 1 : 0);
}

main().catch((error) => {
  if (isEnding()) return;
  console.error(`\n${error instanceof CannotStart ? error.message : error.stack}`);
  void stop(1);
});
