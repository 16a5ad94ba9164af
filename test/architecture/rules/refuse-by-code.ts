import ts from 'typescript';
import type { Finding } from './finding';
import type { Rule } from './rule';
import { at, importsOf, syntaxOf, visit } from './syntax';
import { isTest, moduleOf, type Tree } from './tree';

export const REFUSALS_DOC = 'docs/refusals.md';

const NAMELESS = /^(Error|TypeError|SyntaxError|EvalError|URIError|AggregateError|\w*Exception)$/;

/** A file that knows neither Nest nor a module's face decides alone: its caller's mistake is a RangeError. */
function isPure(tree: Tree, file: string): boolean {
  return importsOf(syntaxOf(tree, file)).every(
    ({ from }) => !from.startsWith('@nestjs/') && !/^@yby\/(?!.*\/contract$)/.test(from),
  );
}

function nameless(tree: Tree): Finding[] {
  return tree
    .sources('libs')
    .filter((file) => moduleOf(file) !== 'platform' && !isTest(file))
    .flatMap((file) => {
      const found: Finding[] = [];
      const pure = isPure(tree, file);
      visit(syntaxOf(tree, file), (node) => {
        if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return;
        const name = ts.isPropertyAccessExpression(node.expression)
          ? node.expression.name.text
          : node.expression.getText();
        const barred = NAMELESS.test(name) || (name === 'RangeError' && !pure);
        if (barred && !insideImpossible(node))
          found.push({
            rule: 'refusal-without-code',
            where: at(file, node),
            why: `${name}: refuse by a code of the module's table`,
          });
      });
      return found;
    });
}

/** `function impossible(…): never` asserts what the code itself guarantees; its error is a defect, not a refusal. */
function insideImpossible(node: ts.Node): boolean {
  for (let up: ts.Node | undefined = node; up; up = up.parent)
    if (ts.isFunctionDeclaration(up) && up.name?.text === 'impossible') return true;
  return false;
}

/** Every `<module>.<code>` of the refusal tables, with the place of its row. */
export function refusalCodes(tree: Tree): Map<string, string> {
  const codes = new Map<string, string>();
  for (const file of tree.sources('libs').filter((each) => each.endsWith('.refusals.ts')))
    visit(syntaxOf(tree, file), (node) => {
      if (!ts.isCallExpression(node) || node.expression.getText() !== 'declareRefusals') return;
      const [module, table] = node.arguments;
      if (!module || !ts.isStringLiteralLike(module) || !table || !ts.isObjectLiteralExpression(table)) return;
      for (const row of table.properties)
        if (row.name)
          codes.set(
            `${module.text}.${ts.isStringLiteralLike(row.name) ? row.name.text : row.name.getText()}`,
            at(file, row),
          );
    });
  return codes;
}

function agreement(tree: Tree): Finding[] {
  const codes = refusalCodes(tree);
  if (codes.size === 0) return [];
  const documented = new Set(
    tree.has(REFUSALS_DOC) ? [...tree.read(REFUSALS_DOC).matchAll(/`(\w+\.[\w-]+)`/g)].map(([, code]) => code!) : [],
  );
  const tests = tree.files
    .filter((file) => isTest(file))
    .map((file) => tree.read(file))
    .join('\n');
  const named = new Set(tests.match(/[a-z]+\.[a-z][a-z\d-]*/g) ?? []);
  return [
    ...[...codes]
      .filter(([code]) => !documented.has(code))
      .map(([code, where]) => ({ rule: 'refusal-undocumented', where, why: `${code} is not in ${REFUSALS_DOC}` })),
    ...[...codes]
      .filter(([code]) => !named.has(code))
      .map(([code, where]) => ({ rule: 'refusal-never-raised', where, why: `no test names ${code}` })),
    ...[...documented]
      .filter((code) => !codes.has(code))
      .map((code) => ({ rule: 'refusal-unknown', where: REFUSALS_DOC, why: `${code} is in no table` })),
  ];
}

/** Rule 8: refuse by code; every code is documented, and some test names it. */
export const refuseByCode: Rule = {
  names: ['refusal-without-code', 'refusal-undocumented', 'refusal-never-raised', 'refusal-unknown'],
  check: (tree) => [...nameless(tree), ...agreement(tree)],
};
