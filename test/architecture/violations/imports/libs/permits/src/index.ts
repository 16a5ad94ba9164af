import { entry } from '../../ledger/src/entry';

export type Permit = string;
export const permits = entry;
