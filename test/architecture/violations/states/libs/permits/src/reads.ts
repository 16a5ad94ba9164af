export const reads = 'SELECT id FROM permits.permit WHERE state = $1';
export const keeps = 'UPDATE permits.permit SET was = state, note = $2 WHERE id = $1 AND state = $3';
export const adds = 'INSERT INTO permits.line (id, restated) SELECT id, state FROM permits.permit';
export const compares =
  'UPDATE permits.permit SET open = EXISTS (SELECT FROM permits.line WHERE note = $2 AND state = $3) WHERE id = $1';
