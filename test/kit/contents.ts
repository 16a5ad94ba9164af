import type { City } from './city';

// Machinery that moves by itself or records the attempt, and is no business: sessions, tries to sign in, seals.
const MOVES = ['identity.session', 'identity.attempt', 'platform.journal_batch', 'platform.journal_leaf'];

/** Number of rows and a digest of the contents of every table of the business, to see that nothing was written. */
export async function contentsOf(city: City): Promise<Record<string, string>> {
  const tables = await city.rows<{ name: string }>(
    `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema', 'bullmq', 'public') ORDER BY 1`,
  );
  const parts = tables
    .filter(({ name }) => !MOVES.includes(name))
    .map(
      ({ name }) =>
        `SELECT '${name}' AS name, count(*) || ' rows ' || coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '-') AS contents FROM ${name} t`,
    );
  const rows = await city.rows<{ name: string; contents: string }>(parts.join(' UNION ALL '));
  return Object.fromEntries(rows.map(({ name, contents }) => [name, contents]));
}
