import type { Finding } from './finding';
import { floorOf, hasFloors, readFloors } from './floors';
import type { Rule } from './rule';
import type { Tree } from './tree';

function pathsOf(tree: Tree): Record<string, string[]> {
  const config = JSON.parse(tree.read('tsconfig.json')) as { compilerOptions: { paths: Record<string, string[]> } };
  return config.compilerOptions.paths;
}

function check(tree: Tree): Finding[] {
  if (!hasFloors(tree.root) || !tree.has('tsconfig.json')) return [];
  const floors = readFloors(tree.root);
  const wanted = new Map<string, string>();
  for (const module of floorOf(floors).keys())
    for (const [suffix, door] of Object.entries(floors.doors))
      wanted.set(`${floors.scope}/${module}${suffix}`, `libs/${module}/src/${door}.ts`);

  const paths = pathsOf(tree);
  const found: Finding[] = [];
  for (const [name, [...targets]] of Object.entries(paths)) {
    const target = targets.map((each) => each.replace(/^\.\//, '')).join(', ');
    if (name.includes('*'))
      found.push({
        rule: 'door-wildcard',
        where: 'tsconfig.json',
        why: `${name}: a wildcard opens every file of the module`,
      });
    else if (wanted.get(name) !== target)
      found.push({ rule: 'door-not-in-floors', where: 'tsconfig.json', why: `${name} → ${target}` });
  }
  for (const [name, door] of wanted) {
    if (!(name in paths))
      found.push({
        rule: 'door-not-in-paths',
        where: 'tsconfig.json',
        why: `${name} is missing: node test/architecture/doors.mjs`,
      });
    if (!tree.has(door)) found.push({ rule: 'door-missing', where: door, why: `the door ${name} does not exist` });
  }
  return found;
}

/** Rule 2: one door per module. The `paths` of tsc are exactly the doors of floors.json, and each door is there. */
export const oneDoor: Rule = {
  names: ['door-wildcard', 'door-not-in-floors', 'door-not-in-paths', 'door-missing'],
  check,
};
