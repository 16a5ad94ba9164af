// Writes tsconfig.json's `paths` from floors.json: one exact entry a door, no wildcard.
//   node test/architecture/doors.mjs           writes
//   node test/architecture/doors.mjs --check   writes nothing, exits 1 when the file differs
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const root = join(fileURLToPath(import.meta.url), '../../..');
const file = join(root, 'tsconfig.json');
const { scope, doors, floors } = JSON.parse(readFileSync(join(root, 'floors.json'), 'utf8'));

const paths = {};
for (const { modules } of floors)
  for (const module of modules)
    for (const [suffix, door] of Object.entries(doors))
      paths[`${scope}/${module}${suffix}`] = [`./libs/${module}/src/${door}.ts`];

const present = readFileSync(file, 'utf8');
const config = JSON.parse(present);
if (JSON.stringify(config.compilerOptions.paths) === JSON.stringify(paths)) process.exit(0);
if (process.argv.includes('--check')) {
  console.error('tsconfig.json: `paths` differ from floors.json; run: node test/architecture/doors.mjs');
  process.exit(1);
}
config.compilerOptions.paths = paths;
writeFileSync(file, await format(JSON.stringify(config), { ...(await resolveConfig(file)), filepath: file }));
