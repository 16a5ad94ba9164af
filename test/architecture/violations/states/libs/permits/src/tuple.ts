export const tuple = 'UPDATE permits.permit SET (note, state) = ($2, $3) WHERE id = $1';
