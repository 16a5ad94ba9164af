export const handed = { clock: Date };
