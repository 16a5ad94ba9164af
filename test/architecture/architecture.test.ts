import { join } from 'node:path';
import { rules } from './rules/all';
import { inWords, type Finding } from './rules/finding';
import { hasFloors } from './rules/floors';
import { cruiseTogether } from './rules/imports-go-downwards';
import { CATALOGUE_NAMES } from './rules/one-owner-per-table';
import { STATE_CHECK_NAMES } from './rules/states-move-by-acts';
import { Tree } from './rules/tree';
import { violations } from './rules/violations';

const house = new Tree(join(__dirname, '../..'));
const planted = violations.filter(({ name }) => name !== 'database');
cruiseTogether([house.root, ...planted.map(({ root }) => root).filter(hasFloors)]);

describe('the house keeps its rules', () => {
  test.each(Object.entries(rules))('%s', async (_, rule) => {
    expect((await rule.check(house)).map(inWords)).toEqual([]);
  });
});

describe('10 rules are proven: each catches what was planted, and nothing beside it', () => {
  test.each(planted)('violations/$name', async ({ root, expected }) => {
    const tree = new Tree(root);
    const found: Finding[] = (await Promise.all(Object.values(rules).map((rule) => rule.check(tree)))).flat();
    expect(found.map(({ rule, where }) => `${rule} ${where}`).sort()).toEqual(expected);
  });

  test('every finding that a rule can make is planted somewhere', () => {
    const names = [...Object.values(rules).flatMap((rule) => rule.names), ...CATALOGUE_NAMES, ...STATE_CHECK_NAMES];
    const caught = new Set(violations.flatMap(({ expected }) => expected.map((each) => each.split(' ')[0])));
    expect(names.filter((name) => !caught.has(name))).toEqual([]);
    expect([...caught].filter((name) => !names.includes(name!))).toEqual([]);
  });
});
