import ts from 'typescript';
import type { Finding } from './finding';
import type { Rule } from './rule';
import { at, importsOf, plainSql, syntaxOf, textsOf, visit } from './syntax';
import type { Tree } from './tree';

/** Ways to a transaction of one's own. */
const HANDLES = new Set([
  'DataSource',
  'EntityManager',
  'QueryRunner',
  'Repository',
  'TreeRepository',
  'MongoRepository',
  'BaseEntity',
  'getRepository',
  'getManager',
  'getConnection',
  'createConnection',
  'InjectDataSource',
  'InjectEntityManager',
  'InjectRepository',
]);
const QUEUE = /^(bullmq|ioredis|@nestjs\/bullmq)(\/|$)/;
const ENGINE = /^(typeorm|@nestjs\/typeorm)(\/|$)/;
const DRIVER = /^pg(-|\/|$)/;

function handles(tree: Tree): Finding[] {
  return outside(tree, 'libs/platform/', 'libs', 'apps').flatMap((file) =>
    importsOf(syntaxOf(tree, file)).flatMap(({ node, from, name }) => {
      const finding = (rule: string) => [{ rule, where: at(file, node), why: `takes ${name || 'all'} from ${from}` }];
      if (QUEUE.test(from)) return finding('queue-outside-platform');
      // Decorators of entities are harmless; the whole namespace holds the handles too.
      if (ENGINE.test(from) && (HANDLES.has(name) || name === '*' || name === 'default'))
        return finding('transaction-outside-platform');
      if (from.startsWith('@yby/') && HANDLES.has(name)) return finding('transaction-outside-platform');
      if (DRIVER.test(from) && file.startsWith('libs/')) return finding('transaction-outside-platform');
      return [];
    }),
  );
}

/** Besides the platform: the launcher, which knows no law, and the browser's one clock. */
const MACHINE_TIME = ['libs/platform/', 'apps/start/', 'apps/web/src/clock.ts'];
const SQL_TIME =
  /\b(now\s*\(\s*\)|(current|clock|transaction|statement|local)_?timestamp\b|current_(date|time)\b|localtime\b|timeofday\s*\()/i;

function clock(tree: Tree): Finding[] {
  return outside(tree, MACHINE_TIME, 'libs', 'apps').flatMap((file) => {
    const source = syntaxOf(tree, file);
    const found: Finding[] = [];
    visit(source, (node) => {
      if (ts.isIdentifier(node) && node.text === 'Date' && readsValue(node))
        found.push({
          rule: 'clock-outside-platform',
          where: at(file, node),
          why: 'Date: take an Instant as an argument',
        });
    });
    for (const { node, text } of textsOf(source)) {
      const word = SQL_TIME.exec(plainSql(text));
      if (word)
        found.push({
          rule: 'clock-outside-platform',
          where: at(file, node),
          why: `${word[0]}: pass tx.now as a parameter`,
        });
    }
    return found;
  });
}

/** The constructor itself, bare or as `globalThis.Date`; not the type, a property or a member that has the name. */
function readsValue(name: ts.Identifier): boolean {
  const { parent } = name;
  if (ts.isTypeReferenceNode(parent) || ts.isExpressionWithTypeArguments(parent) || ts.isTypeQueryNode(parent))
    return false;
  if (ts.isPropertyAccessExpression(parent) && parent.name === name)
    return /^(globalThis|window|self|global)$/.test(parent.expression.getText());
  return !(
    (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isEnumMember(parent)) &&
    parent.name === name
  );
}

function outside(tree: Tree, homes: string | readonly string[], ...folders: string[]): string[] {
  return tree.sources(...folders).filter((file) => ![homes].flat().some((home) => file.startsWith(home)));
}

/** Rule 5: one act, one transaction; queue, database handles and the clock belong to the platform. */
export const platformOnly: Rule = {
  names: ['queue-outside-platform', 'transaction-outside-platform', 'clock-outside-platform'],
  check: (tree) => [...handles(tree), ...clock(tree)],
};
