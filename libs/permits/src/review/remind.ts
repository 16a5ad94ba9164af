import { Injectable } from '@nestjs/common';
import { type DeadlineHandler, type Tx } from '@yby/platform';
import type { StoredApplication } from '../application/application-row';
import { record } from '../application/case-event';

/** Reminders at 50 and 80 % of the promised time, escalation at 100 %: facts for listeners, never a silent approval. */
@Injectable()
export class Remind implements DeadlineHandler {
  async due(tx: Tx, { subjectId, kind }: { subjectId: string; kind: string }): Promise<void> {
    const row = await tx.maybe<StoredApplication>('SELECT * FROM permits.application WHERE id = $1', [subjectId]);
    if (row?.state !== 'accepted') return;
    record(tx, row, row.version, row.state, kind === 'permits.overdue' ? 'permits.overdue' : 'permits.reminder', {
      outcome: kind.slice('permits.'.length),
      ...(row.lease_until !== null && row.lease_until > tx.now && row.claimed_by
        ? { toAccountId: row.claimed_by }
        : {}),
    });
  }
}
