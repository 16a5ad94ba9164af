import { Injectable } from '@nestjs/common';
import { toPlainDate, type Instant, type Sql } from '@yby/platform';
import type { DueFact } from '../standing/standing-facts';
import type { YellowReasons } from '../standing/yellow-reasons';

/** What 易智码 asks of filings and of the people on file: a returned filing to correct, an agent whose mandate has ended. */
@Injectable()
export class FilingYellow implements YellowReasons {
  async yellowReasons(sql: Sql, enterpriseId: string, now: Instant): Promise<DueFact[]> {
    const returned = await sql.rows<{ number: string }>(
      `SELECT number FROM enterprise.filing WHERE enterprise_id = $1 AND state = 'returned' ORDER BY id LIMIT 5`,
      [enterpriseId],
    );
    const ended = await sql.rows<{ until: string }>(
      `SELECT mandate_until::text AS until FROM enterprise.staff
       WHERE enterprise_id = $1 AND duty = 'agent' AND mandate_until < $2::date ORDER BY mandate_until LIMIT 5`,
      [enterpriseId, toPlainDate(now)],
    );
    return [
      ...returned.map(({ number }) => ({
        code: 'filing.correction',
        rule: '行政许可法 32',
        zh: `档案申报 ${number} 待补正`,
        en: `Filing ${number} waits for a correction`,
        todoZh: '请按退回理由一次改齐后重新提交',
        todoEn: 'Correct everything that is named and submit again',
      })),
      ...ended.map(({ until }) => ({
        code: 'mandate.ended',
        rule: '办法 10',
        zh: `一名经办人的授权已于 ${until} 到期`,
        en: `The mandate of an agent ended on ${until}`,
        todoZh: '请申报变更，更新授权委托书',
        todoEn: 'Declare a change with a new mandate',
      })),
    ];
  }
}
