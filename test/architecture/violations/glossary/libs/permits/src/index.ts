export const permits = 1;
