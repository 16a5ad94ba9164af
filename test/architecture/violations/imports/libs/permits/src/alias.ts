export { entry } from '@yby/ledger/entry';
