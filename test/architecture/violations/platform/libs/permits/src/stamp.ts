export const stamp = 'SELECT id FROM permits.permit WHERE valid_until < CURRENT_TIMESTAMP';
