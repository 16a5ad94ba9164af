// `npm run check [part …]`: everything that needs no database, quickly: format, lint, types, architecture, unit tests.
// Parts run two at a time; a part that passes is one line, a part that fails shows what it said.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './processes.mjs';
import { seconds } from './terminal.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const cache = (name) => join(root, 'node_modules/.cache', name);
const texts = [
  '{apps,libs,migrations,test}/**/*.{ts,tsx,mts,mjs,cjs,js,css,html}',
  '*.json',
  '.oxlintrc.json',
  'docker-compose.yml',
];
const prettier = (mode) => [
  'prettier/bin/prettier.cjs',
  mode,
  '--log-level',
  'warn',
  '--no-error-on-unmatched-pattern',
  '--cache',
  '--cache-location',
  cache('prettier'),
  ...texts,
];
const jest = (...words) => ['jest/bin/jest.js', '-c', 'test/jest.config.js', '--maxWorkers=2', ...words];
const tsc = (project, name) => [
  'typescript/bin/tsc',
  '--noEmit',
  '-p',
  project,
  '--incremental',
  '--tsBuildInfoFile',
  cache(`${name}.tsbuildinfo`),
];

// A test that opens the kit needs a server, and is run by `npm test`.
const withoutDatabase = () =>
  ['libs', 'apps']
    .flatMap((top) => readdirSync(join(root, top), { recursive: true }).map((name) => join(top, String(name))))
    .filter((name) => name.endsWith('.test.ts') && !readFileSync(join(root, name), 'utf8').includes('test/kit'));

/** Each part is one or more programs of node_modules with their words. */
const parts = {
  format: () => [prettier('--check')],
  lint: () => [['oxlint/bin/oxlint', '--deny-warnings']],
  types: () => [
    tsc('tsconfig.json', 'types'),
    ...(existsSync(join(root, 'apps/web/tsconfig.json')) ? [tsc('apps/web/tsconfig.json', 'types-web')] : []),
  ],
  // The rules over the database catalogue need a server: `npm test` runs those.
  architecture: () => [jest('test/architecture/architecture.test')],
  unit: () => [jest('--runTestsByPath', ...withoutDatabase())],
  'format:write': () => [prettier('--write')],
};
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length) {
  console.error(`没有这一项 · no such part: ${unknown.join(', ')}. ${Object.keys(parts).join(' | ')}`);
  process.exit(2);
}
const todo = asked.length ? [...asked] : ['types', 'format', 'lint', 'architecture', 'unit'];
const failed = [];

async function lane() {
  for (let name = todo.shift(); name; name = todo.shift()) {
    const begun = performance.now();
    let said = '';
    let code = 0;
    for (const [program, ...words] of parts[name]()) {
      const done = await run(process.execPath, [join(root, 'node_modules', program), ...words], { cwd: root });
      if (done.code !== 0) [code, said] = [done.code, said + done.output];
    }
    console.log(`  ${code === 0 ? '✓' : '✗'} ${name}  ${seconds(begun)}`);
    if (code === 0) continue;
    failed.push(name);
    console.log(said.trimEnd());
  }
}
await Promise.all([lane(), lane()]);
if (failed.length) console.error(`未通过 · failed: ${failed.join(', ')}`);
process.exit(failed.length ? 1 : 0);
