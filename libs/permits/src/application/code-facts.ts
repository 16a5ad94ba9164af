import { Injectable } from '@nestjs/common';
import type { DueFact, EnterpriseCounts, YellowReasons } from '@yby/enterprise';
import { findEnterprise } from '@yby/enterprise';
import { toPlainDate, type Instant, type Sql } from '@yby/platform';

/** What 易智码 asks of this module: applications to be corrected, and how many papers there are. */
@Injectable()
export class CodeFacts implements YellowReasons, EnterpriseCounts {
  async yellowReasons(sql: Sql, enterpriseId: string): Promise<DueFact[]> {
    const rows = await sql.rows<{ number: string }>(
      `SELECT number FROM permits.application WHERE enterprise_id = $1 AND state = 'correction_required' ORDER BY id LIMIT 20`,
      [enterpriseId],
    );
    return rows.map(({ number }) => ({
      code: 'application.correction',
      rule: '行政许可法 32',
      zh: `申请 ${number} 待补正`,
      en: `Application ${number} waits for a correction`,
      todoZh: '请按通知补正后重新提交',
      todoEn: 'Correct what the notice names and submit again',
    }));
  }

  async counts(sql: Sql, enterpriseId: string, now: Instant) {
    const name = (await findEnterprise(sql, enterpriseId))?.name ?? '';
    const row = await sql.maybe<{ open: number; valid: number; former: number }>(
      `SELECT (SELECT count(*)::int FROM permits.application WHERE enterprise_id = $1 AND state IN ('accepted', 'paused', 'correction_required')) AS open,
              (SELECT count(*)::int FROM permits.permit WHERE enterprise_id = $1 AND state = 'valid'
                 AND valid_from <= $2::date AND valid_to >= $2::date) AS valid,
              (SELECT count(*)::int FROM permits.permit WHERE enterprise_id = $1 AND state = 'valid' AND valid_to >= $2::date
                 AND holder ->> 'name' <> $3) AS former`,
      [enterpriseId, toPlainDate(now), name],
    );
    return [
      { code: 'permits.valid', zh: '有效证件', en: 'papers in force', count: row?.valid ?? 0 },
      { code: 'permits.open', zh: '在办申请', en: 'open applications', count: row?.open ?? 0 },
      // After a change of name: they stay good, and are reissued with the name of today.
      ...(row?.former
        ? [
            {
              code: 'permits.former-name',
              zh: '仍载旧名、可换发的证件',
              en: 'papers with a former name, to reissue',
              count: row.former,
            },
          ]
        : []),
    ];
  }
}
