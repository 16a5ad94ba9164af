import { entry } from './entry';

export const balance = () => entry;
