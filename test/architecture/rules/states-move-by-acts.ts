import type { Client } from 'pg';
import type { Finding } from './finding';
import type { Rule } from './rule';
import { at, plainSql, syntaxOf, textsOf } from './syntax';
import { isTest, type Tree } from './tree';

/** The one place that writes a state of the business: from a lifecycle's table. Deliveries are machinery beside it. */
const ENGINE = ['libs/platform/src/lifecycle/', 'libs/platform/src/deliveries/'];

const ASSIGNMENTS = /\bUPDATE\b(?:(?! SET\b).)*? SET (.*?)(?= WHERE\b| RETURNING\b|$)/gi;
const STATE_ASSIGNED = /(?:^|,) ?state ?=|\((?:[^)]*\W)?state\b[^)]*\) ?=/i;

// A function's arguments and sub-selects, innermost first; their own WHERE must not end the list of assignments.
const INNER = /\w\((?:(?!\bUPDATE\b)[^()])*\)|\((?=[^()]*\bSELECT\b)(?:(?!\bUPDATE\b)[^()])*\)/gi;

function movesState(sql: string): boolean {
  let flat = sql;
  for (let before = ''; before !== flat;) {
    before = flat;
    flat = flat.replace(INNER, '?');
  }
  return [...flat.matchAll(ASSIGNMENTS)].some(([, set]) => STATE_ASSIGNED.test(set!));
}

function check(tree: Tree): Finding[] {
  return tree
    .sources('libs', 'apps')
    .filter((file) => !ENGINE.some((home) => file.startsWith(home)) && !isTest(file))
    .flatMap((file) => inTexts(tree, file));
}

const moved = (where: string) => ({
  rule: 'state-moved-past-its-lifecycle',
  where,
  why: 'UPDATE sets the column state: use advance()',
});

function inTexts(tree: Tree, file: string): Finding[] {
  return textsOf(syntaxOf(tree, file)).flatMap(({ node, text }) => {
    const sql = plainSql(text);
    return movesState(sql) ? [moved(at(file, node))] : [];
  });
}

/** Rule 4 over the code; `stateCheckFindings` compares the database with the lifecycles. */
export const statesMoveByActs: Rule = {
  names: ['state-moved-past-its-lifecycle'],
  check,
};

/** What `stateCheckFindings` can find. */
export const STATE_CHECK_NAMES = ['state-without-lifecycle', 'state-check-differs', 'lifecycle-without-table'];

/** What the catalogue is compared with: a lifecycle as the modules declare it. */
export interface DeclaredLifecycle {
  readonly name: string;
  /** schema.table whose column `state` it moves. */
  readonly table: string;
  readonly states: Readonly<Record<string, unknown>>;
}

/** Tables of the machinery below the lifecycles, whose state no officer moves. */
const MACHINERY = new Set(['platform.delivery']);

const STATE_COLUMNS = `
SELECT n.nspname || '.' || c.relname AS table, c.relispartition AS part,
       array_remove(array_agg(pg_get_constraintdef(k.oid)), NULL) AS checks
FROM pg_attribute a
JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p')
JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'bullmq')
LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'c' AND k.conkey = ARRAY[a.attnum] AND k.convalidated
WHERE a.attname = 'state' AND NOT a.attisdropped
GROUP BY 1, 2`;

// As Postgres prints `CHECK (state IN (…))`, with or without casts.
const ONE_OF =
  /^CHECK \(\(+state\)?(?:::text)? (?:= ANY \(+ARRAY\[(.+)\]\)?(?:::text\[\])?\)|= ('[^']+')(?:::\w+)?)\)+$/;

function allowedBy(check: string): string[] | null {
  const match = ONE_OF.exec(check);
  return match && [...(match[1] ?? match[2]!).matchAll(/'([^']*)'/g)].map(([, state]) => state!).sort();
}

/**
 * Rule 4 over a live catalogue: every column named `state` has a CHECK that allows exactly the states of the one
 * lifecycle that moves it.
 */
export async function stateCheckFindings(client: Client, lifecycles: readonly DeclaredLifecycle[]): Promise<Finding[]> {
  const columns = (await client.query<{ table: string; part: boolean; checks: string[] }>(STATE_COLUMNS)).rows;
  const declared = new Map(lifecycles.map((each) => [each.table, each]));
  const found: Finding[] = [];
  for (const { table, part, checks } of columns) {
    if (part || MACHINERY.has(table)) continue;
    const lifecycle = declared.get(table);
    if (!lifecycle) {
      found.push({
        rule: 'state-without-lifecycle',
        where: table,
        why: 'has a column state that no declared lifecycle moves',
      });
      continue;
    }
    const wanted = Object.keys(lifecycle.states).sort().join(', ');
    const allowed = checks.map(allowedBy).filter((states) => states !== null);
    if (!allowed.some((states) => states.join(', ') === wanted))
      found.push({
        rule: 'state-check-differs',
        where: table,
        why: `CHECK allows [${allowed.join(' | ') || 'anything'}], the lifecycle has [${wanted}]`,
      });
  }
  const present = new Set(columns.map(({ table }) => table));
  for (const { name, table } of lifecycles)
    if (!present.has(table))
      found.push({
        rule: 'lifecycle-without-table',
        where: table,
        why: `lifecycle ${name} moves a column state that does not exist`,
      });
  return found;
}
