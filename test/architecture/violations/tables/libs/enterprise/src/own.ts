export const own = 'UPDATE enterprise.enterprise SET name = $2 WHERE id = $1';
