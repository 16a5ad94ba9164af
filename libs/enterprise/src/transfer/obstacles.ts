import type { Ports, Sql } from '@yby/platform';
import type { OpenBusiness } from '../closing/open-business';
import { followedBy, type StoredTransfer } from './transfer-row';
import { TRANSFER_PORT, type TransferCount, type TransferFollower } from './transfer-port';

/** Everything that has to be finished before it may be accepted, of all books. */
export async function obstaclesTo(sql: Sql, ports: Ports, row: StoredTransfer, lock: boolean): Promise<OpenBusiness[]> {
  const found: OpenBusiness[] = [];
  const filing = await sql.maybe(
    `SELECT FROM enterprise.filing WHERE enterprise_id = $1 AND state IN ('draft', 'submitted', 'returned')`,
    [row.enterprise_id],
  );
  if (filing) found.push({ code: 'filing', zh: '有未办结的单位申报', en: 'a filing of the enterprise is open' });
  const gone = await sql.maybe(
    `SELECT FROM enterprise.enterprise WHERE id = $1 AND state NOT IN ('registered', 'suspended')`,
    [row.enterprise_id],
  );
  if (gone)
    found.push({ code: 'enterprise-gone', zh: '该单位已不在册', en: 'the enterprise is not registered any more' });
  if (row.successor_id) {
    const taking = await sql.maybe(
      `SELECT FROM enterprise.enterprise e JOIN enterprise.site s ON s.enterprise_id = e.id AND s.id = $2 AND s.ended_on IS NULL
       WHERE e.id = $1 AND e.state = 'registered'`,
      [row.successor_id, row.to_site_id],
    );
    if (!taking)
      found.push({
        code: 'successor-gone',
        zh: '承继单位或其储存场所已不在册',
        en: 'the successor or its storehouse is not registered',
      });
  }
  const transfer = await followedBy(sql, row);
  for (const follower of ports.all<TransferFollower>(TRANSFER_PORT))
    found.push(...(await follower.obstaclesTo(sql, transfer, lock)));
  return found;
}

/** What moves with it, in numbers. */
export async function countsOf(sql: Sql, ports: Ports, row: StoredTransfer): Promise<TransferCount[]> {
  const transfer = await followedBy(sql, row);
  const counts: TransferCount[] = [];
  if (row.kind === 'move') {
    const own = await sql.maybe<{ licences: number; staff: number; holds: number }>(
      `SELECT (SELECT count(*)::int FROM enterprise.licence WHERE enterprise_id = $1) AS licences,
         (SELECT count(*)::int FROM enterprise.staff WHERE enterprise_id = $1) AS staff,
         (SELECT count(*)::int FROM enterprise.hold h WHERE h.enterprise_id = $1
            AND NOT EXISTS (SELECT FROM enterprise.hold_release r WHERE r.hold_id = h.id)) AS holds`,
      [row.enterprise_id],
    );
    counts.push(
      { code: 'licences', zh: '证照', en: 'licences', count: own!.licences },
      { code: 'staff', zh: '人员', en: 'people', count: own!.staff },
      { code: 'holds', zh: '管控', en: 'holds', count: own!.holds },
    );
  }
  counts.push({ code: 'sites', zh: '储存场所', en: 'storehouses', count: transfer.siteIds.length });
  for (const follower of ports.all<TransferFollower>(TRANSFER_PORT))
    counts.push(...(await follower.countsOf(sql, transfer)));
  return counts;
}
