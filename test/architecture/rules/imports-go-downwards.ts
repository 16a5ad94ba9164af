import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Finding } from './finding';
import { floorOf, hasFloors, readFloors } from './floors';
import type { Rule } from './rule';
import type { Tree } from './tree';

interface Edge {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

const cruises = new Map<string, Promise<Record<string, Edge[]>>>();

/** Cruises several roots in one process: starting it costs more than looking. A root not named here is cruised alone. */
export function cruiseTogether(roots: readonly string[]): void {
  const cruise = promisify(execFile)(process.execPath, [join(__dirname, 'cruise.mjs'), ...roots], {
    maxBuffer: 2 ** 26,
  });
  const found = cruise.then(({ stdout }) => JSON.parse(stdout) as Record<string, Edge[]>);
  for (const root of roots) cruises.set(root, found);
}

async function edges({ root }: Tree): Promise<Finding[]> {
  if (!cruises.has(root)) cruiseTogether([root]);
  const found = (await cruises.get(root))![root]!;
  return found.map(({ rule, from, to }) => ({ rule, where: from, why: `imports ${to}` }));
}

/** A folder without imports is invisible to the dependency rule, so the folders themselves are compared with the list. */
function folders(tree: Tree): Finding[] {
  const listed = floorOf(readFloors(tree.root));
  const libs = join(tree.root, 'libs');
  const present = existsSync(libs) ? readdirSync(libs) : [];
  return [
    ...present
      .filter((module) => !listed.has(module))
      .map((module) => ({ rule: 'module-not-listed', where: `libs/${module}`, why: 'is not in floors.json' })),
    ...[...listed.keys()]
      .filter((module) => !present.includes(module))
      .map((module) => ({
        rule: 'module-missing',
        where: 'floors.json',
        why: `lists ${module}, but libs/${module} does not exist`,
      })),
  ];
}

/** Rule 1: imports go downwards only, through doors, and end somewhere; `cruise.mjs` holds the single edges forbidden. */
export const importsGoDownwards: Rule = {
  names: [
    'imports-upward',
    'imports-sideways',
    'imports-past-a-door',
    'imports-test-kit',
    'imports-outward',
    'imports-from-web-beyond-contracts',
    'imports-unresolvable',
    'imports-in-a-circle',
    'contract-not-pure',
    'module-not-listed',
    'module-missing',
  ],
  check: async (tree) => (hasFloors(tree.root) ? [...folders(tree), ...(await edges(tree))] : []),
};
