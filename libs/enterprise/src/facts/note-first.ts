import type { PlainDate, Tx } from '@yby/platform';

/** Remembers the day of the first purchase filing; later calls change nothing. For whoever decides filings. */
export async function noteFirstFiling(tx: Tx, enterpriseId: string, on: PlainDate): Promise<void> {
  await tx.execute('UPDATE enterprise.enterprise SET first_filing_on = $2 WHERE id = $1 AND first_filing_on IS NULL', [
    enterpriseId,
    on,
  ]);
}

/** The same for the first transport paper. */
export async function noteFirstTransport(tx: Tx, enterpriseId: string, on: PlainDate): Promise<void> {
  await tx.execute(
    'UPDATE enterprise.enterprise SET first_transport_on = $2 WHERE id = $1 AND first_transport_on IS NULL',
    [enterpriseId, on],
  );
}
