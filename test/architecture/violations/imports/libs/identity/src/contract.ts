export { guard } from './guard';
