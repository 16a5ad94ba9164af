export const unlock = ['ALTER TABLE platform.journal DISABLE TRIGGER ALL', 'DELETE FROM platform.journal'];
