export const insert = `INSERT INTO permits.permit (id, state, note) VALUES ($1, $2, $3)`;
