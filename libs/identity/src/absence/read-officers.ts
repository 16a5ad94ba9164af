import type { Actor, Sql } from '@yby/platform';
import { areaOf } from '../people/city-of';
import { attendingOffices, type OfficerRow } from './absence-views';
import { leadsArea } from './leads';

const MOST = 1000;

/**
 * Who may be away or stand in: the officers of the own authority and of the one above it, and of the area for whoever leads one,
 * with those above whom a deputy may come from.
 */
export async function officersNear(sql: Sql, actor: Actor): Promise<OfficerRow[]> {
  const [from, to] = areaOf(actor);
  const leads = leadsArea(actor);
  return sql.rows<OfficerRow>(
    `WITH near AS (
       SELECT o.id, o.parent_id FROM identity.organ o
       WHERE ($3 AND o.division BETWEEN $1 AND $2) OR o.id = (SELECT organ_id FROM identity.account WHERE id = $4)
     ), reach AS (SELECT id FROM near UNION SELECT parent_id FROM near WHERE parent_id IS NOT NULL)
     SELECT a.id, a.name, o.id AS "organId", o.name_zh AS "organName", held.roles,
       (a.id = $4 OR ($3 AND a.division BETWEEN $1 AND $2)) AS led
     FROM identity.account a JOIN reach ON reach.id = a.organ_id JOIN identity.organ o ON o.id = a.organ_id
     CROSS JOIN LATERAL (SELECT ARRAY(SELECT f.role FROM identity.office f
       WHERE f.account_id = a.id AND f.role = ANY($5::text[]) ORDER BY f.role) AS roles) AS held
     WHERE a.state = 'active' AND cardinality(held.roles) > 0
     ORDER BY o.division, o.id, a.name, a.id LIMIT ${MOST}`,
    [from, to, leads, actor.id, [...attendingOffices]],
  );
}
