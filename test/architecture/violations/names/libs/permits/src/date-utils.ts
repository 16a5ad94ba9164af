export const dateUtils = 1;
