export const rejected = () => Promise.reject(TypeError('no'));
