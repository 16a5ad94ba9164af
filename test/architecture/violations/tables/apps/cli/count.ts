export const count = 'SELECT count(*) FROM permits.permit';
