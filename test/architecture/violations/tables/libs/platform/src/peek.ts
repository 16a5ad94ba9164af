export const peek = 'SELECT id FROM permits.permit WHERE id = $1';
