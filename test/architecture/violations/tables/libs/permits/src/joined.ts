export const joined = 'SELECT p.id FROM permits.permit p ' + 'JOIN enterprise.enterprise e ON e.id = p.holder_id';
