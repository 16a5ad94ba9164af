import { roles } from '@yby/platform';
import type { StoryClient } from '../../apps/cli/src/story/client';
import { documentOf, type Operation } from './api-document';
import type { Schema } from './bad-values';
import type { City } from './city';
import type { Route } from './routes';

// Every address of the api as somebody asks it who must not learn of another city, and what of that city is in the answers.

const WORDS = Object.values(roles).map(({ zh }) => zh as string);
const TELLING = ['name', 'name_zh', 'username', 'number', 'code', 'uscc', 'address', 'legal_rep', 'label', 'note'];

/** What is one city's alone: ids of every row that carries its division, and texts that stand in no other city's rows. */
export async function secretsOf(city: City, stem: string): Promise<{ ids: Set<string>; texts: string[] }> {
  const columns = await city.rows<{ place: string; column: string; type: string }>(
    `SELECT format('%I.%I', c.table_schema, c.table_name) AS place, c.column_name AS column, c.data_type AS type
     FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     JOIN information_schema.columns d USING (table_schema, table_name)
     WHERE t.table_type = 'BASE TABLE' AND d.column_name = 'division'
       -- That there is a city, what it has set and what it amends of the law everybody reads.
       AND (c.table_schema, c.table_name) NOT IN (('identity', 'city'), ('regulation', 'amendment'))
       AND ((c.column_name = 'id' AND c.data_type = 'uuid') OR (c.column_name = ANY($1) AND c.data_type = 'text'))`,
    [TELLING],
  );
  const ids = new Set<string>();
  const texts = new Set<string>();
  for (const { place, column, type } of columns) {
    const rows = await city.rows<{ value: string }>(
      `SELECT DISTINCT ${column}::text AS value FROM ${place} a WHERE division LIKE $1 || '%' AND ${column} IS NOT NULL
       ${type === 'uuid' ? '' : `AND NOT EXISTS (SELECT FROM ${place} b WHERE b.${column} = a.${column} AND b.division NOT LIKE $1 || '%')`}`,
      [stem],
    );
    for (const { value } of rows)
      if (type === 'uuid') ids.add(value);
      else if (isTelling(value)) texts.add(value);
  }
  return { ids, texts: [...texts] };
}

/** Long enough to be nobody's but theirs, and no word of the product. */
const isTelling = (text: string): boolean =>
  !WORDS.some((word) => word.includes(text)) &&
  (/^(?=.*\p{Script=Han}).{3,}$/u.test(text) || /^[0-9A-Z]{14,}$/.test(text));

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

export function foundIn(
  text: string,
  { ids, texts }: { ids: ReadonlySet<string>; texts: readonly string[] },
): string[] {
  return [
    ...new Set([...(text.match(UUID) ?? []).filter((id) => ids.has(id)), ...texts.filter((one) => text.includes(one))]),
  ];
}

/** Addresses of a list: as it is, long, and with each filter set to something of the other city. */
export function listsOf(path: string, operation: Operation | undefined, other: Filters): string[] {
  const queries = (operation?.parameters ?? []).filter((one) => one.in === 'query');
  const long = queries.some(({ name }) => name === 'limit') ? 'limit=100' : '';
  const filters = queries
    .filter(({ name }) => name !== 'limit' && name !== 'after')
    .flatMap(({ name, schema }) => valuesFor(schema, other).map((value) => `${name}=${encodeURIComponent(value)}`));
  return ['', long, ...filters.map((one) => [one, long].filter(Boolean).join('&'))]
    .filter((query, at, all) => all.indexOf(query) === at)
    .map((query) => (query ? `${path}?${query}` : path));
}

export interface Filters {
  readonly ids: readonly string[];
  readonly division: string;
  readonly words: readonly string[];
}

function valuesFor(schema: Schema, { ids, division, words }: Filters): readonly string[] {
  const {
    enum: choices,
    format,
    pattern,
    type,
  } = schema as {
    enum?: string[];
    format?: string;
    pattern?: string;
    type?: string;
  };
  if (choices) return choices;
  if (format === 'uuid' || pattern?.includes('[0-9a-f]{8}')) return ids;
  if (pattern?.includes('[1-9]')) return [division];
  return type === 'string' && !format ? words : [];
}

export async function operationsOf(city: City): Promise<(route: Route) => Operation | undefined> {
  const { paths } = await documentOf(city);
  return ({ method, path }) => paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
}

/** All pages of an address, at most ten. */
export async function read(client: StoryClient, address: string): Promise<{ status: number; text: string }> {
  let text = '';
  let next: string | null = '';
  let status = 0;
  for (let page = 0; page < 10 && next !== null; page++) {
    const more = next === '' ? '' : `${address.includes('?') ? '&' : '?'}after=${next}`;
    const response = await client.raw('GET', address + more);
    status = response.status;
    const said = await response.text();
    text += said;
    const json = response.headers.get('content-type')?.startsWith('application/json');
    next = json ? ((JSON.parse(said) as { next?: string | null } | null)?.next ?? null) : null;
  }
  return { status, text };
}
