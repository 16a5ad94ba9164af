// The face of the regulation module for sibling modules: the pure law of contract.ts, the edition in use, and the port
// through which they say whom a change of the law concerns.
// Sources: 易制毒化学品管理条例 (2018-09-18) and Order 87 of the Ministry of Public Security.
// Called by enterprise, ledger and permits inside their own acts.

export * from './contract';
export { LawBook } from './editions/law-book';
export { codesIn, IMPACT_PORT, MOST_TOUCHED, type Impact, type ImpactProbe, type Touched } from './editions/impact';
export type { LawTouch } from './editions/law-touch';
