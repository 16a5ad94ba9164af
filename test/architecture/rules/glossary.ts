import type { Finding } from './finding';
import { floorOf, hasFloors, readFloors } from './floors';
import type { Rule } from './rule';
import type { Tree } from './tree';

export const GLOSSARY = 'docs/glossary.md';

/** Rows `| 中文 | code word | … |` of the glossary's tables. */
function wordsOf(tree: Tree): { readonly term: string; readonly word: string }[] {
  return [...tree.read(GLOSSARY).matchAll(/^\| *([^|]*\p{Script=Han}[^|]*?) *\| *`([^`|]+)` *\|/gmu)].map(
    ([, term, word]) => ({ term: term!, word: word! }),
  );
}

function check(tree: Tree): Finding[] {
  if (!tree.has(GLOSSARY)) return [];
  const words = wordsOf(tree);
  const twice = (values: string[]) => new Set(values.filter((value, place) => values.indexOf(value) !== place));
  const modules = hasFloors(tree.root) ? [...floorOf(readFloors(tree.root)).keys()] : [];
  return [
    ...[...twice(words.map(({ term }) => term))].map((term) => ({
      rule: 'term-has-two-words',
      where: GLOSSARY,
      why: `${term} stands twice`,
    })),
    ...[...twice(words.map(({ word }) => word))].map((word) => ({
      rule: 'word-has-two-terms',
      where: GLOSSARY,
      why: `${word} stands twice`,
    })),
    ...modules
      .filter((module) => !words.some(({ word }) => word === module))
      .map((module) => ({
        rule: 'module-without-term',
        where: GLOSSARY,
        why: `the module ${module} has no Chinese term`,
      })),
  ];
}

/** Rule 9, the names themselves: one English code word per Chinese term and back, and every module is a term. */
export const glossary: Rule = { names: ['term-has-two-words', 'word-has-two-terms', 'module-without-term'], check };
