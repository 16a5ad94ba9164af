export { main } from '../../../apps/api/main';
