// The face of the regulation module for sibling modules: the pure law of contract.ts, the edition in use, the port through
// which they say whom a change of the law concerns, and the names of all counties of the country, which the browser does
// not carry.
// Sources: 易制毒化学品管理条例 (2018-09-18) and Order 87 of the Ministry of Public Security.
// Called by enterprise, ledger and permits inside their own acts.

export * from './contract';
export { LawBook } from './editions/law-book';
export { codesIn, IMPACT_PORT, MOST_TOUCHED, type Impact, type ImpactProbe, type Touched } from './editions/impact';
export type { LawTouch } from './editions/law-touch';
export { countiesOf, divisionName, findDivisions } from './divisions/nationwide';
export type { DivisionEntry, DivisionLevel } from './divisions/nationwide';
export { checkSights, type CheckSight } from './identifiers/what-checks-see';
export { articleInWords, dayInWords, markInWords } from './reply/formal-words';
