export const hold = `
  INSERT INTO "enterprise"."hold" (id)
  VALUES ($1)`;
