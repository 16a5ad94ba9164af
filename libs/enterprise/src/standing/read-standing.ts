import { Inject, Injectable } from '@nestjs/common';
import { platformRefusal, Ports, toPlainDate, type Instant, type PlainDate, type Sql } from '@yby/platform';
import type { EnterpriseState } from '../register/enterprise.lifecycle';
import type { EnterpriseKind, Licence } from '../register/licence';
import type { CreditClass, EnterpriseFlag, HoldReasonCode, HoldScope } from './hold-reasons';
import type { BanFact, DueFact, HoldFact, StandingFacts } from './standing-facts';
import { YELLOW_REASONS, type YellowReasons } from './yellow-reasons';

/** An enterprise's standing as the books have it; nothing due that other modules know of. */
export interface Standing {
  readonly enterpriseId: string;
  readonly name: string;
  readonly version: number;
  readonly division: string;
  readonly state: EnterpriseState;
  readonly kinds: readonly EnterpriseKind[];
  readonly creditClass: CreditClass;
  readonly flags: readonly EnterpriseFlag[];
  /** In force on that day or later. */
  readonly holds: readonly (HoldFact & {
    readonly id: string;
    readonly scope: HoldScope;
    readonly reason: HoldReasonCode;
  })[];
  readonly bans: readonly BanFact[];
  readonly licences: readonly Licence[];
}

const question = `
SELECT e.id AS "enterpriseId", e.name, e.version, e.division, e.state, e.kinds,
  coalesce((SELECT g.credit_class FROM enterprise.grade g WHERE g.enterprise_id = e.id ORDER BY g.id DESC LIMIT 1), 'B') AS "creditClass",
  ARRAY(SELECT f.flag FROM (SELECT DISTINCT ON (f.flag) f.flag, f.raised FROM enterprise.flag f WHERE f.enterprise_id = e.id
      ORDER BY f.flag, f.id DESC) f WHERE f.raised ORDER BY f.flag) AS flags,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', h.id, 'scope', h.scope, 'reason', h.reason, 'article', h.article,
      'from', h.from_on, 'until', h.until_on) ORDER BY h.id) FROM enterprise.hold h
      WHERE h.enterprise_id = e.id AND (h.until_on IS NULL OR h.until_on >= $2::date)
        AND NOT EXISTS (SELECT FROM enterprise.hold_release r WHERE r.hold_id = h.id)), '[]') AS holds,
  coalesce((SELECT jsonb_agg(jsonb_build_object('from', b.from_on, 'to', b.to_on, 'scope', b.scope, 'article', b.article)
      ORDER BY b.id) FROM enterprise.ban b WHERE b.enterprise_id = e.id AND b.to_on >= $2::date), '[]') AS bans,
  coalesce((SELECT jsonb_agg(jsonb_build_object('kind', l.kind, 'number', l.number, 'issuer', l.issuer, 'validFrom', l.valid_from,
      'validTo', l.valid_to, 'substances', l.substances) ORDER BY l.id) FROM enterprise.licence l WHERE l.enterprise_id = e.id), '[]') AS licences
FROM enterprise.enterprise e WHERE e.id = ANY($1::uuid[])`;

/** The standing of several, by id, in one statement; unknown ids are missing. */
export async function standings(sql: Sql, ids: readonly string[], on: PlainDate): Promise<Map<string, Standing>> {
  const rows = await sql.rows<Standing>(question, [ids, on]);
  return new Map(rows.map((row) => [row.enterpriseId, row]));
}

/** @throws Refusal platform.not-found for an unknown id */
export async function standing(sql: Sql, enterpriseId: string, on: PlainDate): Promise<Standing> {
  const found = (await standings(sql, [enterpriseId], on)).get(enterpriseId);
  if (!found) throw platformRefusal('not-found');
  return found;
}

/** The standing together with what every module knows to be due: what the colour is computed from. */
@Injectable()
export class ReadStanding {
  constructor(@Inject(Ports) private readonly ports: Ports) {}

  async of(sql: Sql, enterpriseId: string, now: Instant): Promise<Standing & StandingFacts> {
    return this.withDue(sql, await standing(sql, enterpriseId, toPlainDate(now)), now);
  }

  /** The same for one whose books were read already. */
  async withDue(sql: Sql, known: Standing, now: Instant): Promise<Standing & StandingFacts> {
    const { enterpriseId } = known;
    const due: DueFact[] = [];
    for (const other of this.ports.all<YellowReasons>(YELLOW_REASONS))
      due.push(...(await other.yellowReasons(sql, enterpriseId, now)));
    return { ...known, due };
  }
}
