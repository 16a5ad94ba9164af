export const empty = 'TRUNCATE platform.delivery, platform.journal CASCADE';
