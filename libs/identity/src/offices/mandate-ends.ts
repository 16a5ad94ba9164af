import { Injectable } from '@nestjs/common';
import { toPlainDate, type DeadlineHandler, type PlainDate, type Tx } from '@yby/platform';
import { setMandateWarnings, spansOfAccount } from './mandate';

interface Agent {
  readonly version: number;
  readonly division: string;
  readonly enterpriseId: string | null;
}

/**
 * Tells in advance that an agent's mandate ends, and on the day that it has ended; the office itself ends by the calendar. A later
 * mandate that does not follow at once is told with its first day: nobody acts in between.
 */
@Injectable()
export class MandateEnds implements DeadlineHandler {
  async due(tx: Tx, { subjectId, kind }: { subjectId: string; kind: string }): Promise<void> {
    const agent = await tx.maybe<Agent>(
      `SELECT a.version, a.division, a.enterprise_id AS "enterpriseId"
       FROM identity.account a JOIN identity.office f ON f.account_id = a.id AND f.role = 'agent'
       WHERE a.id = $1 AND a.state <> 'closed'`,
      [subjectId],
    );
    if (!agent) return;
    const today = toPlainDate(tx.now);
    const spans = await spansOfAccount(tx, subjectId);
    const notice = kind.slice('identity.'.length);
    const ended = notice === 'mandate-ended';
    const after = spans.find(({ until }) => until >= today);
    const over = ended ? spans.findLast(({ until }) => until < today) : after;
    if (over && !(ended && after && after.from <= today))
      tell(tx, subjectId, agent, {
        event: ended ? 'identity.mandate-ended' : 'identity.mandate-ending',
        notice,
        until: over.until,
        from: spans.find(({ from }) => from > over.until)?.from ?? null,
      });
    if (ended) await setMandateWarnings(tx, subjectId);
  }
}

function tell(
  tx: Tx,
  id: string,
  { version, division, enterpriseId }: Agent,
  { event, ...facts }: { event: string; notice: string; until: PlainDate; from: PlainDate | null },
): void {
  tx.emit(
    event,
    { type: 'account', id, version, division },
    { accountId: id, toAccountId: id, enterpriseId, ...facts },
  );
}
