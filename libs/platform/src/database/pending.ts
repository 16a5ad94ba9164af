import type { Sql } from './sql';

let known: readonly string[] = [];

/** The migrations that this build carries, told once at boot. */
export function expectMigrations(names: readonly string[]): void {
  known = names;
}

/** @returns how many are in force; throws while one of this build's migrations is not */
export async function pendingMigrations(sql: Sql): Promise<number> {
  const rows = await sql.rows<{ name: string }>('SELECT name FROM public.migration');
  const applied = new Set(rows.map(({ name }) => name));
  const pending = known.filter((name) => !applied.has(name));
  if (pending.length) throw new RangeError(`not migrated: ${pending.join(', ')}`);
  return applied.size;
}
