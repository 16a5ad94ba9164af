export const launch = Date.now();
