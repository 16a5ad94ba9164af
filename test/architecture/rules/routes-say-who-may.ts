import ts from 'typescript';
import type { Finding } from './finding';
import type { Rule } from './rule';
import { at, importsOf, syntaxOf, visit } from './syntax';
import { isTest, type Tree } from './tree';

const VERBS = new Set(['Get', 'Post', 'Put', 'Patch', 'Delete', 'Options', 'Head', 'All', 'Search', 'Sse']);

/** The list of routes that anybody may call; a change of it is a decision, so it is a file. */
export const PUBLIC_ROUTES = 'test/architecture/public-routes.txt';

interface Route {
  readonly where: string;
  /** `GET /applications/:id`, without the prefix of the API. */
  readonly name: string;
  /** Arguments of its WhoMay; undefined when it has none. */
  readonly whoMay: readonly string[] | undefined;
}

export function routesOf(tree: Tree): Route[] {
  return tree
    .sources('libs', 'apps')
    .filter((file) => !isTest(file) && !file.startsWith('apps/web/'))
    .flatMap((file) => {
      const source = syntaxOf(tree, file);
      // A renamed import must not hide a route.
      const nest = new Map(
        importsOf(source)
          .filter(({ from }) => from === '@nestjs/common')
          .map(({ local, name }) => [local, name]),
      );
      const routes: Route[] = [];
      visit(source, (node) => {
        if (!ts.isMethodDeclaration(node) || !ts.isClassLike(node.parent)) return;
        const base = pathOf(decorators(node.parent).find(({ name }) => nest.get(name) === 'Controller'));
        const whoMay = decorators(node).find(({ name }) => name === 'WhoMay');
        for (const verb of decorators(node).filter(({ name }) => VERBS.has(nest.get(name) ?? '')))
          for (const path of pathOf(verb))
            for (const start of base.length > 0 ? base : [''])
              routes.push({
                where: at(file, node.name),
                name: `${nest.get(verb.name)!.toUpperCase()} /${[start, path]
                  .flatMap((part) => part.split('/'))
                  .filter(Boolean)
                  .join('/')}`,
                whoMay: whoMay?.args.map((arg) => (ts.isStringLiteralLike(arg) ? arg.text : arg.getText())),
              });
      });
      return routes;
    });
}

function decorators(node: ts.MethodDeclaration | ts.ClassLikeDeclaration) {
  return (ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : []).flatMap(({ expression }) =>
    ts.isCallExpression(expression) && ts.isIdentifier(expression.expression)
      ? [{ name: expression.expression.text, args: [...expression.arguments] as ts.Expression[] }]
      : [],
  );
}

function pathOf(decorator: { readonly args: readonly ts.Expression[] } | undefined): string[] {
  if (!decorator) return [];
  const [first] = decorator.args;
  if (!first) return [''];
  if (ts.isStringLiteralLike(first)) return [first.text];
  if (ts.isArrayLiteralExpression(first)) return first.elements.filter(ts.isStringLiteralLike).map(({ text }) => text);
  if (ts.isObjectLiteralExpression(first)) {
    const path = first.properties.find((property) => property.name?.getText() === 'path');
    if (path && ts.isPropertyAssignment(path) && ts.isStringLiteralLike(path.initializer))
      return [path.initializer.text];
  }
  return [first.getText()];
}

export const publicRoutes = (tree: Tree): string[] =>
  routesOf(tree)
    .filter(({ whoMay }) => whoMay?.includes('public'))
    .map(({ name }) => name)
    .sort();

function check(tree: Tree): Finding[] {
  const silent = routesOf(tree)
    .filter(({ whoMay }) => !whoMay || whoMay.length === 0)
    .map(({ where, name }) => ({ rule: 'route-without-who-may', where, why: `${name} does not say who may call it` }));
  const agreed = tree.has(PUBLIC_ROUTES) ? tree.read(PUBLIC_ROUTES).split('\n').filter(Boolean) : [];
  const present = publicRoutes(tree);
  return [
    ...silent,
    ...present
      .filter((name) => !agreed.includes(name))
      .map((name) => ({
        rule: 'public-route-not-agreed',
        where: PUBLIC_ROUTES,
        why: `${name} is public but not in the list`,
      })),
    ...agreed
      .filter((name) => !present.includes(name))
      .map((name) => ({
        rule: 'public-route-gone',
        where: PUBLIC_ROUTES,
        why: `${name} is in the list but not public`,
      })),
  ];
}

/** Rule 7: every route says who may, and the public ones are exactly those agreed. */
export const routesSayWhoMay: Rule = {
  names: ['route-without-who-may', 'public-route-not-agreed', 'public-route-gone'],
  check,
};
