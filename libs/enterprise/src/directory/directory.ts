import {
  cursorOf,
  limitOf,
  pageOf,
  type Actor,
  type Page,
  type PageQuery,
  type PlainDate,
  type Sql,
} from '@yby/platform';
import { carryingKind, sellingKinds } from '../register/licence';

/**
 * What everybody signed in may know of an enterprise: enough to choose a counterparty, nothing of its standing. Another city's is
 * found by its whole credit code only, and then by its name alone (ADR 0014): without address and substances.
 */
export interface DirectoryEntry {
  readonly id: string;
  readonly name: string;
  readonly uscc: string;
  readonly division: string;
  readonly address: string;
  /** Codes of what it may sell today. */
  readonly sells: string[];
}

export interface DirectoryAsk extends PageQuery {
  /** Part of the name, or the beginning of the credit code. */
  readonly q?: string;
  readonly sells?: string;
  readonly transports?: boolean;
}

const selling = sellingKinds.map((kind) => `'${kind}'`).join(', ');
const holds = 'l.enterprise_id = e.id AND l.valid_from <= $1::date AND (l.valid_to IS NULL OR l.valid_to >= $1::date)';

const question = `
WITH home AS (SELECT left(coalesce((SELECT division FROM enterprise.enterprise WHERE id = $9::uuid), $8::text), 4) AS city)
SELECT e.id, e.name, coalesce(e.uscc, '') AS uscc, e.division,
  CASE WHEN left(e.division, 4) = home.city THEN e.address ELSE '' END AS address,
  ARRAY(SELECT DISTINCT code FROM enterprise.licence l, unnest(l.substances) AS code
        WHERE ${holds} AND l.kind IN (${selling}) AND left(e.division, 4) = home.city ORDER BY code) AS sells
FROM enterprise.enterprise e, home
WHERE e.state = 'registered' AND (left(e.division, 4) = home.city OR e.uscc = upper($2))
  AND ($2::text IS NULL OR e.name ILIKE '%' || $2 || '%' OR e.uscc LIKE upper($2) || '%')
  AND ($3::text IS NULL OR EXISTS (SELECT FROM enterprise.licence l WHERE ${holds} AND l.kind IN (${selling}) AND l.substances @> ARRAY[$3::text]))
  AND (NOT $4::boolean OR EXISTS (SELECT FROM enterprise.licence l WHERE ${holds} AND l.kind = '${carryingKind}'))
  AND ($5::text IS NULL OR (e.name COLLATE "C", e.id) > ($5::text COLLATE "C", $6::uuid))
ORDER BY e.name COLLATE "C", e.id LIMIT $7`;

/** One page of registered enterprises, by name. */
export async function directory(
  sql: Sql,
  actor: Actor,
  ask: DirectoryAsk,
  on: PlainDate,
): Promise<Page<DirectoryEntry>> {
  const after = cursorOf(ask, ['text', 'uuid']);
  const limit = limitOf(ask);
  const pattern = ask.q?.trim().replace(/[\\%_]/g, '\\$&');
  const rows = await sql.rows<DirectoryEntry>(question, [
    on,
    pattern || null,
    ask.sells ?? null,
    ask.transports ?? false,
    after?.[0] ?? null,
    after?.[1] ?? null,
    limit + 1,
    actor.division,
    actor.enterpriseId,
  ]);
  return pageOf(
    rows,
    limit,
    (row) => row,
    ({ name, id }) => [name, id],
  );
}
