// How much a module's contract door weighs in the browser, everything in it used: built by Vite in memory.
//   node test/measure/contract-size.mjs regulation [file]   → {"module":"regulation","bytes":…,"gzip":…,"node":[],"files":[…]}
// With a file the bundle is written there too.
import { readFileSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const module = process.argv[2] ?? 'regulation';
const { scope, floors } = JSON.parse(readFileSync(join(root, 'floors.json'), 'utf8'));
const doors = floors
  .flatMap(({ modules }) => modules)
  .map((name) => ({
    find: new RegExp(`^${scope}/${name}/contract$`),
    replacement: join(root, `libs/${name}/src/contract.ts`),
  }));

// Vite puts an empty stand-in for a Node built-in, so the import is noted where it is resolved.
const node = [];
const notesBuiltins = {
  name: 'notes-builtins',
  enforce: 'pre',
  resolveId(id) {
    if (isBuiltin(id)) node.push(id);
    return null;
  },
};

const [result] = await build({
  configFile: false,
  root,
  logLevel: 'error',
  resolve: { alias: doors },
  plugins: [notesBuiltins],
  build: {
    write: false,
    target: 'es2022',
    minify: true,
    lib: { entry: join(root, `libs/${module}/src/contract.ts`), formats: ['es'] },
  },
});
const code = result.output.map((chunk) => chunk.code ?? '').join('');
if (process.argv[3]) writeFileSync(process.argv[3], code);
console.log(
  JSON.stringify({
    module,
    bytes: Buffer.byteLength(code),
    gzip: gzipSync(code).length,
    node,
    files: result.output.flatMap(({ moduleIds = [] }) => moduleIds.map((id) => relative(root, id))),
  }),
);
