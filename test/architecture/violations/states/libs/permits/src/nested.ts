export const nested = `
  WITH moved AS (
    UPDATE permits.permit p
    SET total = (SELECT coalesce(sum(l.amount), 0) FROM permits.line l WHERE l.permit_id = p.id), state = $2
    WHERE p.id IN (SELECT id FROM permits.permit) RETURNING p.id)
  SELECT id FROM moved`;
