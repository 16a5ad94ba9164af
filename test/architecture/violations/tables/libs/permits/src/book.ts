const columns = 'id, amount';
export const book = `WITH gone AS (DELETE FROM ledger.entry RETURNING ${columns}) SELECT * FROM gone`;
