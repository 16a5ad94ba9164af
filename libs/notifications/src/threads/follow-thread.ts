import { isoOf, toPlainDate, type JournalEvent, type Tx } from '@yby/platform';
import type { CaseFacts } from '../tell/event-facts';

const upsert = `
INSERT INTO notifications.thread AS t (subject_type, subject_id, application_id, enterprise_id, version, last_state, updated_at, division, month)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (subject_type, subject_id) DO UPDATE SET
  application_id = excluded.application_id, enterprise_id = excluded.enterprise_id, version = excluded.version,
  last_state = excluded.last_state, updated_at = excluded.updated_at, division = excluded.division, month = excluded.month
WHERE t.version < excluded.version`;

/** Notes where the subject stands, unless something newer was heard before. */
export async function followThread(tx: Tx, { subject, occurredAt }: JournalEvent, facts: CaseFacts): Promise<void> {
  await tx.execute(upsert, [
    subject.type,
    subject.id,
    facts.applicationId,
    facts.enterpriseId,
    subject.version,
    facts.state,
    isoOf(occurredAt),
    subject.division,
    Number(toPlainDate(occurredAt).slice(0, 7).replace('-', '')),
  ]);
}
