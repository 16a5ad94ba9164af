import type { Client } from 'pg';
import type { Finding } from './finding';
import { floorOf, hasFloors, readFloors, type Floors } from './floors';
import type { Rule } from './rule';
import { at, plainSql, syntaxOf, textsOf } from './syntax';
import { isTest, moduleOf, type Tree } from './tree';

/** Schemas that no module owns: the engine's own, the queue's, and the list of migrations. */
const NOBODYS = new Set(['bullmq', 'public', 'information_schema']);
const IN_PUBLIC = new Set(['migration', 'migration_id_seq']);

/** What `catalogueFindings` can find. */
export const CATALOGUE_NAMES = ['table-without-owner', 'reference-not-downward'];

interface Relation {
  readonly schema: string;
  readonly name: string;
}

interface Reference {
  readonly kind: 'foreign key' | 'view';
  readonly name: string;
  readonly from_schema: string;
  readonly from_table: string;
  readonly to_schema: string;
  readonly to_table: string;
}

const RELATIONS = `
SELECT n.nspname AS schema, c.relname AS name
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`;

const REFERENCES = `
SELECT 'foreign key' AS kind, k.conname AS name, fn.nspname AS from_schema, f.relname AS from_table,
       tn.nspname AS to_schema, t.relname AS to_table
FROM pg_constraint k
JOIN pg_class f ON f.oid = k.conrelid JOIN pg_namespace fn ON fn.oid = f.relnamespace
JOIN pg_class t ON t.oid = k.confrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace
WHERE k.contype = 'f' AND fn.nspname <> tn.nspname
UNION ALL
SELECT DISTINCT 'view', v.relname, vn.nspname, v.relname, tn.nspname, t.relname
FROM pg_rewrite r
JOIN pg_class v ON v.oid = r.ev_class JOIN pg_namespace vn ON vn.oid = v.relnamespace
JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid AND d.refclassid = 'pg_class'::regclass
JOIN pg_class t ON t.oid = d.refobjid JOIN pg_namespace tn ON tn.oid = t.relnamespace
WHERE vn.nspname <> tn.nspname AND vn.nspname !~ '^pg_' AND vn.nspname <> 'information_schema'`;

/**
 * Rule 3 over a live catalogue: every schema is a module's, and foreign keys and views of one module point only to
 * modules below it.
 * @param client connected to the database as anybody who may read the catalogue
 */
export async function catalogueFindings(client: Client, floors: Floors): Promise<Finding[]> {
  const floor = floorOf(floors);
  const relations = (await client.query<Relation>(RELATIONS)).rows;
  const references = (await client.query<Reference>(REFERENCES)).rows;
  const homeless = relations
    .filter(
      ({ schema, name }) =>
        !floor.has(schema) && (!NOBODYS.has(schema) || (schema === 'public' && !IN_PUBLIC.has(name))),
    )
    .map(({ schema, name }) => ({
      rule: 'table-without-owner',
      where: `${schema}.${name}`,
      why: `no module is named ${schema}`,
    }));
  const upward = references
    .filter(
      (each) =>
        floor.has(each.from_schema) && !((floor.get(each.to_schema) ?? Infinity) < floor.get(each.from_schema)!),
    )
    .map((each) => ({
      rule: 'reference-not-downward',
      where: `${each.from_schema}.${each.from_table}`,
      why: `${each.kind} ${each.name} points to ${each.to_schema}.${each.to_table}`,
    }));
  return [...homeless, ...upward];
}

const WRITES =
  /\b(?:INSERT INTO|UPDATE(?: ONLY)?|DELETE FROM(?: ONLY)?|TRUNCATE(?: TABLE)?(?: ONLY)?|MERGE INTO) (\w+)\.(\w+)/gi;
const READS = /\b(?:FROM|JOIN|USING)(?: ONLY| LATERAL)? (\w+)\.(\w+)/gi;

/** Statements of a module that write a neighbour's table, or read one other than its own and the platform's. */
function statements(tree: Tree): Finding[] {
  const modules = floorOf(readFloors(tree.root));
  return tree
    .sources('libs', 'apps')
    .filter((file) => !isTest(file))
    .flatMap((file) =>
      textsOf(syntaxOf(tree, file)).flatMap(({ node, text }) => {
        const sql = plainSql(text);
        const mine = moduleOf(file);
        const tables = (pattern: RegExp) =>
          [...sql.matchAll(pattern)]
            .filter(([, schema]) => modules.has(schema!))
            .map(([, schema, name]) => ({ schema: schema!, name: `${schema}.${name}` }));
        const written = tables(WRITES);
        const read = tables(READS).filter(({ name }) => !written.some((other) => other.name === name));
        const finding = (rule: string, why: string) => (name: string) => ({
          rule,
          where: at(file, node),
          why: `${name} ${why}`,
        });
        if (mine === undefined)
          return [...written, ...read].map(({ name }) =>
            finding('sql-in-an-app', 'is reached through its module')(name),
          );
        return [
          ...written
            .filter(({ schema }) => schema !== mine)
            .map(({ name }) => finding('writes-a-foreign-table', 'is written by its own module only')(name)),
          ...read
            .filter(({ schema }) => schema !== mine && schema !== 'platform')
            .map(({ name }) => finding('reads-a-foreign-table', "is read through its module's door")(name)),
        ];
      }),
    );
}

/** Rule 3 over the code; `catalogueFindings` is the same rule over the database. */
export const oneOwnerPerTable: Rule = {
  names: ['writes-a-foreign-table', 'reads-a-foreign-table', 'sql-in-an-app'],
  check: (tree) => (hasFloors(tree.root) ? statements(tree) : []),
};
