import { platformRefusal, type Actor, type Sql } from '@yby/platform';
import { isOfficerOfCity } from '../standing/reach';
import type { SuccessorView } from './transfer-views';

/** @throws Refusal platform.not-found also for an enterprise of another city */
export async function findSuccessor(sql: Sql, actor: Actor, uscc: string): Promise<SuccessorView> {
  const found = await sql.maybe<SuccessorView>(
    `SELECT e.id, e.name, e.division, coalesce((SELECT jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'address', s.address)
       ORDER BY s.id) FROM enterprise.site s WHERE s.enterprise_id = e.id AND s.ended_on IS NULL), '[]') AS sites
     FROM enterprise.enterprise e WHERE e.uscc = upper($1) AND e.state = 'registered'`,
    [uscc],
  );
  if (!found || !isOfficerOfCity(actor, found.division)) throw platformRefusal('not-found');
  return found;
}
