export const plain = 'UPDATE permits.permit SET state = $2 WHERE id = $1';
