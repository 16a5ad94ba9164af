export const scratch = 1;
