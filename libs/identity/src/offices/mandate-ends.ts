import { Injectable } from '@nestjs/common';
import { toPlainDate, type DeadlineHandler, type PlainDate, type Tx } from '@yby/platform';

/** Tells in advance that an agent's mandate ends, and on the day that it has ended; the office itself ends by the calendar. */
@Injectable()
export class MandateEnds implements DeadlineHandler {
  async due(tx: Tx, { subjectId, kind }: { subjectId: string; kind: string }): Promise<void> {
    const row = await tx.maybe<{ until: PlainDate; version: number; division: string; enterprise_id: string | null }>(
      `SELECT max(m.until_on) AS until, a.version, a.division, a.enterprise_id
       FROM identity.account a JOIN identity.mandate m ON m.account_id = a.id
       JOIN identity.office f ON f.account_id = a.id AND f.role = 'agent'
       WHERE a.id = $1 AND a.state <> 'closed' GROUP BY a.id`,
      [subjectId],
    );
    if (!row) return;
    const ended = row.until < toPlainDate(tx.now);
    tx.emit(
      ended ? 'identity.mandate-ended' : 'identity.mandate-ending',
      { type: 'account', id: subjectId, version: row.version, division: row.division },
      {
        accountId: subjectId,
        enterpriseId: row.enterprise_id,
        until: row.until,
        notice: kind.slice('identity.'.length),
      },
    );
  }
}
