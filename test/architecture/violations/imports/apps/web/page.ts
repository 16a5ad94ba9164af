export { permits } from '@yby/permits';
