import type { Finding } from './finding';
import type { Rule } from './rule';
import type { Tree } from './tree';

const MOST_LINES = 400;
const NOBODYS_ROOM = /^(common|shared|utils?|helpers?|misc|lib)$/;
const DRAWER = /(^|[-_.])(utils?|helpers?)([-_.]|$)/;
/** Made by a tool from another file of the tree. */
const GENERATED = /\.(d|generated)\.ts$/;

const TEXT =
  /(\.(ts|tsx|mts|js|mjs|cjs|json|md|ya?ml|txt|sh|css|html|sql)|(^|\/)\.[\w.-]+|(^|\/)(Dockerfile|Makefile))$/;
// Absolute paths of one machine. A relative path has a dot or a word before its slash.
const MACHINE = /(?<![\w.)}\]*?@~-])\/(work|farm|root|home\/\w+|Users\/\w+|tmp\/\w)\//;
const HOST = /"resolved"\s*:\s*"https?:|^ *@?[\w:-]*registry *= *\S|https?:\/\/registry\./m;

function names(tree: Tree): Finding[] {
  const parts = new Set(
    tree.files.flatMap((file) => file.split('/').map((_, depth, all) => all.slice(0, depth + 1).join('/'))),
  );
  return [...parts].flatMap((path) => {
    const stem = path
      .split('/')
      .at(-1)!
      .replace(/(?<=.)\..*$/, '');
    const barred = NOBODYS_ROOM.test(stem.toLowerCase()) || DRAWER.test(stem.toLowerCase());
    return barred
      ? [{ rule: 'name-says-nothing', where: path, why: 'name it after one act, one read or one noun' }]
      : [];
  });
}

function sizes(tree: Tree): Finding[] {
  return tree
    .sources('libs', 'apps', 'migrations', 'test')
    .filter((file) => !GENERATED.test(file))
    .flatMap((file) => {
      const lines = tree.read(file).trimEnd().split('\n').length;
      return lines > MOST_LINES
        ? [{ rule: 'file-too-long', where: file, why: `${lines} lines; at most ${MOST_LINES}` }]
        : [];
    });
}

function places(tree: Tree): Finding[] {
  return tree.files
    .filter((file) => TEXT.test(file))
    .flatMap((file) => {
      const text = tree.read(file);
      const path = MACHINE.exec(text);
      const host = HOST.exec(text);
      return [
        ...(path ? [{ rule: 'machine-path', where: file, why: `names ${path[0]} of one machine` }] : []),
        ...(host ? [{ rule: 'registry-host', where: file, why: `names a download host: ${host[0].trim()}` }] : []),
      ];
    });
}

/** Rule 9: small and named; and nothing in the tree belongs to one machine only. */
export const smallAndNamed: Rule = {
  names: ['name-says-nothing', 'file-too-long', 'machine-path', 'registry-host'],
  check: (tree) => [...names(tree), ...sizes(tree), ...places(tree)],
};
