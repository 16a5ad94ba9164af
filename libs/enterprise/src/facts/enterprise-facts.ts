import { addMonths, platformRefusal, type PlainDate, type QuantityUnit, type Sql } from '@yby/platform';
import type { EnterpriseState } from '../register/enterprise.lifecycle';
import { carriesOf, sellsOf, type EnterpriseKind, type Licence } from '../register/licence';
import type { CreditClass, EnterpriseFlag, HoldScope } from '../standing/hold-reasons';
import type { HoldFact } from '../standing/standing-facts';

export interface Site {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly division: string;
  /** Police unit that the storehouse is assigned to; it goes before that of the division. */
  readonly organId: string | null;
}

export interface DeclaredNeed {
  readonly substance: string;
  readonly unit: QuantityUnit;
  /** Whole milligrams or pieces. */
  readonly yearlyNeed: bigint;
  readonly storageCapacity: bigint;
}

export interface Ban {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly scope: 'purchase' | 'transport' | 'all';
  readonly decisionNo: string;
  readonly article: string;
}

/** What stops it for now, without a decision: for the enterprise and for officers; others learn only that it may not. */
export interface Hold extends HoldFact {
  readonly id: string;
}

/** What is known of an enterprise on one day: everything that a check of an application looks at. */
export interface EnterpriseFacts {
  readonly id: string;
  readonly version: number;
  /** Empty for a natural person. */
  readonly uscc: string;
  readonly name: string;
  readonly address: string;
  /** Personal data: for the enterprise itself and for officers. */
  readonly legalRep: string;
  readonly division: string;
  readonly kinds: readonly EnterpriseKind[];
  readonly state: EnterpriseState;
  /** Competent county police unit; null where none works with this system. */
  readonly organId: string | null;
  readonly firstFilingOn: PlainDate | null;
  readonly firstTransportOn: PlainDate | null;
  readonly sites: readonly Site[];
  /** All on file, also those that have ended: newest end first. */
  readonly licences: readonly (Licence & { readonly id: string; readonly evidence: string | null })[];
  readonly needs: readonly DeclaredNeed[];
  /** In force on that day. */
  readonly bans: readonly Ban[];
  /** In force on that day. */
  readonly holds: readonly Hold[];
  /** Decided in the year up to that day. */
  readonly violationsLastYear: number;
  /** As it stands now, B until graded. */
  readonly creditClass: CreditClass;
  /** Raised now. */
  readonly flags: readonly EnterpriseFlag[];
  /** Codes of what it may sell on that day. */
  readonly sells: readonly string[];
  /** Whether it may carry dangerous goods on that day. */
  readonly carries: boolean;
}

type FactsRow = Omit<EnterpriseFacts, 'needs' | 'sells' | 'carries'> & {
  readonly needs: readonly { substance: string; unit: QuantityUnit; yearlyNeed: string; storageCapacity: string }[];
};

