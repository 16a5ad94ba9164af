import type { Rule } from './rule';
import { at, plainSql, syntaxOf, textsOf } from './syntax';

const JOURNAL = String.raw`platform\s?\.\s?journal\b(?!\.)`;
const CHANGES = [
  new RegExp(String.raw`\bUPDATE (ONLY )?${JOURNAL}`, 'i'),
  new RegExp(String.raw`\bDELETE FROM (ONLY )?${JOURNAL}`, 'i'),
  new RegExp(String.raw`\bTRUNCATE (TABLE )?(ONLY )?([\w.]+ ?, ?)*${JOURNAL}`, 'i'),
  new RegExp(String.raw`\bMERGE INTO (ONLY )?${JOURNAL}`, 'i'),
  new RegExp(
    String.raw`\bINSERT INTO ${JOURNAL}(?:(?!\bINSERT INTO\b).)*\bON CONFLICT\b(?:(?!\bINSERT INTO\b).)*\bDO UPDATE\b`,
    'i',
  ),
  new RegExp(String.raw`\bALTER TABLE (ONLY )?${JOURNAL}[^;]*\bDISABLE (TRIGGER|RULE)\b`, 'i'),
  new RegExp(String.raw`\bGRANT\b[^;]*\b(UPDATE|DELETE|TRUNCATE|ALL)\b[^;]* ON (TABLE )?${JOURNAL}`, 'i'),
];

/** Rule 6: the journal is never changed. Another test tries it as the application's role; this one reads the code. */
export const journalNeverChanges: Rule = {
  names: ['journal-changed'],
  check: (tree) =>
    tree.sources('libs', 'apps', 'migrations').flatMap((file) =>
      // A test may try: that it is caught is what it shows.
      file.endsWith('.test.ts')
        ? []
        : textsOf(syntaxOf(tree, file)).flatMap(({ node, text }) => {
            const sql = plainSql(text);
            const change = CHANGES.map((pattern) => pattern.exec(sql)).find((match) => match);
            return change ? [{ rule: 'journal-changed', where: at(file, node), why: change[0].slice(0, 60) }] : [];
          }),
    ),
};
