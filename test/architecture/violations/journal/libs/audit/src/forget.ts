export const forget = `
  DELETE
  FROM ONLY "platform"."journal"
  WHERE occurred_at < $1`;
