export const millis = () => globalThis.Date.now();
