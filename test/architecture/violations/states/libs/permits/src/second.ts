export const second = `
  UPDATE permits.permit AS p
  SET note = $2,
      "state" = 'used_up'
  WHERE p.id = $1`;
