import { balance } from './balance';

export const entry = () => balance;
