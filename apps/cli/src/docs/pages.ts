import { checkSights, plateForms } from '@yby/regulation';
import { diagramOf, refusalTables, type ModuleDeclaration } from '@yby/platform/wiring';

const generated = '<!-- Made from the code: npm run cli -- docs -->\n';

/** Every refusal of every module: code, status, what is wrong, what to do, rule. */
export function refusalsPage(): string {
  const parts = [...refusalTables()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([module, table]) => {
      const rows = Object.entries(table).map(
        ([code, { status, zh, en, todoZh, todoEn, rule }]) =>
          `| \`${module}.${code}\` | ${status} | ${zh}。${todoZh} | ${en}. ${todoEn} | ${rule ?? ''} |`,
      );
      return [
        `## ${module}`,
        '',
        '| code | status | 中文 | English | rule |',
        '|---|---|---|---|---|',
        ...rows,
        '',
      ].join('\n');
    });
  return `${generated}
# Refusals

Each answer is \`application/problem+json\` (RFC 9457) with both languages, the rule where there is one, and a number to quote.
A refusal changes nothing. Words in braces are filled in.

${parts.join('\n')}`;
}

/** Every lifecycle as a diagram, with who may do what. */
export function lifecyclesPage(modules: readonly ModuleDeclaration[]): string {
  const parts = modules.flatMap((module) =>
    (module.lifecycles ?? []).map((lifecycle) => {
      const acts = Object.entries(lifecycle.acts).map(
        ([name, { zh, who, from, to }]) =>
          `| ${name} ${zh} | ${from.map((s) => s ?? '—').join(', ')} | ${to.join(', ')} | ${who.join(', ')} |`,
      );
      return [
        `## ${lifecycle.name} ${lifecycle.zh} (\`${lifecycle.table}\`)`,
        '',
        '```mermaid',
        diagramOf(lifecycle),
        '```',
        '',
        '| act | from | to | who |',
        '|---|---|---|---|',
        ...acts,
        '',
      ].join('\n');
    }),
  );
  return `${generated}\n# Lifecycles\n\n${parts.join('\n')}`;
}

/** What the check of each identifier cannot see, and how well the forms of plates are known. */
export function identifiersPage(): string {
  const sights = checkSights.map(
    ({ name, standard, check, blind }) =>
      `| ${name.zh} ${name.en} | ${standard} | ${check.zh}; ${check.en} | ${blind.zh}; ${blind.en} |`,
  );
  const plates = plateForms.map(({ zh, en, example, mark }) => `| ${zh} ${en} | ${example} | ${mark} |`);
  return `${generated}
# Identifiers

One changed character is refused, except as the last column says: there the standard's own check is blind, and only a
second look (the register, the paper) helps. \`libs/regulation/src/identifiers/checks.test.ts\` proves each row on
10,000 random identifiers. Two changed characters may pass any of them.

| identifier | standard | check | one wrong character that passes |
|---|---|---|---|
${sights.join('\n')}

The region of a credit code or identity number is that of the day it was given: abolished divisions are right there. An
e-licence identifier of another system whose check does not come out is 'doubtful', not refused.

## Plates, GA 36

| kind | example | form known |
|---|---|---|
${plates.join('\n')}
`;
}
