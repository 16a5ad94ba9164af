export const append = 'INSERT INTO platform.journal (id) VALUES ($1)';
export const others =
  'WITH e AS (INSERT INTO platform.journal (id) VALUES ($1)) INSERT INTO platform.deadline (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET at = $2';
