import { entry } from '../../libs/ledger/src/entry';

export const main = entry;
