export { digest } from './digest';
