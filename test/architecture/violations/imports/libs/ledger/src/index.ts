export { entry } from './entry';
