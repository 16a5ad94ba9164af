export const grant = 'GRANT SELECT, UPDATE ON platform.journal TO app';
