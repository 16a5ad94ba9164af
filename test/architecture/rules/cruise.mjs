// dependency-cruiser over one or several roots; prints { [root]: [{ rule, from, to }] } as JSON.
// It ships as an ES module that jest cannot load, hence a process of its own: node cruise.mjs <root>…
import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';

const SERVER_ONLY = [
  'node_modules/(@nestjs|@fastify|@node-rs|typeorm|pg|bullmq|ioredis|fastify|rxjs|reflect-metadata|class-validator|class-transformer)/',
  `^(node:)?(${builtinModules.filter((name) => !name.startsWith('_')).join('|')})$`,
];

const any = (names) => `(${names.join('|')})`;

/** Each rule forbids one kind of edge; the names are what a failing test prints. */
function rulesOf({ floors, doors }) {
  const door = `src/${any(Object.values(doors))}\\.ts$`;
  const testing = '^libs/platform/src/testing/';
  const directions = floors.flatMap(({ floor, modules }) => {
    const above = floors.filter((other) => other.floor > floor).flatMap((other) => other.modules);
    return modules.flatMap((module) => {
      const beside = modules.filter((other) => other !== module);
      return [
        ['imports-upward', above],
        ['imports-sideways', beside],
      ]
        .filter(([, others]) => others.length > 0)
        .map(([name, others]) => ({
          name,
          severity: 'error',
          from: { path: `^libs/${module}/` },
          to: { path: `^libs/${any(others)}/` },
        }));
    });
  });
  return [
    ...directions,
    {
      name: 'imports-past-a-door',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/', pathNot: ['^libs/$1/', door, testing] },
    },
    {
      name: 'imports-past-a-door',
      severity: 'error',
      from: { path: '^(apps|migrations)/' },
      to: { path: '^libs/', pathNot: [door] },
    },
    // The test kit is a door of the platform for tests, not for the product.
    {
      name: 'imports-test-kit',
      severity: 'error',
      from: { path: '^(libs|apps|migrations)/', pathNot: ['\\.test\\.tsx?$', testing] },
      to: { path: testing },
    },
    {
      name: 'imports-outward',
      severity: 'error',
      from: { path: '^libs/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(apps|migrations|test)/' },
    },
    {
      name: 'imports-from-web-beyond-contracts',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(libs|apps|migrations|test)/', pathNot: ['^apps/web/', 'src/contract\\.ts$'] },
    },
    {
      name: 'imports-unresolvable',
      severity: 'error',
      from: { path: '^(libs|apps|migrations)/' },
      to: { couldNotResolve: true, pathNot: '\\?(raw|url|worker|inline)$' },
    },
    {
      name: 'contract-not-pure',
      severity: 'error',
      from: { path: '^libs/[^/]+/src/contract\\.ts$' },
      to: { path: SERVER_ONLY, reachable: true },
    },
    {
      name: 'imports-in-a-circle',
      severity: 'error',
      from: { path: '^libs/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ];
}

/** The doors as exact aliases: nothing else of `scope` resolves. */
function aliasesOf(root, { scope, doors, floors }) {
  const modules = floors.flatMap((floor) => floor.modules);
  return Object.fromEntries(
    modules.flatMap((module) =>
      Object.entries(doors).map(([suffix, door]) => [
        `${scope}/${module}${suffix}$`,
        join(root, 'libs', module, 'src', `${door}.ts`),
      ]),
    ),
  );
}

async function look(root) {
  const floors = JSON.parse(readFileSync(join(root, 'floors.json'), 'utf8'));
  const folders = ['libs', 'apps', 'migrations'].filter((folder) => existsSync(join(root, folder)));
  const { output } = await cruise(
    folders,
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: rulesOf(floors) },
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: ['^dist/', '/public/'] },
    },
    {
      alias: aliasesOf(root, floors),
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.cjs', '.json', '.css', '.svg', '.wasm'],
      extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  );
  return output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}

const found = {};
for (const root of process.argv.slice(2)) found[root] = await look(root);
process.stdout.write(JSON.stringify(found));
