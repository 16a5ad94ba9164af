export { law } from '@yby/regulation';
