export const up = [
  'REVOKE UPDATE, DELETE, TRUNCATE ON platform.journal FROM public',
  'CREATE TRIGGER kept BEFORE UPDATE OR DELETE ON platform.journal EXECUTE FUNCTION platform.refuse()',
];
