export const version = 'SELECT setting FROM pg_catalog.pg_settings';
