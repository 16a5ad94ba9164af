export const text = () => Date();
