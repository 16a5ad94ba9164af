export const row = (tx: { insert(table: string, row: object): void }) =>
  tx.insert('permits.permit', { id: 1, state: 'valid' });
