export { createHash as digest } from 'node:crypto';
