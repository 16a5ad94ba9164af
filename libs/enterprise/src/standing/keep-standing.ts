import { platformRefusal, toPlainDate, type Facts, type Subject, type Tx } from '@yby/platform';

/** First key of the advisory locks on standings. */
const STANDING_LOCK = 1018;

/**
 * Until this act is over nobody holds, releases or grades these enterprises: what is read after it cannot be outrun by a hold
 * that is committed before the act. Readers do not wait for each other.
 */
export async function keepStanding(tx: Tx, enterpriseIds: readonly string[]): Promise<void> {
  await tx.execute(
    `SELECT pg_advisory_xact_lock_shared(${STANDING_LOCK}, hashtext(id)) FROM unnest($1::text[]) AS id ORDER BY hashtext(id)`,
    [[...new Set(enterpriseIds)]],
  );
}

/** Locks the standing for a change of it, and counts the version. @throws Refusal platform.not-found */
export async function touchStanding(tx: Tx, enterpriseId: string): Promise<Subject & { readonly division: string }> {
  await tx.execute(`SELECT pg_advisory_xact_lock(${STANDING_LOCK}, hashtext($1))`, [enterpriseId]);
  const row = await tx.maybe<{ version: number; division: string }>(
    'UPDATE enterprise.enterprise SET version = version + 1 WHERE id = $1 RETURNING version, division',
    [enterpriseId],
  );
  if (!row) throw platformRefusal('not-found');
  return { type: 'enterprise', id: enterpriseId, ...row };
}

/** Where a row of the standing belongs, for the partitions to come. */
export function placeOf(tx: Tx, division: string): { division: string; month: number } {
  return { division, month: Number(toPlainDate(tx.now).slice(0, 7).replace('-', '')) };
}

export function tellStanding(tx: Tx, event: string, subject: Subject, facts: Facts): void {
  tx.emit(event, subject, { enterpriseId: subject.id, ...facts });
}
