export const correct = 'UPDATE platform.journal SET facts = $2 WHERE id = $1';
