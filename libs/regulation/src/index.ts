// The face of the regulation module for sibling modules: the same pure law as in contract.ts, nothing stored yet.
// Sources: 易制毒化学品管理条例 (2018-09-18) and Order 87 of the Ministry of Public Security.
// Called by enterprise, ledger and permits inside their own acts.

export * from './contract';
