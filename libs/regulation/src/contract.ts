// The law as pure functions and data: catalogue, divisions, identifiers, "what do I need?", deadlines, reasons.
// 易制毒化学品管理条例 and Order 87 (办法), effective-dated, each datum with its article and how well it was checked.
// No clock and no database inside: every function takes the day it is asked for. The form in the browser and the act on
// the server call the same code. Called by enterprise, ledger, permits, notifications and the web.

export { catalogue, findSubstance, substanceOf, substancesOn } from './catalogue/catalogue';
export type { Category, Substance } from './catalogue/substance';
export {
  cityDivision,
  countiesOf,
  divisionName,
  isDivision,
  liesIn,
  prefectureOf,
  provinceDivision,
} from './divisions/division';
export type { Explanation } from './identifiers/explanation';
export { explainCas, isCas } from './identifiers/cas';
export { eLicenceOf, explainELicence, isELicence, mod3736 } from './identifiers/e-licence';
export { maskIdNumber, maskName, maskPhone } from './identifiers/masking';
export { explainPlate, isPlate } from './identifiers/plate';
export { explainResidentId, isResidentId } from './identifiers/resident-id';
export { explainUscc, isUscc } from './identifiers/uscc';
export { explainAsk } from './requirement/ask';
export type { Activity, AskDefect, BuyerKind, RequirementAsk, RequirementLine, Standing } from './requirement/ask';
export type {
  Authority,
  AuthorityLevel,
  Because,
  DocumentKind,
  Instrument,
  LaterDuty,
  Organ,
  Outcome,
  Point,
  RequiredDocument,
  Requirement,
} from './requirement/answer';
export { requirement, strictness } from './requirement/requirement';
export { findRule, rules, type Rule } from './requirement/rules';
export {
  correctionDeadline,
  defaultClockSettings,
  dueDates,
  isInOneDayPromise,
  noticeDeadline,
  statutoryWorkingDays,
} from './clocks/due-dates';
export type { ApplicationKind, ClockSettings, DueDates, DueDatesAsk } from './clocks/due-dates';
export { validity } from './clocks/validity';
export { returnDefects, type ReturnDefect } from './reasons/return-defects';
export { refusalReasons, type RefusalReason } from './reasons/refusal-reasons';
