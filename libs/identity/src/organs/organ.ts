import { toPlainDate, type Sql, type Tx } from '@yby/platform';

export const organLevels = ['province', 'city', 'county', 'unit', 'station'] as const;
/** A unit is the police of a development zone, which has no division of its own: it shares its county's, as a station does. */
export type OrganLevel = (typeof organLevels)[number];

/** A public-security organ. */
export interface Organ {
  readonly id: string;
  readonly name: string;
  readonly level: OrganLevel;
  readonly parentId: string | null;
  readonly division: string;
}

const columns = 'id, name_zh AS name, level, parent_id AS "parentId", division';

/** Enters an authority below its parent and emits `identity.organ-entered`. @returns its id */
export async function addOrgan(tx: Tx, organ: Omit<Organ, 'id'>): Promise<string> {
  const id = tx.newId();
  await tx.insert('identity.organ', {
    id,
    name_zh: organ.name,
    level: organ.level,
    parent_id: organ.parentId,
    division: organ.division,
    month: Number(toPlainDate(tx.now).slice(0, 7).replace('-', '')),
  });
  tx.emit(
    'identity.organ-entered',
    { type: 'organ', id, version: 1, division: organ.division },
    { level: organ.level },
  );
  return id;
}

/** The competent authority of exactly this division (never a station or unit, never the one above); null when there is none. */
export function organOf(sql: Sql, division: string): Promise<Organ | null> {
  return sql.maybe<Organ>(
    `SELECT ${columns} FROM identity.organ
     WHERE division = $1 AND level NOT IN ('station', 'unit') AND state = 'open'`,
    [division],
  );
}

/** One authority by its id. */
export function findOrgan(sql: Sql, id: string): Promise<Organ | null> {
  return sql.maybe<Organ>(`SELECT ${columns} FROM identity.organ WHERE id = $1`, [id]);
}
