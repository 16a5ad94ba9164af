import { Inject, Injectable } from '@nestjs/common';
import type { OpenBusiness, OpenBusinessProbe } from '@yby/enterprise';
import { Clock, toPlainDate, type Sql } from '@yby/platform';

const undecided = `SELECT FROM permits.application WHERE enterprise_id = $1 AND state IN ('accepted', 'paused', 'correction_required')
  AND ($2::uuid[] IS NULL OR site_id = ANY($2)) LIMIT 1`;
const inForce = `SELECT FROM permits.permit WHERE enterprise_id = $1 AND state IN ('valid', 'suspended') AND valid_to >= $2::date LIMIT 1`;

/** Applications without a decision and papers in force: they are finished before an enterprise closes. */
@Injectable()
export class PapersOpen implements OpenBusinessProbe {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  async openBusinessOf(sql: Sql, enterpriseId: string, siteIds: readonly string[] | null): Promise<OpenBusiness[]> {
    const found: OpenBusiness[] = [];
    if (await sql.maybe(undecided, [enterpriseId, siteIds]))
      found.push({ code: 'applications', zh: '有未办结的申请', en: 'an application is not decided yet' });
    const today = toPlainDate(await this.clock.nowIn(sql));
    if (siteIds === null && (await sql.maybe(inForce, [enterpriseId, today])))
      found.push({ code: 'papers', zh: '有仍在有效期的证件', en: 'a paper is still in force' });
    return found;
  }
}
