import { cursorOf, limitOf, pageOf, type Page, type PageQuery, type Sql } from '@yby/platform';
import type { EnterpriseKind } from '../register/licence';
import type { CreditClass, EnterpriseFlag } from './hold-reasons';

/** One of those among whom a draw is made. */
export interface PoolMember {
  readonly id: string;
  readonly division: string;
  readonly creditClass: CreditClass;
  readonly kinds: readonly EnterpriseKind[];
  readonly flags: readonly EnterpriseFlag[];
}

export interface PoolScope {
  /** Beginning of the division code: a county's six digits, a city's four; '' for all. */
  readonly area: string;
  /** Any of these kinds; all when left out. */
  readonly kinds?: readonly EnterpriseKind[];
  /** Any of these classes; all when left out. */
  readonly classes?: readonly CreditClass[];
}

const question = `
SELECT e.id, e.division, e.kinds, c.credit_class AS "creditClass",
  ARRAY(SELECT f.flag FROM (SELECT DISTINCT ON (f.flag) f.flag, f.raised FROM enterprise.flag f WHERE f.enterprise_id = e.id
      ORDER BY f.flag, f.id DESC) f WHERE f.raised ORDER BY f.flag) AS flags
FROM enterprise.enterprise e, LATERAL (SELECT coalesce((SELECT g.credit_class FROM enterprise.grade g
    WHERE g.enterprise_id = e.id ORDER BY g.id DESC LIMIT 1), 'B') AS credit_class) c
WHERE e.state = 'registered' AND starts_with(e.division, $1) AND ($2::text[] IS NULL OR e.kinds && $2::text[])
  AND ($3::text[] IS NULL OR c.credit_class = ANY($3::text[])) AND ($4::uuid IS NULL OR e.id > $4::uuid)
ORDER BY e.id LIMIT $5`;

/** Registered enterprises of an area, by id, a page at a time: the same books give the same pool, held ones included. */
export async function pool(sql: Sql, scope: PoolScope, page: PageQuery = {}): Promise<Page<PoolMember>> {
  const limit = limitOf(page);
  const rows = await sql.rows<PoolMember>(question, [
    scope.area,
    scope.kinds ?? null,
    scope.classes ?? null,
    cursorOf(page, ['uuid'])?.[0] ?? null,
    limit + 1,
  ]);
  return pageOf(
    rows,
    limit,
    (row) => row,
    ({ id }) => [id],
  );
}