const question = `
SELECT e.id, e.version, coalesce(e.uscc, '') AS uscc, e.name, e.address, e.legal_rep AS "legalRep", e.division, e.kinds, e.state,
  e.organ_id AS "organId", e.first_filing_on AS "firstFilingOn", e.first_transport_on AS "firstTransportOn",
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'address', s.address, 'division', s.division,
      'organId', s.organ_id) ORDER BY s.id) FROM enterprise.site s WHERE s.enterprise_id = e.id AND s.ended_on IS NULL), '[]') AS sites,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', l.id, 'kind', l.kind, 'number', l.number, 'issuer', l.issuer,
      'validFrom', l.valid_from, 'validTo', l.valid_to, 'substances', l.substances, 'evidence', l.evidence)
      ORDER BY l.valid_to DESC NULLS FIRST, l.id) FROM enterprise.licence l WHERE l.enterprise_id = e.id), '[]') AS licences,
  coalesce((SELECT jsonb_agg(jsonb_build_object('substance', n.substance, 'unit', n.unit, 'yearlyNeed', n.yearly_need::text,
      'storageCapacity', n.storage_capacity::text) ORDER BY n.substance) FROM enterprise.declared_need n
      WHERE n.enterprise_id = e.id), '[]') AS needs,
  coalesce((SELECT jsonb_agg(jsonb_build_object('from', b.from_on, 'to', b.to_on, 'scope', b.scope,
      'decisionNo', b.decision_no, 'article', b.article) ORDER BY b.to_on DESC, b.id) FROM enterprise.ban b
      WHERE b.enterprise_id = e.id AND b.from_on <= $2::date AND b.to_on >= $2::date), '[]') AS bans,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', h.id, 'scope', h.scope, 'reason', h.reason, 'article', h.article,
      'from', h.from_on, 'until', h.until_on) ORDER BY h.id) FROM enterprise.hold h
      WHERE h.enterprise_id = e.id AND h.from_on <= $2::date AND (h.until_on IS NULL OR h.until_on >= $2::date)
        AND NOT EXISTS (SELECT FROM enterprise.hold_release r WHERE r.hold_id = h.id)), '[]') AS holds,
  (SELECT count(*)::int FROM enterprise.violation v
      WHERE v.enterprise_id = e.id AND v.decided_on > $3::date AND v.decided_on <= $2::date) AS "violationsLastYear",
  coalesce((SELECT g.credit_class FROM enterprise.grade g WHERE g.enterprise_id = e.id ORDER BY g.id DESC LIMIT 1), 'B') AS "creditClass",
  ARRAY(SELECT f.flag FROM (SELECT DISTINCT ON (f.flag) f.flag, f.raised FROM enterprise.flag f WHERE f.enterprise_id = e.id
      ORDER BY f.flag, f.id DESC) f WHERE f.raised ORDER BY f.flag) AS flags
FROM enterprise.enterprise e WHERE e.id = ANY($1::uuid[])`;

/** Facts of several enterprises on one day, by id, in one statement. Unknown ids are missing in the answer. */
export async function enterpriseFacts(
  sql: Sql,
  ids: readonly string[],
  on: PlainDate,
): Promise<Map<string, EnterpriseFacts>> {
  const rows = await sql.rows<FactsRow>(question, [[...new Set(ids)], on, addMonths(on, -12)]);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        ...row,
        needs: row.needs.map((need) => ({
          ...need,
          yearlyNeed: BigInt(need.yearlyNeed),
          storageCapacity: BigInt(need.storageCapacity),
        })),
        sells: sellsOf(row.licences, on),
        carries: carriesOf(row.licences, on),
      },
    ]),
  );
}

/** Holds of that day that stop this matter. */
export function heldIn({ holds }: Pick<EnterpriseFacts, 'holds'>, matter: Exclude<HoldScope, 'all'>): readonly Hold[] {
  return holds.filter(({ scope }) => scope === 'all' || scope === matter);
}

/** The register's entry of one enterprise, as others may see it. */
export interface EnterpriseCard {
  readonly id: string;
  readonly name: string;
  readonly uscc: string;
  readonly division: string;
  readonly organId: string | null;
  readonly state: EnterpriseState;
}

/** @returns null for an unknown id */
export function findEnterprise(sql: Sql, id: string): Promise<EnterpriseCard | null> {
  return sql.maybe<EnterpriseCard>(
    'SELECT id, name, coalesce(uscc, \'\') AS uscc, division, organ_id AS "organId", state FROM enterprise.enterprise WHERE id = $1',
    [id],
  );
}

/** @throws Refusal platform.not-found for an unknown id */
export async function getEnterprise(sql: Sql, id: string): Promise<EnterpriseCard> {
  const found = await findEnterprise(sql, id);
  if (!found) throw platformRefusal('not-found');
  return found;
}

/** The entries of several enterprises, by id; unknown ids are missing. */
export async function findEnterprises(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, EnterpriseCard>> {
  const rows = await sql.rows<EnterpriseCard>(
    'SELECT id, name, coalesce(uscc, \'\') AS uscc, division, organ_id AS "organId", state FROM enterprise.enterprise WHERE id = ANY($1::uuid[])',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
