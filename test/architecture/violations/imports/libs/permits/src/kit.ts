export { scratch } from '../../platform/src/testing';
