export const replace = 'INSERT INTO platform.journal (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET facts = $2';
