import { join } from 'node:path';
import ts from 'typescript';
import type { Tree } from './tree';

const parsed = new Map<string, ts.SourceFile>();

/** The file's syntax tree, parsed once for all rules. */
export function syntaxOf(tree: Tree, file: string): ts.SourceFile {
  const path = join(tree.root, file);
  const known = parsed.get(path);
  if (known) return known;
  const kind = /\.(tsx|jsx)$/.test(file) ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(path, tree.read(file), ts.ScriptTarget.ES2023, true, kind);
  parsed.set(path, source);
  return source;
}

export function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  ts.forEachChild(node, (child) => visit(child, look));
}

/** `file:line` of a node. */
export function at(file: string, node: ts.Node): string {
  const source = node.getSourceFile();
  return `${file}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`;
}

/** Every text constant of a file; in templates each `${…}` stands as `?`. A concatenation is read as one text. */
export function textsOf(source: ts.SourceFile): { readonly node: ts.Node; readonly text: string }[] {
  const found: { node: ts.Node; text: string }[] = [];
  const look = (node: ts.Node): void => {
    const text = textOf(node);
    if (text === undefined) return ts.forEachChild(node, look);
    found.push({ node, text });
    // A statement may stand inside the `${…}` of another text.
    holesOf(node).forEach((hole) => ts.forEachChild(hole, look));
  };
  look(source);
  return found;
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return (
      node.head.text + node.templateSpans.map((span) => (textOf(span.expression) ?? '?') + span.literal.text).join('')
    );
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [textOf(node.left), textOf(node.right)];
    return left === undefined && right === undefined ? undefined : (left ?? '?') + (right ?? '?');
  }
  return undefined;
}

function holesOf(node: ts.Node): ts.Node[] {
  if (ts.isTemplateExpression(node)) return [...node.templateSpans];
  if (ts.isBinaryExpression(node))
    return [node.left, node.right].flatMap((side) => (textOf(side) === undefined ? [side] : holesOf(side)));
  return [];
}

/** SQL with one kind of blank and without quotes around names, so that one pattern finds all spellings. */
export const plainSql = (text: string): string =>
  text
    .replace(/--[^\n]*/g, ' ')
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/"/g, '')
    .replace(/\s+/g, ' ');

export interface ImportedName {
  readonly node: ts.Node;
  readonly from: string;
  /** `*` for the whole namespace, for `import()` and for `require()`. */
  readonly name: string;
  /** What the file calls it. */
  readonly local: string;
}

/** Everything a file takes from elsewhere: imports, re-exports, `import()`, `require()`; type-only ones too. */
export function importsOf(source: ts.SourceFile): ImportedName[] {
  const found: ImportedName[] = [];
  const add = (node: ts.Node, from: ts.Expression | undefined, name: string, local = name) => {
    if (from && ts.isStringLiteralLike(from)) found.push({ node, from: from.text, name, local });
  };
  visit(source, (node) => {
    if (ts.isImportDeclaration(node)) {
      const clause = node.importClause;
      const named = clause?.namedBindings;
      if (!clause) add(node, node.moduleSpecifier, '');
      if (clause?.name) add(node, node.moduleSpecifier, 'default', clause.name.text);
      if (named && ts.isNamespaceImport(named)) add(node, node.moduleSpecifier, '*', named.name.text);
      if (named && ts.isNamedImports(named))
        for (const each of named.elements)
          add(each, node.moduleSpecifier, (each.propertyName ?? each.name).text, each.name.text);
    } else if (ts.isExportDeclaration(node)) {
      if (node.exportClause && ts.isNamedExports(node.exportClause))
        for (const each of node.exportClause.elements)
          add(each, node.moduleSpecifier, (each.propertyName ?? each.name).text);
      else add(node, node.moduleSpecifier, '*');
    } else if (ts.isCallExpression(node)) {
      const { expression } = node;
      const asks =
        expression.kind === ts.SyntaxKind.ImportKeyword ||
        (ts.isIdentifier(expression) && expression.text === 'require');
      if (asks) add(node, node.arguments[0], '*');
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node, node.argument.literal as ts.Expression, node.qualifier?.getText() ?? '*');
    } else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
      add(node, node.moduleReference.expression, '*', node.name.text);
    }
  });
  return found;
}
