import type { PlainDate, Sql } from '@yby/platform';
import type { AttendanceRow } from './absence-views';

/** Who can decide in a county on a day: its own approvers who are there, deputies of those who are not, and delegates. */
const question = `
SELECT o.id AS "organId", o.name_zh AS name, o.division,
  (SELECT count(*)::int FROM identity.account a JOIN identity.office f ON f.account_id = a.id AND f.role = 'approver'
   WHERE a.organ_id = o.id AND a.state = 'active') AS approvers,
  (SELECT count(*)::int FROM identity.account a JOIN identity.office f ON f.account_id = a.id AND f.role = 'approver'
   WHERE a.organ_id = o.id AND a.state = 'active' AND NOT identity.on_leave(a.id, $1)) AS present,
  (SELECT count(DISTINCT d.id)::int FROM identity.deputy p
   JOIN identity.account a ON a.id = p.account_id AND a.organ_id = o.id
   JOIN identity.account d ON d.id = p.deputy_id AND d.state = 'active' AND d.organ_id <> o.id
   JOIN identity.office f ON f.account_id = d.id AND f.role = 'approver'
   WHERE p.state = 'entered' AND p.from_on <= $1 AND p.until_on >= $1 AND NOT identity.on_leave(d.id, $1)) AS deputies,
  (SELECT count(DISTINCT a.id)::int FROM identity.delegation g
   JOIN identity.account a ON a.organ_id = g.to_organ AND a.state = 'active'
   JOIN identity.office f ON f.account_id = a.id AND f.role = 'approver'
   WHERE g.from_organ = o.id AND g.state = 'entered' AND g.from_on <= $1 AND g.until_on >= $1
     AND NOT identity.on_leave(a.id, $1)) AS delegates
FROM identity.organ o
WHERE o.level = 'county' AND o.state = 'open' AND o.division BETWEEN $2 AND $3
ORDER BY o.division`;

/** One row a county of the area. A deputy from the county itself is counted among those present. */
export async function attendanceOn(
  sql: Sql,
  day: PlainDate,
  [from, to]: readonly [from: string, to: string] = ['000000', '999999'],
): Promise<AttendanceRow[]> {
  const rows = await sql.rows<Omit<AttendanceRow, 'open'>>(question, [day, from, to]);
  return rows.map((row) => ({ ...row, open: row.present + row.deputies + row.delegates > 0 }));
}
