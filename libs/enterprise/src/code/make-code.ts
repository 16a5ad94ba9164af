import { randomBytes } from 'node:crypto';
import { isoOf, platformRefusal, type Sql, type Tx } from '@yby/platform';
import { placeOf, tellStanding, touchStanding } from '../standing/keep-standing';
import { crockford } from './code-text';

export interface PlaceCode {
  readonly code: string;
  readonly siteId: string | null;
  /** Of the storehouse; null for the enterprise. */
  readonly siteName: string | null;
  readonly siteAddress: string | null;
}

/** 80 random bits. */
const newCode = () => crockford(randomBytes(10), 16);

/**
 * Gives a code to each of these enterprises and to each of their storehouses that has none; for whoever enters them in the
 * register. Two statements however many they are; asked twice it changes nothing.
 */
export async function makeCodes(tx: Tx, enterpriseIds: readonly string[]): Promise<void> {
  const missing = await tx.rows<{ enterprise_id: string; site_id: string | null; division: string; month: number }>(
    `SELECT p.enterprise_id, p.site_id, p.division, p.month FROM (
       SELECT id AS enterprise_id, NULL::uuid AS site_id, division, month FROM enterprise.enterprise WHERE id = ANY($1::uuid[])
       UNION ALL SELECT enterprise_id, id, division, month FROM enterprise.site WHERE enterprise_id = ANY($1::uuid[])) p
     WHERE NOT EXISTS (SELECT FROM enterprise.code c WHERE c.enterprise_id = p.enterprise_id AND c.replaced_at IS NULL
       AND c.site_id IS NOT DISTINCT FROM p.site_id)`,
    [enterpriseIds],
  );
  if (missing.length === 0) return;
  await tx.execute(
    `INSERT INTO enterprise.code (code, enterprise_id, site_id, made_at, division, month)
     SELECT r.code, r.enterprise_id, r.site_id, $2, r.division, r.month FROM jsonb_to_recordset($1::jsonb)
       AS r (code text, enterprise_id uuid, site_id uuid, division text, month int)
     ON CONFLICT (enterprise_id, site_id) WHERE replaced_at IS NULL DO NOTHING`,
    [JSON.stringify(missing.map((place) => ({ ...place, code: newCode() }))), isoOf(tx.now)],
  );
}

/**
 * 换码: a new code for a lost plate. The old one stays on file and says so. Emits `enterprise.code-replaced`; the codes
 * themselves are not in the journal.
 * @throws Refusal platform.not-found when the enterprise has no such code in use
 */
export async function replaceCode(tx: Tx, enterpriseId: string, code: string): Promise<void> {
  const subject = await touchStanding(tx, enterpriseId);
  const old = await tx.maybe<{ site_id: string | null; division: string }>(
    `UPDATE enterprise.code SET replaced_at = $3 WHERE enterprise_id = $1 AND code = $2 AND replaced_at IS NULL
     RETURNING site_id, division`,
    [enterpriseId, code, isoOf(tx.now)],
  );
  if (!old) throw platformRefusal('not-found');
  await tx.insert('enterprise.code', {
    code: newCode(),
    enterprise_id: enterpriseId,
    site_id: old.site_id,
    made_at: isoOf(tx.now),
    ...placeOf(tx, old.division),
  });
  tellStanding(tx, 'enterprise.code-replaced', subject, { siteId: old.site_id });
}

/** The codes in use of an enterprise: its own first, then those of its storehouses by name. */
export function codesOf(sql: Sql, enterpriseId: string): Promise<PlaceCode[]> {
  return sql.rows<PlaceCode>(
    `SELECT c.code, c.site_id AS "siteId", s.name AS "siteName", s.address AS "siteAddress"
     FROM enterprise.code c LEFT JOIN enterprise.site s ON s.id = c.site_id
     WHERE c.enterprise_id = $1 AND c.replaced_at IS NULL ORDER BY s.name COLLATE "C" NULLS FIRST, s.id`,
    [enterpriseId],
  );
}
