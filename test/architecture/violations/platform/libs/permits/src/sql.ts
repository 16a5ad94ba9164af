export const sql = `UPDATE permits.permit SET read_at = NOW () WHERE id = $1`;
