export const upsert =
  'INSERT INTO permits.permit (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET state = excluded.state';
